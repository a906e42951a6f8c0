import Synchronization

/// Where finished trials are kept, so that a search that was stopped goes on.
public protocol TrialLog: Sendable {
    /// Opens the log for a search.
    ///
    /// - Returns: the trials that are finished.
    /// - Throws: when the log belongs to another search or cannot be read.
    func begin(_ search: WorkIdentity) throws -> [TrialResult]

    /// Keeps a finished trial; when this returns, it outlives the process.
    func append(_ result: TrialResult) throws
}

/// A log that is forgotten with the process.
public final class MemoryTrialLog: TrialLog {
    private let kept = Mutex<[TrialResult]>([])

    /// A log of results.
    public init(_ results: [TrialResult] = []) { kept.withLock { $0 = results } }

    /// The finished trials, in the order in which they were finished.
    public var results: [TrialResult] { kept.withLock { $0 } }

    /// The trials that it was made with, or were appended since.
    public func begin(_ search: WorkIdentity) throws -> [TrialResult] { results }

    /// Keeps a finished trial as long as the log itself.
    public func append(_ result: TrialResult) throws { kept.withLock { $0.append(result) } }
}
