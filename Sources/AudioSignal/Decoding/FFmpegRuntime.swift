import CFFmpeg

/// FFmpeg's state of the whole process.
enum FFmpegRuntime {
    /// Keeps FFmpeg from writing to standard error; what it found wrong comes back as `AudioError` instead.
    static func prepare() {
        _ = silenced
    }

    private static let silenced: Void = av_log_set_level(AV_LOG_QUIET)

    /// FFmpeg's own words for an error number.
    static func message(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        av_strerror(code, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
