public import Foundation
import GRDB
public import VoiceEmotion

/// A log of trials in an SQLite file, which any SQLite tool can read.
///
/// Each trial is a transaction of its own: a process that is killed loses the trials under way and no others. The file is
/// locked as long as a search uses it.
public final class SQLiteTrialLog: TrialLog {
    /// The file.
    public let url: URL
    private let queue: DatabaseQueue

    /// "NUNC": tells SQLite files of ours from others.
    private static let applicationID = 0x4E55_4E43
    private static let version = 1

    /// Opens the file, or makes it.
    ///
    /// - Throws: `TrialLogError`.
    public init(_ url: URL) throws(TrialLogError) {
        self.url = url
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        do { queue = try DatabaseQueue(path: url.path, configuration: configuration) } catch {
            throw Self.worded(error, file: url.path)
        }
    }

    /// Opens the log for a search; a new file is made its log.
    public func begin(_ search: WorkIdentity) throws(TrialLogError) -> [TrialResult] {
        let file = url.path
        do {
            return try queue.write { database in
                let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
                let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
                if id == 0, tables == 0 {
                    try Self.make(database, for: search)
                    return []
                }
                guard id == Self.applicationID else { throw TrialLogError.foreign(file: file) }
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                guard version == Self.version else {
                    throw TrialLogError.version(file: file, found: version, expected: Self.version)
                }
                return try Self.trials(database, of: search, file: file)
            }
        } catch let error as TrialLogError {
            throw error
        } catch {
            throw Self.worded(error, file: file)
        }
    }

    /// Keeps a finished trial.
    public func append(_ result: TrialResult) throws(TrialLogError) {
        let trial = result.trial
        do {
            let settings = try Self.text(trial.values)
            let folds = try Self.text(result.folds)
            try queue.write { database in
                try database.execute(
                    sql: "INSERT INTO trial (held_out, number, share, settings, score, folds, failure, seconds) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        trial.heldOut ?? -1, trial.number, trial.share, settings, result.score, folds, result.failure,
                        result.seconds,
                    ])
            }
        } catch {
            throw Self.worded(error, file: url.path)
        }
    }

    private static func make(_ database: Database, for search: WorkIdentity) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
        try database.execute(sql: "CREATE TABLE search (identity TEXT NOT NULL)")
        try database.execute(
            sql: """
                CREATE TABLE trial (held_out INTEGER NOT NULL, number INTEGER NOT NULL, share REAL NOT NULL,
                settings TEXT NOT NULL, score REAL, folds TEXT NOT NULL, failure TEXT, seconds REAL NOT NULL,
                PRIMARY KEY (held_out, number, share))
                """)
        try database.execute(sql: "INSERT INTO search (identity) VALUES (?)", arguments: [try text(search)])
    }

    private static func trials(_ database: Database, of search: WorkIdentity, file: String) throws -> [TrialResult] {
        guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok",
            let text = try String.fetchOne(database, sql: "SELECT identity FROM search"),
            let kept = try? JSONDecoder().decode(WorkIdentity.self, from: Data(text.utf8))
        else { throw TrialLogError.damaged(file: file, cause: "its contents do not hang together") }
        if let part = kept.difference(from: search) { throw TrialLogError.otherSearch(file: file, part: part) }
        return try Row.fetchAll(database, sql: "SELECT * FROM trial ORDER BY held_out, number, share").map { row in
            guard let number: Int = row["number"], let heldOut: Int = row["held_out"], let share: Double = row["share"],
                let settings: String = row["settings"], let folds: String = row["folds"],
                let values = try? JSONDecoder().decode(SearchSpace.Values.self, from: Data(settings.utf8)),
                let recalls = try? JSONDecoder().decode([Double].self, from: Data(folds.utf8))
            else { throw TrialLogError.damaged(file: file, cause: "a trial in it cannot be understood") }
            let trial = Trial(heldOut: heldOut < 0 ? nil : heldOut, number: number, share: share, values: values)
            return TrialResult(
                trial: trial, score: row["score"], folds: recalls, failure: row["failure"],
                seconds: row["seconds"] ?? 0)
        }
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func worded(_ error: any Error, file: String) -> TrialLogError {
        guard let error = error as? DatabaseError else { return .damaged(file: file, cause: "\(error)") }
        let cause = error.message ?? "\(error.resultCode)"
        return switch error.resultCode.primaryResultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(file: file)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            .notWritten(file: file, cause: cause)
        default: .damaged(file: file, cause: cause)
        }
    }
}
