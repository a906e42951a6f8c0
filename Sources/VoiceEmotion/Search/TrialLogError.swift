/// Why the log of a search cannot be used.
public enum TrialLogError: Error, Sendable, Hashable {
    /// It was kept by another search.
    case otherSearch(file: String, part: WorkIdentity.Part)

    /// It is a database, but no log of trials.
    case foreign(file: String)

    /// It is a log of another version.
    case version(file: String, found: Int, expected: Int)

    /// It cannot be read.
    case damaged(file: String, cause: String)

    /// Another process is using it.
    case inUse(file: String)

    /// It cannot be written.
    case notWritten(file: String, cause: String)
}

extension TrialLogError {
    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .otherSearch: "trial_log.other_search"
        case .foreign: "trial_log.foreign"
        case .version: "trial_log.version"
        case .damaged: "trial_log.damaged"
        case .inUse: "trial_log.in_use"
        case .notWritten: "trial_log.not_written"
        }
    }

    /// The log's file.
    public var file: String {
        switch self {
        case .otherSearch(let file, _), .foreign(let file), .version(let file, _, _), .damaged(let file, _),
            .inUse(let file), .notWritten(let file, _):
            file
        }
    }
}
