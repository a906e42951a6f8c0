import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files of a cache that other processes write, read and remove at the same time.
enum CacheFiles {
    /// The end of a kept file's name.
    static let suffix = ".features"
    /// The end of the name of a file that is being written.
    private static let unfinished = ".part"
    /// Seconds after which an unfinished file is left over: nobody writes that long.
    private static let abandoned = 3600.0

    /// A kept file.
    struct Entry {
        let url: URL
        let bytes: Int
        /// When it was last used, in seconds.
        let used: Double
    }

    /// Writes a whole file or none.
    ///
    /// - Returns: false where it cannot be written.
    static func write(_ data: Data, to url: URL) -> Bool {
        let files = FileManager.default
        let part = url.deletingLastPathComponent().appending(path: UUID().uuidString + unfinished)
        do {
            try files.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: part)
        } catch {
            try? files.removeItem(at: part)
            return false
        }
        if rename(part.path, url.path) == 0 { return true }
        try? files.removeItem(at: part)
        return false
    }

    /// Notes that a file was used now.
    static func touch(_ url: URL) { utimes(url.path, nil) }

    /// All kept files.
    static func all(in folder: URL) -> [Entry] {
        files(in: folder).filter { $0.url.lastPathComponent.hasSuffix(suffix) }
    }

    /// Removes what was used longest ago until what is left is clearly below a size, and what was left unfinished.
    static func trim(_ folder: URL, to limit: Int) {
        let found = files(in: folder)
        let now = Date().timeIntervalSince1970
        for file in found where file.url.lastPathComponent.hasSuffix(unfinished) && now - file.used > abandoned {
            unlink(file.url.path)
        }
        let kept = found.filter { $0.url.lastPathComponent.hasSuffix(suffix) }
        var total = kept.reduce(0) { $0 + $1.bytes }
        guard total > limit else { return }
        // Some way below, so that the next few files do not make it look again.
        let goal = limit / 10 * 9
        for file in kept.sorted(by: { ($0.used, $0.url.path) < ($1.used, $1.url.path) }) where total > goal {
            // One that is gone already was removed by another process.
            unlink(file.url.path)
            total -= file.bytes
        }
    }

    private static func files(in folder: URL) -> [Entry] {
        guard let walker = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        var found: [Entry] = []
        while let path = walker.nextObject() as? String {
            guard path.hasSuffix(suffix) || path.hasSuffix(unfinished) else { continue }
            let url = folder.appending(path: path)
            var information = stat()
            guard lstat(url.path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { continue }
            #if canImport(Darwin)
                let time = information.st_mtimespec
            #else
                let time = information.st_mtim
            #endif
            found.append(
                Entry(
                    url: url, bytes: Int(information.st_size),
                    used: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9))
        }
        return found
    }
}
