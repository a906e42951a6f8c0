import CFFmpeg

/// Takes one audio track's packets out of a container.
///
/// Nothing but the given bytes is ever read: nested files and addresses are refused in three ways (playlist formats,
/// FFmpeg's opening callback, an empty list of protocols).
final class Demuxer {
    let format: InputFormat
    let stream: UnsafeMutablePointer<AVStream>
    let audioTracks: Int
    let hasVideo: Bool
    private let dataSize: Int64?
    private let input: InputContext
    private var context: UnsafeMutablePointer<AVFormatContext>?

    var streamIndex: Int { Int(stream.pointee.index) }
    var source: String { input.source.name }

    /// The whole file's bits per second, where FFmpeg knows.
    var bitRate: Int { Int(context?.pointee.bit_rate ?? 0) }

    /// The track's length as declared, in seconds, or the container's where the track has none of its own.
    var declaredSeconds: Double? {
        if let dataSize {
            let parameters = stream.pointee.codecpar.pointee
            return Double(dataSize) / Double(parameters.block_align) / Double(parameters.sample_rate)
        }
        let own = stream.pointee.duration
        if own != nunchi_no_timestamp, own > 0 {
            let base = stream.pointee.time_base
            return Double(own) * Double(base.num) / Double(base.den)
        }
        guard let whole = context?.pointee.duration, whole != nunchi_no_timestamp, whole > 0 else { return nil }
        return Double(whole) / Double(AV_TIME_BASE)
    }

    /// Whether that length was written by whoever made the file, for this track, and is not an estimate.
    var declaresExactLength: Bool {
        let formats: Set<String> = ["wav", "w64", "aiff", "au", "caf", "flac", "mp3", "mov", "tta", "wv", "ape"]
        return formats.contains(format.name) && declaredSeconds != nil
            && context?.pointee.duration_estimation_method != AVFMT_DURATION_FROM_BITRATE
    }

    /// The track's number of samples where FFmpeg does not cut the codec's padding right.
    var correctedLength: Int? {
        let isVorbis = format.name == "ogg" && stream.pointee.codecpar.pointee.codec_id == AV_CODEC_ID_VORBIS
        return isVorbis ? OggVorbisLength.singlePage(input.source) : nil
    }

    /// Whether the source cannot jump although its format may have to.
    var mayLackSeeking: Bool { !input.source.isSeekable && format.mayNeedSeeking }

    init(_ source: any ByteSource, track: Int?) throws {
        if source.size == 0 { throw AudioError(.empty, source: source.name) }
        input = try InputContext(source)
        format = try InputFormat(probing: input)
        let context = try Self.open(input, format)
        do {
            let streams = (0..<Int(context.pointee.nb_streams)).compactMap { context.pointee.streams[$0] }
            let audio = streams.filter { $0.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO }
            audioTracks = audio.count
            hasVideo = streams.contains {
                $0.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO
                    && $0.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0
            }
            stream = try Self.choose(track, among: audio, in: context, format, source.name)
            let parameters = stream.pointee.codecpar.pointee
            let isPlain = parameters.block_align > 0 && av_get_exact_bits_per_sample(parameters.codec_id) > 0
            dataSize = format.name == "wav" && isPlain ? WAVLength.read(source) : nil
        } catch {
            var failed: UnsafeMutablePointer<AVFormatContext>? = context
            avformat_close_input(&failed)
            throw error
        }
        for index in 0..<Int(context.pointee.nb_streams) where index != Int(stream.pointee.index) {
            context.pointee.streams[index]?.pointee.discard = AVDISCARD_ALL
        }
        self.context = context
    }

    deinit {
        avformat_close_input(&context)
    }

