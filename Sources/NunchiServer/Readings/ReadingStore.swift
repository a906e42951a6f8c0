package import Foundation
import GRDB
package import Nunchi

/// The readings that are kept, each with its owner: a table in SQLite, sounds as files beside it.
///
/// What is deleted is gone from the disk's files when the call returns: SQLite overwrites it, its journal is emptied, and
/// sounds are overwritten before they are unlinked.
package final class ReadingStore: Sendable {
    private let queue: DatabaseQueue
    private let audio: AudioFolder
    private let corrections: CorrectionFolder
    private let lock: DataLock

    /// Opens the store in a folder, or makes it.
    ///
    /// - Throws: `StoreError` when the folder cannot be used or another server uses it.
    package init(folder: URL) throws {
        lock = try DataLock(folder)
        audio = try AudioFolder(folder.appending(path: "audio"))
        corrections = try CorrectionFolder(folder.appending(path: "corrections"))
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        queue = try DatabaseQueue(path: folder.appending(path: "readings.sqlite").path, configuration: configuration)
        try Self.migrations.migrate(queue)
        try sweep()
    }

    private static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 readings") { database in
            try database.execute(
                sql: """
                    CREATE TABLE reading (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
                    owner TEXT NOT NULL, created REAL NOT NULL, name TEXT NOT NULL, modality TEXT NOT NULL, seconds REAL,
                    emotion TEXT, confidence REAL NOT NULL, valence REAL NOT NULL, arousal REAL NOT NULL,
                    document TEXT NOT NULL, has_audio INTEGER NOT NULL, correction TEXT, speaker TEXT NOT NULL)
                    """)
            try database.execute(sql: "CREATE INDEX reading_of_owner ON reading (owner, number)")
            try database.execute(sql: "CREATE INDEX reading_by_age ON reading (created)")
        }
        return migrator
    }

    /// Keeps a reading, with its sound where that is given.
    package func add(_ reading: StoredReading, sound: Waveform?, of owner: Owner) async throws {
        if let sound { try audio.write(sound, id: reading.id) }
        do {
            try await queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO reading (id, owner, created, name, modality, seconds, emotion, confidence, valence,
                        arousal, document, has_audio, speaker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        reading.id, owner.digest, reading.created.timeIntervalSince1970, reading.name, reading.modality,
                        reading.seconds, reading.emotion, reading.confidence, reading.valence, reading.arousal,
                        reading.document, reading.hasAudio, owner.speaker,
                    ])
            }
        } catch {
            audio.remove(id: reading.id)
            throw error
        }
    }

    /// An owner's readings, the latest first.
    ///
    /// - Parameters:
    ///   - limit: so many at most.
    ///   - before: only those made before the one of this id.
    /// - Returns: nil when there is no reading of that id.
    package func readings(of owner: Owner, limit: Int, before: String?) async throws -> [StoredReading]? {
        try await queue.read { database in
            var bound = Int.max
            if let before {
                let number = try Int.fetchOne(
                    database, sql: "SELECT number FROM reading WHERE id = ? AND owner = ?",
                    arguments: [before, owner.digest])
                guard let number else { return nil }
                bound = number
            }
            return try Row.fetchAll(
                database, sql: "SELECT * FROM reading WHERE owner = ? AND number < ? ORDER BY number DESC LIMIT ?",
                arguments: [owner.digest, bound, limit]
            ).map(StoredReading.init(row:))
        }
    }

    /// An owner's reading; nil where there is none of that id.
    package func reading(_ id: String, of owner: Owner) async throws -> StoredReading? {
        try await queue.read { try Self.reading(id, of: owner, in: $0) }
    }

    /// The file with a reading's sound.
    package func audioFile(of reading: StoredReading) -> URL? { reading.hasAudio ? audio.file(id: reading.id) : nil }

    /// Deletes a reading, its sound and its correction.
    ///
    /// - Returns: false where there is none of that id.
    package func delete(_ id: String, of owner: Owner) async throws -> Bool {
        try await delete(where: "id = ? AND owner = ?", [id, owner.digest]) > 0
    }

    /// Deletes all of an owner's readings.
    ///
    /// - Returns: how many there were.
    package func deleteAll(of owner: Owner) async throws -> Int {
        try await delete(where: "owner = ?", [owner.digest])
    }

    /// Deletes what is older than a date, whoever's it is.
    package func delete(before date: Date) async throws -> Int {
        try await delete(where: "created < ?", [date.timeIntervalSince1970])
    }

    /// Keeps what a person says that a reading should have been, with the sound, as a data set for training.
    ///
    /// - Returns: false where there is no reading of that id, or no sound of it.
    package func correct(_ id: String, of owner: Owner, to emotion: Emotion) async throws -> Bool {
        try await queue.write { [audio, corrections] database in
            guard let reading = try Self.reading(id, of: owner, in: database), reading.hasAudio else { return false }
            try corrections.keep(audio.file(id: id), id: id)
            try database.execute(
                sql: "UPDATE reading SET correction = ? WHERE id = ?", arguments: [emotion.rawValue, id])
            try Self.writeManifest(of: database, in: corrections)
            return true
        }
    }

    /// Takes a correction back.
    ///
    /// - Returns: false where there is no reading of that id.
    package func uncorrect(_ id: String, of owner: Owner) async throws -> Bool {
        let isThere = try await queue.write { [corrections] database in
            guard try Self.reading(id, of: owner, in: database) != nil else { return false }
            try database.execute(sql: "UPDATE reading SET correction = NULL WHERE id = ?", arguments: [id])
            corrections.remove(id: id)
            try Self.writeManifest(of: database, in: corrections)
            return true
        }
        if isThere { try await emptyJournal() }
        return isThere
    }

    /// How many readings there are in all.
    package func count() async throws -> Int {
        try await queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM reading") ?? 0 }
    }

    private func delete(where condition: String, _ arguments: StatementArguments) async throws -> Int {
        let count = try await queue.write { [audio, corrections] database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT id, correction FROM reading WHERE \(condition)", arguments: arguments)
            guard !rows.isEmpty else { return 0 }
            try database.execute(sql: "DELETE FROM reading WHERE \(condition)", arguments: arguments)
            for row in rows {
                audio.remove(id: row["id"])
                corrections.remove(id: row["id"])
            }
            let wereCorrected = rows.contains { ($0["correction"] as String?) != nil }
            if wereCorrected { try Self.writeManifest(of: database, in: corrections) }
            return rows.count
        }
        if count > 0 { try await emptyJournal() }
        return count
    }

    /// Writes all changes into the database itself and empties the journal that held them.
    private func emptyJournal() async throws {
        try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// Removes sounds that an interrupted server left without a reading.
    private func sweep() throws {
        try queue.write { database in
            let ids = try Set(String.fetchAll(database, sql: "SELECT id FROM reading"))
            audio.removeAll(except: ids)
            let corrected = try Set(
                String.fetchAll(database, sql: "SELECT id FROM reading WHERE correction IS NOT NULL"))
            corrections.removeAll(except: corrected)
            try Self.writeManifest(of: database, in: corrections)
        }
    }

    private static func reading(_ id: String, of owner: Owner, in database: Database) throws -> StoredReading? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM reading WHERE id = ? AND owner = ?", arguments: [id, owner.digest]
        ).map(StoredReading.init(row:))
    }

    private static func writeManifest(of database: Database, in corrections: CorrectionFolder) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, correction, speaker FROM reading WHERE correction IS NOT NULL ORDER BY number")
        try corrections.writeManifest(
            rows.map { CorrectionFolder.Entry(id: $0["id"], label: $0["correction"], speaker: $0["speaker"]) })
    }
}
