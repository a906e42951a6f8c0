/// Bytes that a decoder reads: a file, memory, or a pipe.
protocol ByteSource: AnyObject {
    /// What errors call it.
    var name: String { get }

    /// Number of bytes; nil where it is only known at the end.
    var size: Int64? { get }

    /// Whether `read` may be called with any offset, or only with each after the last.
    var isSeekable: Bool { get }

    /// Fills a part of `buffer` with the bytes from `offset` on: the number read, 0 at the end, or `-errno`.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int
}

extension ByteSource {
    /// A few bytes from a seekable source; nil where there are not as many.
    func bytes(at offset: Int64, count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = buffer[done...].withUnsafeMutableBytes { self.read(at: offset + Int64(done), into: $0) }
            guard read > 0 else { return nil }
            done += read
        }
        return buffer
    }
}

/// Bytes in memory.
final class MemorySource: ByteSource {
    let name: String
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    var size: Int64? { Int64(bytes.count) }
    var isSeekable: Bool { true }

    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset < bytes.count else { return 0 }
        let count = min(buffer.count, bytes.count - Int(offset))
        bytes.withUnsafeBytes { all in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[Int(offset)..<Int(offset) + count]))
        }
        return count
    }
}
