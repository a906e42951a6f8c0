public import Affect
import AudioSignal
public import Corpora
import Foundation
public import Learning

/// The feature values of labelled recordings.
public struct FeatureTable: Sendable {
    /// One recording with its values.
    public struct Row: Sendable {
        /// The recording.
        public let recording: Recording
        /// Its class: an emotion's canonical name, or a word.
        public let label: String
        /// Its features in each way that it is heard in training, the original first.
        public let variants: [FeatureArray]
        /// Its features as it is heard when it is tested.
        public let judged: FeatureArray

        package init(recording: Recording, label: String, variants: [FeatureArray], judged: FeatureArray? = nil) {
            self.recording = recording
            self.label = label
            self.variants = variants
            self.judged = judged ?? variants[0]
        }
    }

    /// A recording that could not be used.
    public struct Failure: Sendable {
        /// The recording.
        public let recording: Recording
        /// Why not.
        public let error: any Error
    }

    /// The usable recordings, in the corpora's order.
    public let rows: [Row]
    /// The others.
    public let failures: [Failure]
    /// Names of the corpora, joined by `+`.
    public let corpus: String
    /// What decided the features' values besides the sound; nil for rows that were made otherwise.
    public let featureIdentity: String?
    /// What the labels are.
    public let task: ClassList.Task
    /// The labels of each corpus.
    public let labelsByCorpus: [String: Set<String>]

    /// Reads recordings and computes their features; those without a label for the task are left out.
    ///
    /// - Parameters:
    ///   - corpora: the data.
    ///   - task: what the labels are; for words they are the data set's own.
    ///   - emotions: the emotions to keep; nil for all.
    ///   - hearings: ways to hear each recording in training; the first must be the original.
    ///   - drawn: further ways, of which each recording is heard in `drawnOfEach`, drawn at random.
    ///   - judgedAs: how it is heard when it is tested: one of these, drawn at random.
    ///   - cache: where features are kept from one run to the next.
    ///   - jobs: recordings at once.
    ///   - progress: called after each recording with the number done and the number there is.
    /// - Throws: `VoiceEmotionError.noUsableRecordings` when nothing is left, `CancellationError` when cancelled.
    public init(
        of corpora: [Corpus], features: any VoiceFeatureSet, task: ClassList.Task = .emotion,
        emotions: Set<Emotion>? = nil, hearings: [Hearing] = [.plain], drawn: [Hearing] = [], drawnOfEach: Int = 0,
        judgedAs: [Hearing] = [.plain],
        cache: FeatureCache? = nil, jobs: Int, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws {
        let labelled = corpora.flatMap(\.recordings).compactMap { recording in
            Self.label(of: recording, task: task, emotions: emotions).map { (recording, $0) }
        }
        let maker = RowMaker(
            features: features, task: task, listener: Listener(recordings: labelled.map(\.0)),
            hearings: hearings, drawn: drawn, drawnOfEach: drawnOfEach, judgedAs: judgedAs, cache: cache)
        let outcomes = try await concurrentMap(
            labelled, jobs: jobs, onResult: { index, _ in progress(index + 1, labelled.count) }
        ) { recording, label -> Result<Row, any Error> in
            Result { try maker.row(of: recording, label: label) }
        }
        self.init(
            rows: outcomes.compactMap { try? $0.get() },
            failures: zip(labelled, outcomes).compactMap { entry, outcome in
                if case .failure(let error) = outcome { Failure(recording: entry.0, error: error) } else { nil }
            },
            corpus: corpora.filter { !$0.recordings.isEmpty }.map(\.name).joined(separator: "+"), task: task,
            featureIdentity: features.identity)
        guard !rows.isEmpty else {
            let problem = failures.first.map { "\($0.recording.file.path): \($0.error)" }
            throw VoiceEmotionError.noUsableRecordings(corpus: corpus, firstProblem: problem)
        }
    }

    package init(
        rows: [Row], failures: [Failure], corpus: String, task: ClassList.Task = .emotion,
        featureIdentity: String? = nil
    ) {
        self.rows = rows
        self.failures = failures
        self.corpus = corpus
        self.task = task
        self.featureIdentity = featureIdentity
        labelsByCorpus = Dictionary(grouping: rows, by: \.recording.corpus).mapValues { Set($0.map(\.label)) }
    }

    /// The classes that the rows have, as a known taxonomy where they make one up.
    public var classes: ClassList { ClassList(covering: rows.map(\.label), task: task) }

    /// `grouped:K` with as many groups as the corpus of fewest speakers allows; nil when one has a single speaker.
    public func speakerGroups(atMost most: Int) -> EvaluationProtocol? {
        let speakers = Dictionary(grouping: rows, by: \.recording.corpus).mapValues {
            Set($0.map(\.recording.speaker)).count
        }
        let groups = min(most, speakers.values.min() ?? 0)
        return groups >= 2 ? .grouped(groups) : nil
    }

    private static func label(of recording: Recording, task: ClassList.Task, emotions: Set<Emotion>?) -> String? {
        switch task {
        case .words: recording.label.isEmpty ? nil : recording.label
        case .emotion: recording.emotion.flatMap { emotions?.contains($0) ?? true ? $0.rawValue : nil }
        }
    }
}
