import CFFmpeg

/// FFmpeg's view of a byte source.
final class InputContext {
    /// Given to FFmpeg; stays owned by this object.
    private(set) var io: UnsafeMutablePointer<AVIOContext>?

    /// The `errno` of a reading call that failed.
    private(set) var failure: Int32?

    /// Whether the source gave any byte at all.
    private(set) var hasRead = false

    let source: any ByteSource
    private var position: Int64 = 0

    init(_ source: any ByteSource) throws {
        self.source = source
        let capacity = 1 << 16
        let buffer = av_malloc(capacity)?.assumingMemoryBound(to: UInt8.self)
        io = nunchi_avio(
            buffer, Int32(capacity), 0, Unmanaged.passUnretained(self).toOpaque(),
            { opaque, buffer, count in InputContext.from(opaque).read(buffer, count) }, nil,
            source.isSeekable
                ? { opaque, offset, whence in InputContext.from(opaque).seek(offset, whence) } : nil)
        guard io != nil else {
            av_free(buffer)
            throw AudioError(.library(operation: "opening", reason: "no memory"), source: source.name)
        }
    }

    deinit {
        // FFmpeg may have replaced the buffer by another one.
        av_free(io?.pointee.buffer)
        avio_context_free(&io)
    }

    private static func from(_ opaque: UnsafeMutableRawPointer?) -> InputContext {
        Unmanaged<InputContext>.fromOpaque(opaque!).takeUnretainedValue()
    }

    private func read(_ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int32) -> Int32 {
        let read = source.read(at: position, into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
        guard read > 0 else {
            if read < 0 { failure = Int32(-read) }
            return read == 0 ? nunchi_error_eof : nunchi_error_io
        }
        hasRead = true
        position += Int64(read)
        return Int32(read)
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        guard let size = source.size else { return Int64(nunchi_error_not_seekable) }
        let target: Int64
        switch whence & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return size
        case 0: target = offset
        case 1: target = position + offset
        case 2: target = size + offset
        default: return Int64(nunchi_error_io)
        }
        guard target >= 0 else { return Int64(nunchi_error_io) }
        position = target
        return target
    }
}
