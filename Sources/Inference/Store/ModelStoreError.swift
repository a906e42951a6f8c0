/// Why a model could not be found, installed, verified or removed.
public enum ModelStoreError: Error, Sendable, Hashable {
    /// What is wrong with a file.
    public enum Damage: Sendable, Hashable {
        /// It is not there.
        case missing
        /// It has another size, in bytes.
        case size(expected: Int, found: Int)
        /// It has the right size and another content.
        case checksum
        /// It cannot be read or is not of its format.
        case unreadable(cause: String)
    }

    /// One attempt at a download.
    public struct Attempt: Sendable, Hashable {
        /// Where from.
        public let source: String
        /// Why it failed.
        public let cause: String
    }

    /// The catalogue has no entry of that name.
    case unknown(name: String, known: [String])

    /// The model is not on this machine; `command` installs it.
    case notInstalled(name: String, command: String)

    /// There is nothing of the model to remove.
    case nothingToRemove(name: String)

    /// An installed file is not what it was; `command` installs it anew.
    case damaged(name: String, file: String, damage: Damage, command: String)

    /// An installed model has no file of that name.
    case noSuchFile(name: String, file: String, files: [String])

    /// The entry does not run on this machine.
    case notForThisMachine(name: String, machine: String, platforms: [String])

    /// A catalogue cannot be read or an entry in it is wrong.
    case badCatalogue(path: String, cause: String)

    /// There is less room on the disk than is needed, in bytes.
    case noSpace(folder: String, needed: Int, available: Int)

    /// The disk filled up while a file was written.
    case diskFull(path: String)

    /// A file or folder cannot be read, written, renamed or removed.
    case fileSystem(path: String, cause: String)

    /// No source gave the file.
    case downloadFailed(file: String, attempts: [Attempt])

    /// A file given does not belong to the model.
    case foreignFile(path: String, name: String, damage: Damage, expected: [String])

    /// Files given are not all that the model needs.
    case filesMissing(name: String, files: [String])

    /// An archive leads out of the folder that it is unpacked into.
    case unsafeArchive(path: String, member: String)

    /// An archive cannot be unpacked.
    case badArchive(path: String, cause: String)

    /// There is no Python that can be used.
    case noPython(program: String, cause: String)

    /// What a conversion needs could not be installed.
    case toolsFailed(cause: String)

    /// A conversion failed.
    case conversionFailed(name: String, script: String, cause: String)

    /// A file of the package is not where it is looked for.
    case resourceMissing(file: String)

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .unknown: "models.unknown"
        case .notInstalled: "models.not_installed"
        case .nothingToRemove: "models.nothing_to_remove"
        case .damaged: "models.damaged"
        case .noSuchFile: "models.no_such_file"
        case .notForThisMachine: "models.not_for_this_machine"
        case .badCatalogue: "models.bad_catalogue"
        case .noSpace: "models.no_space"
        case .diskFull: "models.disk_full"
        case .fileSystem: "models.file_system"
        case .downloadFailed: "models.download_failed"
        case .foreignFile: "models.foreign_file"
        case .filesMissing: "models.files_missing"
        case .unsafeArchive: "models.unsafe_archive"
        case .badArchive: "models.bad_archive"
        case .noPython: "models.no_python"
        case .toolsFailed: "models.tools_failed"
        case .conversionFailed: "models.conversion_failed"
        case .resourceMissing: "models.resource_missing"
        }
    }

    /// Whether something has to be installed on this machine first: exit code 3.
    public var isSomethingMissing: Bool {
        switch self {
        case .notInstalled, .noPython, .resourceMissing: true
        default: false
        }
    }
}
