#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes files so that nobody ever sees half of one: everything goes into a temporary file beside the target, which
/// takes the target's name only when it is complete. Whatever fails, the target stays as it was.
///
/// A target that is no regular file (a pipe, `/dev/stdout`) is written to directly.
public struct AtomicFile: ~Copyable {
    private let target: String
    private let temporary: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    /// Writes `bytes` as the whole of `file`.
    public static func write(_ bytes: [UInt8], to file: URL) throws(ReportingError) {
        try write(to: file) { (output) throws(ReportingError) in try output.append(bytes) }
    }

    /// Writes what `body` appends as the whole of `file`; an error thrown by `body` leaves the old file in place.
    public static func write(
        to file: URL, _ body: (inout AtomicFile) throws(ReportingError) -> Void
    ) throws(ReportingError) {
        var output = try AtomicFile(file)
        do {
            try body(&output)
            try output.finish()
        } catch {
            output.abandon()
            throw error
        }
    }

    /// Finds out whether `file` can be written, before work whose result is to go there. What is there stays.
    ///
    /// A pipe is left alone: whoever reads it would take the end of the check for the end of the file.
    public static func check(_ file: URL) throws(ReportingError) {
        var information = stat()
        if stat(file.path, &information) == 0, information.st_mode & S_IFMT == S_IFIFO { return }
        let output = try AtomicFile(file)
        output.abandon()
    }

    /// Makes a folder, with those above it, unless it is there.
    public static func makeFolder(_ path: String) throws(ReportingError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            // Foundation's words name no cause; the system's do.
            if mkdir(path, 0o777) != 0 { throw .fileNotWritten(file: path, cause: message(errno)) }
        }
    }

    /// Appends bytes.
    public mutating func append(_ bytes: some Collection<UInt8>) throws(ReportingError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Appends text in UTF-8.
    public mutating func append(_ text: String) throws(ReportingError) { try append(text.utf8) }

    private init(_ file: URL) throws(ReportingError) {
        let path = file.path
        var information = stat()
        let exists = stat(path, &information) == 0
        let kind = information.st_mode & S_IFMT
        if exists, kind == S_IFDIR { throw .fileNotWritten(file: path, cause: Self.message(EISDIR)) }
        // A link is followed, so that it goes on pointing at the file and the file gets the contents.
        let final = exists && kind == S_IFREG ? Self.resolved(path) : path
        // Beside the target, since a name changes hands only within a file system; short, as the target's name may be
        // as long as names can be.
        let folder = final.lastIndex(of: "/").map { String(final[...$0]) } ?? ""
        let part = folder + ".nunchi-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
        let direct = exists && kind != S_IFREG
        let opened =
            direct
            ? open(path, O_WRONLY | O_CLOEXEC) : open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw .fileNotWritten(file: path, cause: Self.message(errno)) }
        // Who may read the old file may read the new one, and nobody else.
        if exists, !direct { _ = fchmod(opened, information.st_mode & 0o777) }
        target = final
        temporary = direct ? nil : part
        descriptor = opened
    }

    private mutating func flush() throws(ReportingError) {
        var start = 0
        while start < buffer.count {
            let rest = buffer.count - start
            // Glibc's or Darwin's write, not this type's.
            let count = buffer.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress?.advanced(by: start), rest) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .fileNotWritten(file: target, cause: Self.message(errno)) }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func finish() throws(ReportingError) {
        try flush()
        guard let temporary else {
            close(descriptor)
            return
        }
        // Without this the name could reach the disk before the contents do.
        guard fsync(descriptor) == 0 else { throw .fileNotWritten(file: target, cause: Self.message(errno)) }
        guard rename(temporary, target) == 0 else {
            throw .fileNotWritten(file: target, cause: Self.message(errno))
        }
        close(descriptor)
    }

    private func abandon() {
        close(descriptor)
        if let temporary { unlink(temporary) }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
