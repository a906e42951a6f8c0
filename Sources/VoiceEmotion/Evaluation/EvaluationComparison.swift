public import Learning

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
                let (left, right) = (cases.matrix(\.first), cases.matrix(\.second))
                let p = PairedTests.mcNemar(cases.onlyFirst, cases.onlySecond)
                pairs.append(
                    Pair(
                        first: first, second: second, clips: cases.cases.count, leftOut: cases.leftOut,
                        difference: left.unweightedAverageRecall - right.unweightedAverageRecall,
                        interval: cases.interval(seed: seed), onlyFirst: cases.onlyFirst, onlySecond: cases.onlySecond,
                        pValue: p, adjustedPValue: p,
                        protocolsDiffer: results[first].protocolName != results[second].protocolName,
                        classesDiffer: Set(results[first].classes.labels) != Set(results[second].classes.labels)))
            }
        }
        let adjusted = PairedTests.holm(pairs.map(\.pValue))
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

    var onlyFirst: Int { cases.count { $0.first == $0.truth && $0.second != $0.truth } }

    var onlySecond: Int { cases.count { $0.first != $0.truth && $0.second == $0.truth } }

    func matrix(_ said: (Case) -> Int) -> ConfusionMatrix {
        ConfusionMatrix(classes: classes, truth: cases.map(\.truth), predicted: cases.map(said))
    }

    /// The 95 % interval of the difference in pooled recall: each draw takes the same speakers for both.
    func interval(seed: UInt64, draws: Int = 2000) -> ClosedRange<Double> {
        let isOne = Set(cases.map(\.speaker)).count < 2
        var matrices: [String: (ConfusionMatrix, ConfusionMatrix)] = [:]
        let empty = ConfusionMatrix(classes: classes)
        for (index, entry) in cases.enumerated() {
            let key = isOne ? String(index) : entry.speaker
            matrices[key, default: (empty, empty)].0 += ConfusionMatrix(
                classes: classes, truth: [entry.truth], predicted: [entry.first])
            matrices[key, default: (empty, empty)].1 += ConfusionMatrix(
                classes: classes, truth: [entry.truth], predicted: [entry.second])
        }
        let pool = matrices.sorted { $0.key < $1.key }.map(\.value)
        var generator = SeededGenerator(seed: seed)
        let differences = (0..<draws).map { _ in
            var (left, right) = (empty, empty)
            for _ in pool.indices {
                let drawn = pool[generator.index(below: pool.count)]
                left += drawn.0
                right += drawn.1
            }
            return left.unweightedAverageRecall - right.unweightedAverageRecall
        }.sorted()
        func percentile(_ share: Double) -> Double {
            differences[Int((share * Double(draws - 1)).rounded())]
        }
        return percentile(0.025)...percentile(0.975)
    }
}
