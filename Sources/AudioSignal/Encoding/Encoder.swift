import CFFmpeg

/// Writes sound in one format to a sink.
final class Encoder {
    /// Samples that were louder than an integer format can hold.
    private(set) var clippedSamples = 0

    private let format: AudioFileFormat
    private let channelCount: Int
    private let sampleRate: Int
    private let source: String?
    private let output: OutputContext
    private var container: UnsafeMutablePointer<AVFormatContext>?
    private var codec: UnsafeMutablePointer<AVCodecContext>?
    private var frame = av_frame_alloc()
    private var packet = av_packet_alloc()
    private var pending: [[Float]]
    private var written: Int64 = 0

    init(_ format: AudioFileFormat, sampleRate: Int, channels: Int, to sink: any ByteSink, source: String?) throws {
        FFmpegRuntime.prepare()
        try format.validate(sampleRate: sampleRate, channels: channels, source: source)
        self.format = format
        self.sampleRate = sampleRate
        self.source = source
        channelCount = channels
        pending = [[Float]](repeating: [], count: channels)
        output = try OutputContext(sink)
        try open(EncoderSettings(format))
    }

    deinit {
        av_frame_free(&frame)
        av_packet_free(&packet)
        avcodec_free_context(&codec)
        avformat_free_context(container)
    }

    /// Takes samples of all channels.
    func append(_ channels: [[Float]]) throws {
        for channel in channels.indices { pending[channel].append(contentsOf: channels[channel]) }
        let size = frameSize
        var start = 0
        while pending[0].count - start >= size {
            try encode(pending.map { $0[start..<start + size] })
            start += size
        }
        for channel in pending.indices { pending[channel].removeFirst(start) }
    }

    /// Writes what remains and completes the headers.
    func finish() throws {
        if !pending[0].isEmpty { try encode(pending.map { $0[...] }) }
        try check(avcodec_send_frame(codec, nil), "finishing")
        try drain()
        try check(av_write_trailer(container), "finishing")
        avio_flush(output.io)
        try check(0, "finishing")
    }

    /// How many samples the codec wants at a time; any number where it does not care.
    private var frameSize: Int {
        codec.map { $0.pointee.frame_size > 0 ? Int($0.pointee.frame_size) : 4_096 } ?? 4_096
    }

    private func open(_ settings: EncoderSettings) throws {
        guard let kind = avcodec_find_encoder_by_name(settings.codec) else {
            throw AudioError(.unsupportedCodec(name: settings.codec), source: source)
        }
        try check(
            avformat_alloc_output_context2(&container, nil, settings.muxer, nil), "opening the \(settings.muxer) writer"
        )
        codec = avcodec_alloc_context3(kind)
        guard let container, let codec, frame != nil, packet != nil, let stream = avformat_new_stream(container, nil)
        else { throw AudioError(.library(operation: "encoding", reason: "no memory"), source: source) }
        container.pointee.pb = output.io
        // The same sound makes the same file, whatever FFmpeg's version: no name of the program, no random number.
        container.pointee.flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT
        configure(codec, settings)
        if container.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0 {
            codec.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
        }
        try check(avcodec_open2(codec, kind, nil), "opening the \(settings.codec) encoder")
        stream.pointee.time_base = codec.pointee.time_base
        try check(avcodec_parameters_from_context(stream.pointee.codecpar, codec), "encoding")
        try check(avformat_write_header(container, nil), "writing the header")
    }

    private func configure(_ codec: UnsafeMutablePointer<AVCodecContext>, _ settings: EncoderSettings) {
        codec.pointee.sample_fmt = settings.sampleFormat
        codec.pointee.sample_rate = Int32(sampleRate)
        codec.pointee.time_base = AVRational(num: 1, den: Int32(sampleRate))
        codec.pointee.flags |= AV_CODEC_FLAG_BITEXACT
        codec.pointee.thread_count = 1
        av_channel_layout_default(&codec.pointee.ch_layout, Int32(channelCount))
        if let bits = settings.bits { codec.pointee.bits_per_raw_sample = bits }
        if let rate = settings.bitRate { codec.pointee.bit_rate = rate }
        if let quality = settings.quality {
            codec.pointee.flags |= AV_CODEC_FLAG_QSCALE
            codec.pointee.global_quality = quality
        }
    }

    private func encode(_ channels: [ArraySlice<Float>]) throws {
        guard let frame, let codec else { return }
        let count = channels[0].count
        av_frame_unref(frame)
        frame.pointee.nb_samples = Int32(count)
        frame.pointee.format = codec.pointee.sample_fmt.rawValue
        frame.pointee.sample_rate = codec.pointee.sample_rate
        frame.pointee.pts = written
        try check(av_channel_layout_copy(&frame.pointee.ch_layout, &codec.pointee.ch_layout), "encoding")
        try check(av_frame_get_buffer(frame, 0), "encoding")
        clippedSamples += SampleQuantization.fill(frame, from: channels)
        written += Int64(count)
        try check(avcodec_send_frame(codec, frame), "encoding")
        try drain()
    }

    private func drain() throws {
        guard let packet, let container, let codec, let stream = container.pointee.streams[0] else { return }
        while true {
            let status = avcodec_receive_packet(codec, packet)
            if status == nunchi_error_again || status == nunchi_error_eof { return }
            try check(status, "encoding")
            packet.pointee.stream_index = 0
            av_packet_rescale_ts(packet, codec.pointee.time_base, stream.pointee.time_base)
            try check(av_interleaved_write_frame(container, packet), "writing")
        }
    }

    private func check(_ status: Int32, _ operation: String) throws {
        if let failure = output.failure { throw AudioError(.unwritable(errno: failure.code), source: source) }
        guard status >= 0 else {
            throw AudioError(.library(operation: operation, reason: FFmpegRuntime.message(status)), source: source)
        }
    }
}
