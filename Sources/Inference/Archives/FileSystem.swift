import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files and folders, with errors that tell path and cause, and a full disk from the rest.
enum FileSystem {
    /// The error of a failed system call.
    static func failure(_ path: String, _ number: Int32 = errno) -> ModelStoreError {
        switch number {
        case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
        default: .fileSystem(path: path, cause: String(cString: strerror(number)))
        }
    }

    /// Makes a folder with those above it, unless it is there.
    static func makeFolder(_ url: URL) throws(ModelStoreError) {
        if mkdir(url.path, 0o777) == 0 { return }
        if errno == EEXIST, isFolder(url) { return }
        guard errno == ENOENT, url.path != "/", !url.path.isEmpty else { throw failure(url.path) }
        try makeFolder(url.deletingLastPathComponent())
        if mkdir(url.path, 0o777) != 0, errno != EEXIST { throw failure(url.path) }
    }

    /// Whether there is a folder.
    static func isFolder(_ url: URL) -> Bool {
        var information = stat()
        return stat(url.path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// The size in bytes of a regular file; nil where there is none.
    static func size(of url: URL) -> Int? {
        var information = stat()
        guard stat(url.path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(information.st_size)
    }

    /// Bytes of all files below a folder.
    static func totalSize(of folder: URL) -> Int {
        let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var total = 0
        while let file = walker?.nextObject() as? URL { total += size(of: file) ?? 0 }
        return total
    }

    /// Removes a file or a folder with all in it; what is not there needs no removal.
    static func remove(_ url: URL) throws(ModelStoreError) {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            var information = stat()
            guard lstat(url.path, &information) == 0 else { return }
            throw .fileSystem(path: url.path, cause: "it cannot be removed")
        }
    }

    /// Renames a file or folder within a file system, at once.
    static func rename(_ old: URL, to new: URL) throws(ModelStoreError) {
        if systemRename(old.path, new.path) != 0 { throw failure(new.path) }
    }

    /// Waits until a folder's list of names is on the disk.
    static func synchronise(_ folder: URL) throws(ModelStoreError) {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder.path) }
        defer { close(descriptor) }
        // Some file systems cannot synchronise a folder; there is nothing to be done about that.
        if fsync(descriptor) != 0, errno != EINVAL { throw failure(folder.path) }
    }

    /// Bytes that this user may still write to the file system that holds a folder, or would hold it.
    static func availableBytes(_ folder: URL) -> Int? {
        var folder = folder.standardizedFileURL
        while !isFolder(folder), folder.path != "/" { folder.deleteLastPathComponent() }
        var information = statvfs()
        guard statvfs(folder.path, &information) == 0 else { return nil }
        let (bytes, overflow) = Int(clamping: information.f_bavail)
            .multipliedReportingOverflow(by: Int(clamping: information.f_frsize))
        return overflow ? Int.max : bytes
    }
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
