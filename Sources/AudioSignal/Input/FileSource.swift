/// A file descriptor: of a regular file, which can be read anywhere, or of a pipe, which is read once from its start.
final class FileSource: ByteSource {
    let name: String
    let size: Int64?
    let isSeekable: Bool
    private let descriptor: FileDescriptor
    private let ownsDescriptor: Bool
    private let origin: Int64

    /// Opens a file by its path, which is never taken for anything but a path.
    convenience init(path: String) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw AudioError(.missing, source: path) }
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(reading: path)
        } catch {
            throw AudioError(.reading(errno: error.code), source: path)
        }
        do {
            try self.init(descriptor, name: path, owned: true)
        } catch {
            descriptor.close()
            throw error
        }
    }

    /// Reads from a descriptor's current position on; unless it is `owned`, the caller keeps it open meanwhile.
    init(_ descriptor: FileDescriptor, name: String, owned: Bool) throws {
        do {
            switch try descriptor.target() {
            case .directory: throw AudioError(.directory, source: name)
            case .file(let length):
                origin = owned ? 0 : max(0, descriptor.position)
                size = max(0, length - origin)
                isSeekable = true
            case .stream:
                origin = 0
                size = nil
                isSeekable = false
            }
        } catch let error as SystemError {
            throw AudioError(.reading(errno: error.code), source: name)
        }
        self.name = name
        self.descriptor = descriptor
        ownsDescriptor = owned
    }

    deinit {
        if ownsDescriptor { descriptor.close() }
    }

    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        descriptor.bytes(at: isSeekable ? origin + offset : nil, into: buffer)
    }
}
