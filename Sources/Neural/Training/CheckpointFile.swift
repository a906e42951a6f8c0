#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a training run keeps its last checkpoint, so that it goes on after an interruption as if there had been none.
public struct CheckpointFile: Sendable, Hashable {
    /// The file; replaced as a whole, so that it never holds half a checkpoint.
    public var url: URL
    /// Epochs after which a checkpoint is written.
    public var everyEpochs: Int
    /// Seconds after which one is written at the end of the epoch, if sooner.
    public var everySeconds: Double?
    /// Whether a checkpoint that is there already is gone on from; otherwise it is replaced.
    public var resumes: Bool

    /// A file that is written after so many epochs, and after the last.
    public init(_ url: URL, everyEpochs: Int = 1, everySeconds: Double? = nil, resumes: Bool = true) {
        (self.url, self.everyEpochs) = (url, everyEpochs)
        (self.everySeconds, self.resumes) = (everySeconds, resumes)
    }
}

/// The writing of checkpoints during one run.
struct CheckpointWriting {
    private let file: CheckpointFile
    private var epochs = 0
    private var last = ContinuousClock.now

    init(_ file: CheckpointFile) throws {
        guard file.everyEpochs > 0, file.everySeconds.map({ $0 >= 0 }) ?? true else {
            throw NeuralError.configuration(
                "interval of checkpoints", expected: "at least 1 epoch and 0 seconds or more",
                found: "\(file.everyEpochs) epochs, \(file.everySeconds.map { "\($0)" } ?? "no") seconds")
        }
        self.file = file
    }

    /// The checkpoint to go on from, if there is one.
    func found() throws -> TrainingCheckpoint? {
        guard file.resumes, FileManager.default.fileExists(atPath: file.url.path) else { return nil }
        return try TrainingCheckpoint(contentsOf: file.url)
    }

    /// Takes in a completed epoch, and writes if it is time.
    mutating func take(isLast: Bool, _ checkpoint: () -> TrainingCheckpoint) throws {
        epochs += 1
        let isLate = file.everySeconds.map { last.duration(to: .now) >= .seconds($0) } ?? false
        guard isLast || epochs >= file.everyEpochs || isLate else { return }
        try checkpoint().write(to: file.url)
        (epochs, last) = (0, .now)
    }
}
