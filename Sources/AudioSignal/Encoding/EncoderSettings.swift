import CFFmpeg

/// What FFmpeg calls a format, and how its codec wants the samples.
struct EncoderSettings {
    let muxer: String
    let codec: String
    let sampleFormat: AVSampleFormat

    /// Significant bits of a sample in a wider integer; nil where the sample format says it.
    var bits: Int32?

    /// Bits per second.
    var bitRate: Int64?

    /// FFmpeg's scale of quality.
    var quality: Int32?

    init(_ format: AudioFileFormat) {
        switch format {
        case .wav(.int16): (muxer, codec, sampleFormat) = ("wav", "pcm_s16le", AV_SAMPLE_FMT_S16)
        case .wav(.int24): (muxer, codec, sampleFormat) = ("wav", "pcm_s24le", AV_SAMPLE_FMT_S32)
        case .wav(.float32): (muxer, codec, sampleFormat) = ("wav", "pcm_f32le", AV_SAMPLE_FMT_FLT)
        case .flac(.int16): (muxer, codec, sampleFormat) = ("flac", "flac", AV_SAMPLE_FMT_S16)
        case .flac(.int24):
            (muxer, codec, sampleFormat) = ("flac", "flac", AV_SAMPLE_FMT_S32)
            bits = 24
        case .ogg(let wanted):
            (muxer, codec, sampleFormat) = ("ogg", "libvorbis", AV_SAMPLE_FMT_FLTP)
            quality = Int32(min(max(wanted, 0), 10) * Double(FF_QP2LAMBDA))
        case .opus(let rate):
            (muxer, codec, sampleFormat) = ("ogg", "libopus", AV_SAMPLE_FMT_FLT)
            bitRate = Int64(rate)
        case .mp3(let rate):
            (muxer, codec, sampleFormat) = ("mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP)
            bitRate = Int64(rate)
        }
    }
}
