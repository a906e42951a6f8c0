/// Where a file's bytes are written, in any order.
protocol ByteSink: AnyObject {
    /// Number of bytes so far.
    var size: Int64 { get }

    /// Writes at a place.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemError)

    /// Makes the file appear where it belongs; without this call, nothing remains of it.
    func commit() throws(SystemError)
}

/// Bytes in memory.
final class MemorySink: ByteSink {
    private(set) var bytes: [UInt8] = []

    var size: Int64 { Int64(bytes.count) }

    func write(_ new: UnsafeRawBufferPointer, at offset: Int64) {
        let start = Int(offset)
        if start > bytes.count { bytes.append(contentsOf: repeatElement(0, count: start - bytes.count)) }
        let overlap = min(new.count, bytes.count - start)
        bytes.replaceSubrange(start..<start + overlap, with: new[..<overlap])
        bytes.append(contentsOf: new[overlap...])
    }

    func commit() {}
}

/// A file that has another name in the same folder until it is whole, so that nobody ever sees a part of it.
final class FileSink: ByteSink {
    private(set) var size: Int64 = 0
    private let path: String
    private var temporary: (path: String, descriptor: FileDescriptor)?

    init(path: String) throws(SystemError) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name = "\(folder).nunchi-\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
        temporary = (name, try FileDescriptor.open(creating: name))
    }

    deinit {
        guard let temporary else { return }
        temporary.descriptor.close()
        FileDescriptor.remove(temporary.path)
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemError) {
        try temporary?.descriptor.put(bytes, at: offset)
        size = max(size, offset + Int64(bytes.count))
    }

    func commit() throws(SystemError) {
        guard let temporary else { return }
        try FileDescriptor.rename(temporary.path, to: path)
        temporary.descriptor.close()
        self.temporary = nil
    }
}

/// A pipe or device that exists already: the bytes wait in memory until all are there, since headers are filled in last.
final class StreamSink: ByteSink {
    private let memory = MemorySink()
    private let descriptor: FileDescriptor

    var size: Int64 { memory.size }

    init(path: String) throws(SystemError) {
        descriptor = try FileDescriptor.open(writing: path)
    }

    deinit {
        descriptor.close()
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
        memory.write(bytes, at: offset)
    }

    func commit() throws(SystemError) {
        let bytes = memory.bytes
        let failure: SystemError? = bytes.withUnsafeBytes { buffer in
            do throws(SystemError) {
                try descriptor.put(buffer, at: nil)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}
