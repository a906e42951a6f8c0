/// Why work that was stopped cannot go on, or not be kept.
public enum CheckpointError: Error, Sendable, Hashable {
    /// What is there was kept by other work.
    case otherWork(folder: String, part: WorkIdentity.Part)

    /// What is there cannot be read.
    case damaged(file: String, cause: String)

    /// The state could not be written.
    case notWritten(file: String, cause: String)
}

extension CheckpointError {
    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .otherWork: "checkpoint.other_work"
        case .damaged: "checkpoint.damaged"
        case .notWritten: "checkpoint.not_written"
        }
    }

    /// The file or folder concerned.
    public var file: String {
        switch self {
        case .otherWork(let folder, _): folder
        case .damaged(let file, _), .notWritten(let file, _): file
        }
    }
}
