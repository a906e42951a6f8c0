import AudioSignal
public import Corpora
import Foundation
import Learning
public import Transcription
import VoiceEmotion

/// Measuring a transcriber on a data set whose words are known.
public struct TranscriptionTask: Sendable {
    /// The recordings whose words are known, those that were chosen of them.
    public let recordings: [Recording]

    /// How many recordings of the data set have no transcript.
    public let withoutTranscript: Int

    /// The data set.
    public let corpus: String

    private let seed: UInt64
    private let jobs: Int
    private let threads: Int

    /// A recording that could not be transcribed.
    public struct Failure: Sendable {
        /// The recording's file.
        public let file: String
        /// Why not.
        public let error: any Error
    }

    /// A task.
    ///
    /// - Parameters:
    ///   - corpus: the data; recordings without a transcript are left out.
    ///   - limit: the most recordings, drawn by `seed`; nil for all.
    ///   - threads: told in the result; the transcriber was loaded with them.
    /// - Throws: `TranscriptionError.noReferences`.
    public init(
        _ corpus: Corpus, limit: Int? = nil, seed: UInt64 = 0, jobs: Int = 1, threads: Int = 1
    ) throws(TranscriptionError) {
        let known = corpus.recordings.filter { !($0.transcript ?? "").isEmpty }
        guard !known.isEmpty else { throw .noReferences(corpus: corpus.name) }
        var generator = SeededGenerator(seed: seed)
        if let limit, limit < known.count {
            recordings = generator.permutation(of: known.count).prefix(limit).sorted().map { known[$0] }
        } else {
            recordings = known
        }
        withoutTranscript = corpus.recordings.count - known.count
        self.corpus = corpus.name
        self.seed = seed
        self.jobs = jobs
        self.threads = threads
    }

    /// Transcribes the recordings and compares.
    ///
    /// - Throws: `TranscriptionError.nothingTranscribed` when every recording failed; `CancellationError`.
    public func evaluate(
        _ transcriber: any Transcriber, language: String?, progress: (Int) -> Void = { _ in }
    ) async throws -> (result: TranscriptionEvaluation, failures: [Failure]) {
        let start = ContinuousClock.now
        let outcomes = try await concurrentMap(recordings, jobs: jobs, onResult: { index, _ in progress(index + 1) }) {
            recording -> Result<TranscriptionEvaluation.Item, any Error> in
            do {
                let options = TranscriptionOptions(
                    language: language, words: false, start: recording.span?.lowerBound ?? 0,
                    end: recording.span?.upperBound)
                let transcript = try await transcriber.transcribe(.media(.url(recording.file)), options: options)
                return .success(
                    TranscriptionEvaluation.Item(
                        file: recording.file.path, speaker: recording.speakerKey,
                        reference: recording.transcript ?? "", hypothesis: transcript.text,
                        language: transcript.language, seconds: transcript.seconds))
            } catch let error as CancellationError {
                throw error
            } catch {
                return .failure(error)
            }
        }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        var items: [TranscriptionEvaluation.Item] = []
        var failures: [Failure] = []
        for (recording, outcome) in zip(recordings, outcomes) {
            switch outcome {
            case .success(let item): items.append(item)
            case .failure(let error): failures.append(Failure(file: recording.file.path, error: error))
            }
        }
        guard !items.isEmpty else {
            throw TranscriptionError.nothingTranscribed(
                corpus: corpus, firstProblem: failures.first.map { "\($0.file): \($0.error)" } ?? "")
        }
        return (
            TranscriptionEvaluation(
                corpus: corpus, model: transcriber.name, items: items, elapsed: elapsed, jobs: jobs, threads: threads,
                seed: seed), failures
        )
    }
}
