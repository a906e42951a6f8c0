public import Foundation
import Inference
import Synchronization

/// Computed values of sounds, kept on the disk so that the same sound is not heard twice with the same settings.
///
/// An entry is found by what it was made of: the sound's samples, the way they were turned into values, and the encoder's
/// file (`Key`). Values are never wrong: an entry that is damaged or belongs to another key counts as absent and is made
/// anew. Nothing that happens to the cache fails its user: where it cannot be written to, nothing is kept. Several
/// processes may use one folder at the same time.
public final class FeatureCache: Sendable {
    /// Values with the size along each axis, the last axis fastest.
    public struct Values: Sendable, Hashable {
        /// The sizes.
        public let shape: [Int]
        /// The values.
        public let values: [Float]

        /// Values of a shape.
        ///
        /// - Precondition: `shape` asks for as many values as there are.
        public init(shape: [Int], values: [Float]) {
            precondition(shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count, "shape and values differ")
            (self.shape, self.values) = (shape, values)
        }

        /// A vector.
        public init(_ values: [Float]) { self.init(shape: [values.count], values: values) }
    }

    /// The size that the cache is kept below unless another is given: 2 GB.
    public static let usualLimit = 2_000_000_000

    /// The folder; it need not exist yet, and all in it may be removed at any time.
    public let folder: URL

    /// Bytes that the cache is kept below.
    public let limit: Int

    /// Bytes written since the folder was last looked through; nil before the first time.
    private let written = Mutex<Int?>(nil)

    /// A cache.
    ///
    /// - Parameters:
    ///   - folder: `nunchi/features` in the user's cache folder (`XDG_CACHE_HOME`, or `.cache` in the home folder) if nil.
    ///   - limit: bytes that it is kept below: what was used longest ago goes first. 0 keeps nothing.
    public init(
        folder: URL? = nil, limit: Int = FeatureCache.usualLimit,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.folder = folder ?? Self.usualFolder(environment)
        self.limit = max(0, limit)
    }

    /// The values under a key, computed and kept where there are none.
    ///
    /// - Throws: what `compute` throws.
    public func values(for key: Key, compute: () throws -> [Values]) rethrows -> [Values] {
        if let known = self[key] { return known }
        let values = try compute()
        store(values, for: key)
        return values
    }

    /// The vector under a key, computed and kept where there is none.
    ///
    /// - Throws: what `compute` throws.
    public func vector(for key: Key, compute: () throws -> [Float]) rethrows -> [Float] {
        try values(for: key) { [Values(try compute())] }.first?.values ?? compute()
    }

    /// The values under a key; nil where there are none.
    public subscript(key: Key) -> [Values]? {
        let file = place(of: key)
        guard limit > 0, let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { return nil }
        guard let arrays = CacheEntry.arrays(in: data, key: key.text) else {
            // Damaged, or written by another version: the next to compute it writes it anew.
            try? FileManager.default.removeItem(at: file)
            return nil
        }
        CacheFiles.touch(file)
        return arrays
    }

    /// Keeps values under a key, if there is room for them and the folder can be written to.
    public func store(_ arrays: [Values], for key: Key) {
        let data = CacheEntry.data(arrays, key: key.text)
        guard data.count <= limit, CacheFiles.write(data, to: place(of: key)) else { return }
        // A look through the folder costs milliseconds for thousands of files, so it happens seldom.
        let isDue = written.withLock { written in
            let total = (written ?? .max / 2) + data.count
            written = total > limit / 32 ? 0 : total
            return written == 0
        }
        if isDue { CacheFiles.trim(folder, to: limit) }
    }

    /// Removes all that is kept.
    public func removeAll() { CacheFiles.trim(folder, to: 0) }

    /// Bytes of all that is kept.
    public var bytes: Int { CacheFiles.all(in: folder).reduce(0) { $0 + $1.bytes } }

    private func place(of key: Key) -> URL {
        let digest = key.digest
        return folder.appending(path: digest.prefix(2) + "/" + digest.dropFirst(2) + CacheFiles.suffix)
    }

    private static func usualFolder(_ environment: [String: String]) -> URL {
        // The XDG rules leave out a cache folder that is not an absolute path.
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
        return cache.appending(path: "nunchi/features")
    }
}
