import CFFmpeg

/// What a media source says about its sound.
public struct MediaInfo: Sendable, Equatable {
    /// The path, or `<memory>`, `<standard input>`.
    public let source: String

    /// FFmpeg's short name of the container format: `wav`, `flac`, `mp3`, `ogg`, `mov` (MP4 and M4A too), `matroska` (WebM).
    public let format: String

    /// The container format in words.
    public let formatName: String

    /// FFmpeg's name of the codec, such as `pcm_s16le`, `flac`, `mp3`, `opus`, `aac`.
    public let codec: String

    /// Samples per second.
    public let sampleRate: Int

    /// Number of channels.
    public let channels: Int

    /// Bits of each stored sample; nil for codecs that have no such number.
    public let bitsPerSample: Int?

    /// Number of samples in each channel as the file declares it; nil where it does not. Of MP3 it includes padding.
    public let frameCount: Int?

    /// Bits per second; nil where unknown.
    public let bitRate: Int?

    /// Index of the stream among all streams of the file.
    public let stream: Int

    /// Number of audio tracks in the file.
    public let audioTracks: Int

    /// Whether the file has moving pictures (a cover image is none).
    public let hasVideo: Bool

    /// Length in seconds as the file declares it.
    public var duration: Double? { frameCount.map { Double($0) / Double(sampleRate) } }
}

extension MediaInfo {
    /// Reads the headers of a source, and its first samples for the true rate.
    ///
    /// - Throws: `AudioError` where there is no audio track that can be decoded. No samples at all are no error here.
    public init(_ input: AudioInput, track: Int? = nil) throws {
        self.init(try Decoder(Demuxer(input.open(), track: track)))
    }

    init(_ decoder: Decoder) {
        let demuxer = decoder.demuxer
        let parameters = demuxer.stream.pointee.codecpar.pointee
        source = demuxer.source
        format = demuxer.format.name
        formatName = demuxer.format.longName
        codec = decoder.codecName
        sampleRate = decoder.rate
        channels = decoder.channelCount
        let bits = max(parameters.bits_per_raw_sample, av_get_bits_per_sample(parameters.codec_id))
        bitsPerSample = bits > 0 ? Int(bits) : nil
        frameCount = demuxer.declaredSeconds.map { Span.frame($0, decoder.rate) }
        let ownRate = Int(parameters.bit_rate)
        bitRate = ownRate > 0 ? ownRate : demuxer.bitRate > 0 ? demuxer.bitRate : nil
        stream = demuxer.streamIndex
        audioTracks = demuxer.audioTracks
        hasVideo = demuxer.hasVideo
    }
}
