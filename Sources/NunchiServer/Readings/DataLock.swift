import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The right to a folder of data, which one server has at a time. The system takes it back from a process that ends.
final class DataLock: Sendable {
    private let descriptor: Int32

    init(_ folder: URL) throws {
        try PrivateFolder.make(folder)
        let path = folder.appending(path: "lock").path
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw StoreError.unusable(folder: folder.path, cause: String(cString: strerror(errno)))
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw StoreError.inUse(folder: folder.path)
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}

/// Folders that only their owner may look into.
enum PrivateFolder {
    static func make(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.unusable(folder: folder.path, cause: "it cannot be made")
        }
    }
}
