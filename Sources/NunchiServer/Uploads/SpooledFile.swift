import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A new file that only this process's user may read, and that is gone when it is let go of.
final class SpooledFile: Sendable {
    let url: URL
    private let state: Mutex<State>
    private let room: UploadRoom

    private struct State {
        var descriptor: Int32
        var byteCount = 0
        var isThere = true
    }

    /// Makes an empty file of a name that nobody can guess.
    init(in folder: URL, room: UploadRoom) throws(UploadError) {
        url = folder.appendingPathComponent(UUID().uuidString)
        let descriptor = url.path.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw .notWritten(errno: errno) }
        self.room = room
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { remove() }

    /// Bytes written so far.
    var byteCount: Int { state.withLock { $0.byteCount } }

    /// Writes bytes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws(UploadError) {
        guard room.take(bytes.count) else { throw .noRoom }
        let failure: Int32? = state.withLock { state in
            state.byteCount += bytes.count
            guard state.isThere else { return EBADF }
            var done = 0
            while done < bytes.count {
                let count = write(state.descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                done += count
            }
            return nil
        }
        if let failure { throw .notWritten(errno: failure) }
    }

    /// Writes no more; the file stays until it is removed.
    func close() {
        state.withLock { state in
            if state.descriptor >= 0 { _ = systemClose(state.descriptor) }
            state.descriptor = -1
        }
    }

    /// Removes the file, once.
    func remove() {
        close()
        let freed: Int? = state.withLock { state in
            guard state.isThere else { return nil }
            state.isThere = false
            _ = url.path.withCString { unlink($0) }
            return state.byteCount
        }
        if let freed { room.free(freed) }
    }
}

/// How many bytes all uploads at once may take on disk.
package final class UploadRoom: Sendable {
    private let limit: Int
    private let taken = Mutex(0)

    init(limit: Int) { self.limit = limit }

    /// Bytes that uploads take now.
    package var inUse: Int { taken.withLock { $0 } }

    func take(_ count: Int) -> Bool {
        taken.withLock {
            guard $0 + count <= limit else { return false }
            $0 += count
            return true
        }
    }

    func free(_ count: Int) { taken.withLock { $0 -= count } }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
