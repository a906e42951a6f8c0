import CFFmpeg

/// FFmpeg's state of the whole process.
enum FFmpegRuntime {
    /// Keeps FFmpeg from writing to standard error; what it found wrong comes back as `AudioError` instead.
    static func prepare() {
        _ = silenced
    }

    private static let silenced: Void = av_log_set_level(AV_LOG_QUIET)

    /// The names of all decoders of sound, separated by commas: given as the only ones allowed, they keep FFmpeg from
    /// decoding pictures when it looks for what a container holds.
    static let audioDecoders: String = {
        var names: [String] = []
        var state: UnsafeMutableRawPointer?
        while let codec = av_codec_iterate(&state) {
            guard av_codec_is_decoder(codec) != 0, codec.pointee.type == AVMEDIA_TYPE_AUDIO else { continue }
            names.append(String(cString: codec.pointee.name))
        }
        return names.joined(separator: ",")
    }()

    /// FFmpeg's own words for an error number.
    static func message(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        av_strerror(code, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
