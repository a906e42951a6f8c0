import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A new file that is hashed while it is written.
final class OutputFile {
    private let path: String
    private var descriptor: Int32
    private var hash = SHA256()
    private(set) var count = 0

    /// Makes the file, which must not be there yet.
    init(_ url: URL) throws(ModelStoreError) {
        path = url.path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        if descriptor < 0 { throw FileSystem.failure(path) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends bytes.
    func append(_ bytes: UnsafeRawBufferPointer) throws(ModelStoreError) {
        hash.update(bytes)
        count += bytes.count
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            if written < 0 { throw FileSystem.failure(path) }
            rest = rest.dropFirst(written)
        }
    }

    /// Waits until everything is on the disk, and closes the file.
    ///
    /// - Returns: its SHA-256.
    func finish() throws(ModelStoreError) -> String {
        let isOnDisk = fsync(descriptor) == 0
        let cause = errno
        let isClosed = close(descriptor) == 0
        descriptor = -1
        if !isOnDisk { throw FileSystem.failure(path, cause) }
        if !isClosed { throw FileSystem.failure(path) }
        return hash.digest()
    }
}

/// Reads files bit by bit.
enum InputFile {
    /// Hands all bytes of a file over, at most 1 MiB at a time.
    static func read(
        _ url: URL, _ body: (UnsafeRawBufferPointer) throws(ModelStoreError) -> Void
    ) throws(ModelStoreError) {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystem.failure(url.path) }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = systemRead(descriptor, buffer)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw FileSystem.failure(url.path) }
            if count == 0 { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
        }
    }

    /// The SHA-256 of a file.
    static func digest(of url: URL) throws(ModelStoreError) -> String {
        var hash = SHA256()
        try read(url) { (bytes) throws(ModelStoreError) in hash.update(bytes) }
        return hash.digest()
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
