import Learning

/// Why evaluations could not be compared.
public enum ComparisonError: Error, Sendable, Hashable {
    /// There is nothing to compare with.
    case tooFewRuns(found: Int)

    /// Two runs judged no clip in common.
    case nothingInCommon(first: String, second: String)

    /// Two runs take the same clip for different classes.
    case truthDiffers(file: String, first: String, second: String)

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .tooFewRuns: "comparison.too_few_runs"
        case .nothingInCommon: "comparison.nothing_in_common"
        case .truthDiffers: "comparison.truth_differs"
        }
    }
}

/// Evaluations of the same clips, each compared with each other on what both judged.
public struct EvaluationComparison: Sendable, Hashable {
    /// Two evaluations on the clips that both judged.
    public struct Pair: Sendable, Hashable {
        /// Their places in the list given.
        public let first: Int
        /// Their places in the list given.
        public let second: Int
        /// Number of clips that both judged.
        public let clips: Int
        /// Number of clips that only one of them judged; they do not count.
        public let leftOut: Int
        /// Pooled unweighted average recall of the first less that of the second.
        public let difference: Double
        /// Its 95 % interval, whole speakers drawn, the same for both.
        public let interval: ClosedRange<Double>
        /// Number of clips that only the first got right.
        public let onlyFirst: Int
        /// Number of clips that only the second got right.
        public let onlySecond: Int
        /// McNemar's exact two-sided p.
        public let pValue: Double
        /// The same after Holm's correction for the number of pairs.
        public internal(set) var adjustedPValue: Double
        /// Whether the two were made with different protocols.
        public let protocolsDiffer: Bool
        /// Whether the two tell different classes apart.
        public let classesDiffer: Bool
    }

    /// What is compared.
    public let results: [EvaluationResult]
    /// Each with each.
    public let pairs: [Pair]

    /// Compares evaluations.
    ///
    /// - Parameter seed: decides the intervals' draws.
    /// - Throws: `ComparisonError` when there are fewer than two, or two have no clip in common, or do not agree on a
    ///   clip's class.
    public init(_ results: [EvaluationResult], seed: UInt64 = 0) throws(ComparisonError) {
        guard results.count >= 2 else { throw .tooFewRuns(found: results.count) }
        var pairs: [Pair] = []
        for first in results.indices {
            for second in results.indices where second > first {
                let cases = try PairedCases(results[first], results[second])
                guard let paired = cases.comparison(seed: seed) else {
                    throw .nothingInCommon(first: results[first].corpus, second: results[second].corpus)
                }
                let test = paired.mcNemar
                pairs.append(
                    Pair(
                        first: first, second: second, clips: cases.cases.count, leftOut: cases.leftOut,
                        difference: paired.difference, interval: paired.interval, onlyFirst: test.onlySecond,
                        onlySecond: test.onlyFirst, pValue: test.probability, adjustedPValue: test.probability,
                        protocolsDiffer: results[first].protocolName != results[second].protocolName,
                        classesDiffer: Set(results[first].classes.labels) != Set(results[second].classes.labels)))
            }
        }
        let adjusted = HolmCorrection.adjusted(pairs.map(\.pValue))
        for index in pairs.indices { pairs[index].adjustedPValue = adjusted[index] }
        self.results = results
        self.pairs = pairs
    }
}

/// The clips that two evaluations both judged.
struct PairedCases {
    struct Case {
        let speaker: String
        let truth: Int
        let first: Int
        let second: Int
    }

    private struct Key: Hashable {
        let file: String
        let span: ClosedRange<Double>?
    }

    private(set) var cases: [Case] = []
    let leftOut: Int
    private let classes: Int

    init(_ first: EvaluationResult, _ second: EvaluationResult) throws(ComparisonError) {
        // Classes that only one of them tells apart count as well: whoever says one is wrong.
        var places = Dictionary(uniqueKeysWithValues: first.classes.labels.enumerated().map { ($1, $0) })
        for label in second.classes.labels where places[label] == nil { places[label] = places.count }
        classes = places.count
        var others: [Key: EvaluationResult.Prediction] = [:]
        for prediction in second.predictions { others[Key(file: prediction.file, span: prediction.span)] = prediction }
        for prediction in first.predictions {
            guard let other = others[Key(file: prediction.file, span: prediction.span)] else { continue }
            let (truth, otherTruth) = (
                first.classes.labels[prediction.truth], second.classes.labels[other.truth]
            )
            guard truth == otherTruth else {
                throw .truthDiffers(file: prediction.file, first: truth, second: otherTruth)
            }
            cases.append(
                Case(
                    speaker: prediction.speaker, truth: places[truth] ?? 0,
                    first: places[first.classes.labels[prediction.predicted]] ?? 0,
                    second: places[second.classes.labels[other.predicted]] ?? 0))
        }
        guard !cases.isEmpty else {
            throw .nothingInCommon(
                first: "\(first.recipe), \(first.corpus)", second: "\(second.recipe), \(second.corpus)")
        }
        leftOut = first.count + second.count - 2 * cases.count
    }

    /// The first against the second on these clips; `PairedComparison` subtracts its first from its second.
    func comparison(seed: UInt64) -> PairedComparison? {
        try? PairedComparison(
            truth: cases.map(\.truth), first: cases.map(\.second), second: cases.map(\.first),
            speakers: cases.map(\.speaker), classes: classes, seed: seed)
    }
}
