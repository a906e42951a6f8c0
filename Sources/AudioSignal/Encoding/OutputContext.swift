import CFFmpeg

/// FFmpeg's view of a byte sink.
final class OutputContext {
    /// Given to FFmpeg; stays owned by this object.
    private(set) var io: UnsafeMutablePointer<AVIOContext>?

    /// The system call that failed.
    private(set) var failure: SystemError?

    private let sink: any ByteSink
    private var position: Int64 = 0

    init(_ sink: any ByteSink) throws {
        self.sink = sink
        let capacity = 1 << 16
        let buffer = av_malloc(capacity)?.assumingMemoryBound(to: UInt8.self)
        io = nunchi_avio(
            buffer, Int32(capacity), 1, Unmanaged.passUnretained(self).toOpaque(), nil,
            { opaque, buffer, count in OutputContext.from(opaque).write(buffer, count) },
            { opaque, offset, whence in OutputContext.from(opaque).seek(offset, whence) })
        guard io != nil else {
            av_free(buffer)
            throw AudioError(.library(operation: "writing", reason: "no memory"))
        }
    }

    deinit {
        // FFmpeg may have replaced the buffer by another one.
        av_free(io?.pointee.buffer)
        avio_context_free(&io)
    }

    private static func from(_ opaque: UnsafeMutableRawPointer?) -> OutputContext {
        Unmanaged<OutputContext>.fromOpaque(opaque!).takeUnretainedValue()
    }

    private func write(_ buffer: UnsafePointer<UInt8>?, _ count: Int32) -> Int32 {
        do {
            try sink.write(UnsafeRawBufferPointer(start: buffer, count: Int(count)), at: position)
            position += Int64(count)
            return count
        } catch {
            failure = failure ?? error
            return nunchi_error_io
        }
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        switch whence & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return sink.size
        case 0: position = offset
        case 1: position += offset
        case 2: position = sink.size + offset
        default: return Int64(nunchi_error_io)
        }
        return position
    }
}