    private static func open(
        _ input: InputContext, _ format: InputFormat
    ) throws -> UnsafeMutablePointer<AVFormatContext> {
        let source = input.source.name
        var context = avformat_alloc_context()
        guard context != nil else {
            throw AudioError(.library(operation: "opening", reason: "no memory"), source: source)
        }
        context?.pointee.pb = input.io
        context?.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
        context?.pointee.protocol_whitelist = av_strdup("")
        context?.pointee.codec_whitelist = av_strdup(FFmpegRuntime.audioDecoders)
        // FFmpeg takes up to five megabytes of 16-bit samples for a disguise of another codec until it has looked at them;
        // whoever speaks into a pipe cannot wait that long. Eight packets show a disguise as well.
        if !input.source.isSeekable { context?.pointee.max_probe_packets = 8 }
        context?.pointee.io_open = { _, _, _, _, _ in nunchi_error_not_permitted }
        // On failure this frees the context.
        var status = avformat_open_input(&context, nil, format.demuxer, nil)
        if status >= 0, let opened = context, needsProbing(opened) {
            status = avformat_find_stream_info(opened, nil)
            if status < 0 { avformat_close_input(&context) }
        }
        guard status >= 0, let context else {
            if let failure = input.failure { throw AudioError(.reading(errno: failure), source: source) }
            if !input.source.isSeekable, format.mayNeedSeeking {
                throw AudioError(.needsSeeking(format: format.name), source: source)
            }
            throw AudioError(.damaged(seconds: nil, format: format.name), source: source)
        }
        return context
    }

    /// Whether the headers leave open what FFmpeg would find out by decoding a part of every stream, pictures too.
    private static func needsProbing(_ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
        let audio = (0..<Int(context.pointee.nb_streams)).compactMap { context.pointee.streams[$0]?.pointee.codecpar }
            .filter { $0.pointee.codec_type == AVMEDIA_TYPE_AUDIO }
        // Without this flag, all streams are known by now.
        if audio.isEmpty { return context.pointee.ctx_flags & AVFMTCTX_NOHEADER != 0 }
        return audio.contains {
            $0.pointee.sample_rate <= 0 || $0.pointee.ch_layout.nb_channels <= 0
                || $0.pointee.codec_id == AV_CODEC_ID_NONE
        }
    }

    private static func choose(
        _ track: Int?, among audio: [UnsafeMutablePointer<AVStream>],
        in context: UnsafeMutablePointer<AVFormatContext>, _ format: InputFormat, _ source: String
    ) throws -> UnsafeMutablePointer<AVStream> {
        guard let first = audio.first else { throw AudioError(.noAudioTrack(format: format.name), source: source) }
        if let track {
            guard audio.indices.contains(track) else {
                throw AudioError(.noSuchTrack(track: track, available: audio.count), source: source)
            }
            return audio[track]
        }
        let best = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, nil, 0)
        return best >= 0 ? context.pointee.streams[Int(best)] ?? first : first
    }

    /// The next packet of the track: false at the end. The end may come with a fault of the container.
    func read(into packet: UnsafeMutablePointer<AVPacket>) throws -> (found: Bool, damaged: Bool) {
        var emptyTurns = 0
        while emptyTurns < 10_000 {
            av_packet_unref(packet)
            let status = av_read_frame(context, packet)
            if let failure = input.failure { throw AudioError(.reading(errno: failure), source: source) }
            if status == nunchi_error_again {
                emptyTurns += 1
                continue
            }
            guard status >= 0 else { return (false, status != nunchi_error_eof) }
            if Int(packet.pointee.stream_index) == streamIndex { return (true, false) }
        }
        return (false, true)
    }

    /// Jumps to the packet that holds a frame, or one before it; false where the format cannot.
    func seek(toFrame frame: Int, rate: Int) -> Bool {
        let timestamp = av_rescale_q(Int64(frame), AVRational(num: 1, den: Int32(rate)), stream.pointee.time_base)
        return av_seek_frame(context, Int32(streamIndex), timestamp, AVSEEK_FLAG_BACKWARD) >= 0
    }
}
