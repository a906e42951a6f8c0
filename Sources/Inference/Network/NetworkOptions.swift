public import Foundation

/// How a network is run.
public struct NetworkOptions: Sendable, Hashable {
    /// Threads for one run, from 1 to 256. Results may differ in the last bits with their number.
    public var threads: Int
    /// The folder for compiled networks, so that a large one loads faster the next time; nil to compile each time.
    /// `ModelFolder.compiledNetworks` is the usual one.
    public var cache: URL?
    /// How exactly is computed.
    public var precision: Precision

    /// How exactly a network computes.
    public enum Precision: Sendable, Hashable {
        /// In float32 where the file does.
        case full
        /// In whatever the processor is fast with, such as bfloat16.
        case fast
    }

    /// One thread, no cache, float32.
    public init(threads: Int = 1, cache: URL? = nil, precision: Precision = .full) {
        self.threads = threads
        self.cache = cache
        self.precision = precision
    }
}

extension ModelFolder {
    /// Where OpenVINO may keep compiled networks. All of it may be removed at any time.
    public var compiledNetworks: URL { url.appendingPathComponent(".cache/openvino", isDirectory: true) }
}
