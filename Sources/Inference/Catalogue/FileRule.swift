/// Which parts of the downloads make up a file, or a folder of files.
public struct FileRule: Sendable, Hashable, Codable {
    /// A download, or a file in it.
    public struct Part: Sendable, Hashable, Codable {
        /// The download's file name.
        public let download: String
        /// The file's path in the download, which then is a zip archive; a path that ends in `/` means all files below
        /// it. Nil: the download itself.
        public let member: String?

        /// A part.
        public init(_ download: String, member: String? = nil) {
            self.download = download
            self.member = member
        }
    }

    /// Where it goes, inside the entry's folder; ends in `/` when the part is all files below a path.
    public let path: String
    /// What it consists of, joined in this order.
    public let parts: [Part]
    /// The whole file's size in bytes, where the catalogue knows it.
    public let bytes: Int?
    /// The whole file's SHA-256, where the catalogue knows it.
    public let sha256: String?
    /// The only machine that gets the file, such as `linux-x86_64`; nil for all.
    public let platform: String?

    /// A rule.
    public init(_ path: String, parts: [Part], bytes: Int? = nil, sha256: String? = nil, platform: String? = nil) {
        self.path = path
        self.parts = parts
        self.bytes = bytes
        self.sha256 = sha256
        self.platform = platform
    }

    /// Whether it stands for all files below a path.
    var isFolder: Bool { path.hasSuffix("/") }
}

/// How files are made of what was downloaded, by one of the package's conversion scripts.
public struct ConversionPlan: Sendable, Hashable, Codable {
    /// The script's file name in the package's folder of conversions.
    public let script: String
    /// The version of what the script makes; a newer one makes an installed model outdated.
    public let version: Int
    /// The files that the script reads, laid into a folder of their own.
    public let inputs: [FileRule]
    /// The script's arguments; `{inputs}` and `{output}` stand for the two folders.
    public let arguments: [String]
    /// The files that the script makes and that are installed.
    public let outputs: [String]
    /// The longest that it may take, in seconds.
    public let timeLimit: Int
    /// Disk that it needs beside the result, in bytes.
    public let scratchBytes: Int

    /// A plan.
    public init(
        script: String, version: Int, inputs: [FileRule], arguments: [String], outputs: [String], timeLimit: Int,
        scratchBytes: Int
    ) {
        self.script = script
        self.version = version
        self.inputs = inputs
        self.arguments = arguments
        self.outputs = outputs
        self.timeLimit = timeLimit
        self.scratchBytes = scratchBytes
    }
}
