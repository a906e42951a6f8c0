import CFFmpeg

/// Turns packets of one track into samples.
final class Decoder {
    /// Samples per channel of consecutive time.
    struct Block {
        /// Which frame of the sound the block starts with.
        var position: Int
        var channels: [[Float]]
        var count: Int { channels.first?.count ?? 0 }
    }

    let demuxer: Demuxer

    /// Rate and channel count of the sound; of the first decoded frame, since headers may not know (HE-AAC).
    private(set) var rate: Int
    private(set) var channelCount: Int

    /// Packets that could not be decoded, and the frame where the first was missed.
    private(set) var damage: (packets: Int, position: Int)?

    /// Frames decoded so far, counted from the start of the sound.
    private(set) var position = 0

    /// Number of FFmpeg's frames that were decoded.
    private(set) var goodFrames = 0

    private let correctedLength: Int?
    private var context: UnsafeMutablePointer<AVCodecContext>?
    private var packet = av_packet_alloc()
    private var frame = av_frame_alloc()
    private var isDraining = false
    private var isPositionKnown = true
    private var first: Block?

    init(_ demuxer: Demuxer) throws {
        self.demuxer = demuxer
        correctedLength = demuxer.correctedLength
        let parameters = demuxer.stream.pointee.codecpar!
        rate = Int(parameters.pointee.sample_rate)
        channelCount = Int(parameters.pointee.ch_layout.nb_channels)
        try open(parameters)
        first = try decode()
        guard rate > 0, channelCount > 0 else { throw failure(.damaged(seconds: nil, format: demuxer.format.name)) }
        guard Resampler.rates.contains(rate) else { throw failure(.sampleRateInvalid(requested: rate, native: nil)) }
    }

    deinit {
        av_frame_free(&frame)
        av_packet_free(&packet)
        avcodec_free_context(&context)
    }

    /// The next samples; nil at the end.
    func next() throws -> Block? {
        if let block = first {
            first = nil
            return block
        }
        return try decode()
    }

    /// Jumps to a frame or some frames before it, where the format can do so without a sample's error; else stays.
    ///
    /// - Returns: false where the jump failed half-way and decoding must start anew.
    func seek(to frame: Int) -> Bool {
        guard isExactlySeekable, frame > position else { return true }
        guard demuxer.seek(toFrame: frame, rate: rate) else { return false }
        avcodec_flush_buffers(context)
        isDraining = false
        isPositionKnown = false
        guard let block = try? decode(), block.position <= frame else { return false }
        first = block
        return true
    }

    /// An error about this track.
    func failure(_ kind: AudioError.Kind) -> AudioError {
        AudioError(kind, source: demuxer.source, stream: demuxer.streamIndex)
    }

    func seconds(_ frames: Int) -> Double { Double(frames) / Double(max(1, rate)) }

    /// Whether every bit of the source comes back: then a fault is never something that the codec lives with.
    var isLossless: Bool {
        guard let codec = avcodec_descriptor_get(demuxer.stream.pointee.codecpar.pointee.codec_id) else { return false }
        return codec.pointee.props & AV_CODEC_PROP_LOSSLESS != 0 && codec.pointee.props & AV_CODEC_PROP_LOSSY == 0
    }

    /// Uncompressed samples: a cut file still holds exact sound up to the cut.
    var isPCM: Bool { codecName.hasPrefix("pcm_") }

    var codecName: String {
        String(cString: avcodec_get_name(demuxer.stream.pointee.codecpar.pointee.codec_id))
    }

    private var isExactlySeekable: Bool {
        let formats: Set<String> = ["wav", "w64", "aiff", "au", "flac"]
        return formats.contains(demuxer.format.name) && (isPCM || codecName == "flac")
    }

    private func open(_ parameters: UnsafeMutablePointer<AVCodecParameters>) throws {
        guard let codec = avcodec_find_decoder(parameters.pointee.codec_id) else {
            let tag = String(parameters.pointee.codec_tag, radix: 16)
            let isUnknown = parameters.pointee.codec_id == AV_CODEC_ID_NONE
            throw failure(.unsupportedCodec(name: isUnknown ? "codec tag 0x\(tag)" : codecName))
        }
        context = avcodec_alloc_context3(codec)
        guard context != nil, packet != nil, frame != nil else {
            throw failure(.library(operation: "decoding", reason: "no memory"))
        }
        var status = avcodec_parameters_to_context(context, parameters)
        context?.pointee.pkt_timebase = demuxer.stream.pointee.time_base
        context?.pointee.thread_count = 1
        if correctedLength != nil { context?.pointee.flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL }
        // FLAC's frames carry checksums.
        if parameters.pointee.codec_id == AV_CODEC_ID_FLAC {
            context?.pointee.err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE
        }
        if status >= 0 { status = avcodec_open2(context, codec, nil) }
        guard status >= 0 else { throw failure(.damaged(seconds: nil, format: demuxer.format.name)) }
    }

    private func decode() throws -> Block? {
        while true {
            let status = avcodec_receive_frame(context, frame)
            if status == 0 {
                if let block = try takeFrame() { return block }
            } else if status == nunchi_error_eof {
                return nil
            } else if status != nunchi_error_again {
                note()
            } else {
                try feed()
            }
        }
    }

    private func feed() throws {
        guard !isDraining, let packet else { return }
        let next = try demuxer.read(into: packet)
        if next.damaged { note() }
        if next.found {
            if avcodec_send_packet(context, packet) < 0 { note() }
        } else {
            isDraining = true
            avcodec_send_packet(context, nil)
        }
    }

    private func note() {
        // Of plain samples only a part of one can be bad: the last, of a cut file.
        if isPCM { return }
        damage = (packets: (damage?.packets ?? 0) + 1, position: damage?.position ?? position)
    }

    private func takeFrame() throws -> Block? {
        guard let frame, frame.pointee.nb_samples > 0 else { return nil }
        if !isPositionKnown {
            guard let found = framePosition(frame) else {
                throw failure(.damaged(seconds: nil, format: demuxer.format.name))
            }
            position = found
            isPositionKnown = true
        }
        guard let channels = SampleConversion.channels(of: frame) else {
            throw failure(.unsupportedCodec(name: codecName))
        }
        let frameRate = frame.pointee.sample_rate > 0 ? Int(frame.pointee.sample_rate) : rate
        if goodFrames == 0 {
            rate = frameRate
            channelCount = channels.count
        }
        guard frameRate == rate else {
            throw failure(.formatChanges(seconds: seconds(position), from: "\(rate) Hz", to: "\(frameRate) Hz"))
        }
        goodFrames += 1
        let count = min(channels[0].count, (correctedLength ?? .max) - position)
        guard count > 0 else { return nil }
        let isWhole = count == channels[0].count
        let block = Block(position: position, channels: isWhole ? channels : channels.map { Array($0[..<count]) })
        position += count
        return block
    }

    /// A frame's place in the sound by its time stamp; nil where it has none that makes sense.
    private func framePosition(_ frame: UnsafeMutablePointer<AVFrame>) -> Int? {
        let timestamp = frame.pointee.best_effort_timestamp
        guard timestamp != nunchi_no_timestamp else { return nil }
        let stream = demuxer.stream.pointee
        let start = stream.start_time == nunchi_no_timestamp ? 0 : stream.start_time
        let (elapsed, isAbsurd) = timestamp.subtractingReportingOverflow(start)
        let position = av_rescale_q(elapsed, stream.time_base, AVRational(num: 1, den: Int32(rate)))
        return !isAbsurd && (0..<1 << 52).contains(position) ? Int(position) : nil
    }
}
