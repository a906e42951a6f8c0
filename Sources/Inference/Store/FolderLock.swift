import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The right to change the models folder, which one process has at a time. The system takes it back from a process
/// that ends, however it ends.
final class FolderLock {
    private let descriptor: Int32

    /// Waits for the lock.
    ///
    /// - Parameter waiting: called once when another process has it.
    init(_ folder: ModelFolder, waiting: () -> Void) throws(ModelStoreError) {
        try FileSystem.makeFolder(folder.url)
        let path = folder.lock.path
        // Not inherited: a child that outlives this process must not keep the lock.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.failure(path) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            waiting()
            while flock(descriptor, LOCK_EX) != 0 {
                if errno == EINTR { continue }
                let failure = FileSystem.failure(path)
                close(descriptor)
                throw failure
            }
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
