public import Foundation

/// A folder in which a training or an evaluation keeps what is done, so that it goes on after an interruption as if there
/// had been none.
///
/// Files replace each other as a whole: a process that is killed leaves the old state or the new one.
public struct CheckpointFolder: Sendable, Hashable {
    /// The folder.
    public let url: URL
    /// Seconds between the states of a network in training, at least; they are written at the end of an epoch.
    public let seconds: Double

    private static let identityName = "checkpoint.json"

    /// Opens the folder for a piece of work, or makes it.
    ///
    /// - Throws: `CheckpointError` when other work is kept there, or it cannot be read or written.
    public init(_ url: URL, for work: WorkIdentity, seconds: Double = 1) throws(CheckpointError) {
        self.init(url: url, seconds: seconds)
        if let kept: WorkIdentity = try record(Self.identityName) {
            if let part = kept.difference(from: work) { throw .otherWork(folder: url.path, part: part) }
        } else {
            try keep(work, as: Self.identityName)
        }
    }

    private init(url: URL, seconds: Double) {
        self.url = url
        self.seconds = seconds
    }

    /// A part of the work, in a folder of its own.
    package func part(_ name: String) -> CheckpointFolder {
        CheckpointFolder(url: url.appending(path: name), seconds: seconds)
    }

    /// What was kept under a name, if anything.
    func record<Value: Decodable>(_ name: String) throws(CheckpointError) -> Value? {
        let file = url.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
        } catch {
            throw .damaged(
                file: file.path, cause: error is DecodingError ? "it is not what was kept" : "it may not be read")
        }
    }

    /// Keeps a value under a name.
    func keep(_ value: some Encodable, as name: String) throws(CheckpointError) {
        let file = url.appending(path: name)
        do {
            try makeFolder()
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try encoder.encode(value).write(to: file, options: .atomic)
        } catch let error as CheckpointError {
            throw error
        } catch {
            throw .notWritten(file: file.path, cause: SystemCause.of(error))
        }
    }

    /// Makes the folder, unless it is there.
    func makeFolder() throws(CheckpointError) {
        do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
            throw .notWritten(file: url.path, cause: SystemCause.of(error))
        }
    }

    /// Forgets this part of the work.
    func remove() { try? FileManager.default.removeItem(at: url) }
}

/// The operating system's word for what Foundation could not do.
enum SystemCause {
    static func of(_ error: any Error) -> String {
        var inner: NSError? = error as NSError
        while let next = inner {
            if next.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(next.code))) }
            inner = next.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        return (error as NSError).localizedDescription
    }
}
