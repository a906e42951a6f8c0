#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A failed system call.
struct SystemError: Error {
    /// The `errno` it left.
    let code: Int32

    /// The `errno` of the call that just failed.
    static var last: SystemError { SystemError(code: errno) }
}

/// The system's calls on an open file, with `errno` as an error.
struct FileDescriptor {
    let raw: Int32

    /// What a descriptor leads to.
    enum Target: Equatable {
        case file(size: Int64)
        case directory
        case stream

        fileprivate init(_ status: stat) {
            switch status.st_mode & S_IFMT {
            case S_IFDIR: self = .directory
            case S_IFREG: self = .file(size: Int64(status.st_size))
            default: self = .stream
            }
        }
    }

    /// Opens an existing file for reading.
    static func open(reading path: String) throws(SystemError) -> FileDescriptor {
        let raw = systemOpen(path, O_RDONLY | O_CLOEXEC, 0)
        guard raw >= 0 else { throw .last }
        return FileDescriptor(raw: raw)
    }

    /// Opens a pipe or device for writing.
    static func open(writing path: String) throws(SystemError) -> FileDescriptor {
        let raw = systemOpen(path, O_WRONLY | O_CLOEXEC, 0)
        guard raw >= 0 else { throw .last }
        return FileDescriptor(raw: raw)
    }

    /// What a path leads to; nil where there is nothing.
    static func target(of path: String) throws(SystemError) -> Target? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .last
        }
        return Target(status)
    }

    /// Makes a file that does not exist yet, with the rights that the user's mask leaves.
    static func open(creating path: String) throws(SystemError) -> FileDescriptor {
        let raw = systemOpen(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard raw >= 0 else { throw .last }
        return FileDescriptor(raw: raw)
    }

    /// A new file without a name, which vanishes when it is closed.
    static func temporary(in folder: String) throws(SystemError) -> FileDescriptor {
        var template = Array("\(folder)/nunchi-XXXXXX".utf8CString)
        let raw = mkstemp(&template)
        guard raw >= 0 else { throw .last }
        unlink(template)
        return FileDescriptor(raw: raw)
    }

    /// The folder for temporary files.
    static var temporaryFolder: String {
        getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    }

    func close() {
        systemClose(raw)
    }

    func target() throws(SystemError) -> Target {
        var status = stat()
        guard fstat(raw, &status) == 0 else { throw .last }
        return Target(status)
    }

    /// Where the next sequential read begins.
    var position: Int64 { Int64(lseek(raw, 0, SEEK_CUR)) }

    /// Reads at a place, or in sequence where `offset` is nil: the count, or `-errno`.
    func bytes(at offset: Int64?, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count =
                offset.map { pread(raw, buffer.baseAddress, buffer.count, off_t($0)) }
                ?? systemRead(raw, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { return -Int(errno) }
        }
    }

    /// Writes all of `buffer` at a place, or in sequence where `offset` is nil.
    func put(_ buffer: UnsafeRawBufferPointer, at offset: Int64?) throws(SystemError) {
        var done = 0
        while done < buffer.count {
            let start = buffer.baseAddress! + done
            let rest = buffer.count - done
            let count =
                offset.map { pwrite(raw, start, rest, off_t($0) + off_t(done)) } ?? systemWrite(raw, start, rest)
            if count < 0 {
                if errno != EINTR { throw .last }
            } else {
                done += count
            }
        }
    }

    /// Gives a file a new name, replacing what had it, in one step.
    static func rename(_ old: String, to new: String) throws(SystemError) {
        guard systemRename(old, new) == 0 else { throw .last }
    }

    static func remove(_ path: String) {
        unlink(path)
    }
}

// The members above hide the system's functions of the same name.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func systemClose(_ raw: Int32) { _ = close(raw) }
private func systemRead(_ raw: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(raw, buffer, count)
}
private func systemWrite(_ raw: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(raw, buffer, count) }
private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
