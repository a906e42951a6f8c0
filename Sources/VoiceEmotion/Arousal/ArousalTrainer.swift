import Corpora
import Foundation
public import Learning

/// Teaches a trained model arousal from clips that are labelled with it.
public struct ArousalTrainer: Sendable {
    /// Penalties tried, in units of the clips' mean squared length.
    static let penalties = [0.03, 0.1, 0.3, 1, 3, 10]
    /// Groups of speakers that take turns in being left out.
    static let groups = 5

    /// What was measured on speakers left out of training, the penalty chosen on the others.
    public struct Result: Sendable, Hashable {
        /// Number of clips.
        public let clips: Int
        /// Number of speakers.
        public let speakers: Int
        /// How well the estimates follow the labels.
        public let agreement: Agreement
        /// The 95 % interval of the correlation, whole speakers drawn.
        public let interval: ClosedRange<Double>
    }

    private let seed: UInt64
    private let threads: Int

    /// A trainer.
    public init(seed: UInt64 = 0, threads: Int = 1) {
        self.seed = seed
        self.threads = threads
    }

    /// Measures on left-out speakers, then learns from all clips, and gives the model what was learned.
    ///
    /// - Parameter table: the model's features of clips whose labels are levels; see `ArousalLevel`.
    /// - Throws: `ArousalError`; `VoiceEmotionError.featureCount` for features of another model.
    public func teach(_ model: inout VoiceModel, on table: FeatureTable) throws -> Result {
        guard !model.inputShape.contains(nil) else {
            throw ArousalError.featuresOfOwnLength(recipe: model.recipe.name)
        }
        let entries = try Entries(table, model: model)
        let speakers = Set(entries.speakers).count
        guard Set(entries.targets).count >= 2, speakers >= Self.groups else {
            throw ArousalError.tooLittle(
                corpus: table.corpus, levels: Set(entries.targets).count, speakers: speakers, needed: Self.groups)
        }
        let products = PairProducts(entries.rows, threads: threads)
        let estimates = try heldOut(entries, products)
        let judged = entries.judged
        let truth = judged.map { entries.targets[$0] }
        let everything = Array(0..<entries.rows.rows)
        let penalty = try chosenPenalty(entries, products, among: everything)
        model.arousal = ArousalHead(
            regression: RidgeRegression(
                try products.solve(rows: everything, targets: entries.targets, penalty: penalty), of: entries.rows))
        return Result(
            clips: judged.count, speakers: speakers,
            agreement: Agreement(estimates: estimates, truth: truth),
            interval: Agreement.correlationInterval(
                estimates: estimates, truth: truth, clusters: judged.map { entries.speakers[$0] }, seed: seed))
    }

    /// Estimates for the clips as they are, each by what was learned from other speakers.
    private func heldOut(_ entries: Entries, _ products: PairProducts) throws -> [Double] {
        var estimates = [Int: Double]()
        for part in try parts(of: entries, among: Array(0..<entries.rows.rows), groups: Self.groups) {
            let penalty = try chosenPenalty(entries, products, among: part.train)
            let solution = try products.solve(
                rows: part.train, targets: part.train.map { entries.targets[$0] }, penalty: penalty)
            for row in part.test { estimates[row] = products.value(of: row, by: solution) }
        }
        return entries.judged.map { estimates[$0] ?? 0 }
    }

    /// The penalty whose estimates lie closest on speakers left out in turn.
    private func chosenPenalty(_ entries: Entries, _ products: PairProducts, among rows: [Int]) throws -> Double {
        let parts = try parts(of: entries, among: rows, groups: 3)
        let errors = try Self.penalties.map { penalty in
            try parts.reduce(0.0) { sum, part in
                let solution = try products.solve(
                    rows: part.train, targets: part.train.map { entries.targets[$0] }, penalty: penalty)
                return part.test.reduce(sum) { sum, row in
                    let distance = products.value(of: row, by: solution) - entries.targets[row]
                    return sum + distance * distance
                }
            }
        }
        return zip(Self.penalties, errors).min { $0.1 < $1.1 }?.0 ?? 1
    }

    /// Rows divided by `grouped:K`; only clips as they are get tested.
    private func parts(
        of entries: Entries, among rows: [Int], groups: Int
    ) throws -> [(train: [Int], test: [Int])] {
        let judged = Set(entries.judged)
        // The levels are no classes: one stands for all.
        let samples = rows.map { SplitSample(speaker: entries.speakers[$0], label: 0) }
        return try EvaluationProtocol.grouped(groups).folds(of: samples, seed: seed).map { fold in
            (fold.train.map { rows[$0] }, fold.test.map { rows[$0] }.filter(judged.contains))
        }
    }

    /// The clips in every way that they are heard in training.
    private struct Entries {
        var rows: FeatureRows
        var targets: [Double] = []
        var speakers: [String] = []
        /// The entries that are clips as they are.
        var judged: [Int] = []

        init(_ table: FeatureTable, model: VoiceModel) throws {
            var values: [[Float]] = []
            for row in table.rows {
                guard let target = ArousalLevel.value(of: row.label) else {
                    throw ArousalError.label(row.label, corpus: row.recording.corpus)
                }
                judged.append(values.count)
                for variant in row.variants {
                    values.append(try model.checked(variant).values)
                    targets.append(target)
                    speakers.append(row.recording.speakerKey)
                }
            }
            rows = try FeatureRows(values)
        }
    }
}
