/// The difference of two models' unweighted average recall over the same clips, whole speakers drawn with replacement.
public struct PairedComparison: Sendable, Hashable {
    /// The second model's UAR less the first's.
    public let difference: Double

    /// The 95 % interval of the difference.
    public let interval: ClosedRange<Double>

    /// The chance of a difference at least as far from 0 if both were equally good: twice the share of draws on the other
    /// side of 0, at most 1 and never quite 0.
    public let probability: Double

    /// McNemar's test of the same answers.
    public let mcNemar: McNemar

    /// Compares. With one speaker only, clips are drawn instead.
    ///
    /// - Parameters:
    ///   - truth: the true class of each clip, in 0..<classes, as the answers.
    ///   - speakers: who speaks in each clip.
    ///   - draws: number of resamples, at least 1.
    ///   - seed: the same seed gives the same result.
    public init(
        truth: [Int], first: [Int], second: [Int], speakers: [String], classes: Int, draws: Int = 2000, seed: UInt64 = 0
    ) throws(LearningError) {
        guard !truth.isEmpty else { throw .tooFewRows(model: "comparison", found: 0, needed: 1) }
        guard draws >= 1 else { throw .badSetting(name: "draws", value: "\(draws)", allowed: "1 or more") }
        guard speakers.count == truth.count else {
            throw .wrongCount(of: "speakers", expected: truth.count, found: speakers.count)
        }
        mcNemar = try McNemar(truth: truth, first: first, second: second)
        for list in [truth, first, second] {
            for (row, label) in list.enumerated() where !(0..<max(classes, 0)).contains(label) {
                throw .labelOutOfRange(row: row, label: label, classes: classes)
            }
        }
        let empty = ConfusionMatrix(classes: classes)
        let byClip = Set(speakers).count < 2
        var pairs: [String: (ConfusionMatrix, ConfusionMatrix)] = [:]
        for clip in truth.indices {
            let key = byClip ? String(clip) : speakers[clip]
            var pair = pairs[key] ?? (empty, empty)
            pair.0 += ConfusionMatrix(classes: classes, truth: [truth[clip]], predicted: [first[clip]])
            pair.1 += ConfusionMatrix(classes: classes, truth: [truth[clip]], predicted: [second[clip]])
            pairs[key] = pair
        }
        let pool = pairs.sorted { $0.key < $1.key }.map(\.value)
        let gain = { (drawn: [Int]) in
            var (left, right) = (empty, empty)
            for index in drawn {
                left += pool[index].0
                right += pool[index].1
            }
            return right.unweightedAverageRecall - left.unweightedAverageRecall
        }
        difference = gain(Array(pool.indices))
        var generator = SeededGenerator(seed: seed)
        let gains = (0..<draws).map { _ in gain(pool.map { _ in generator.index(below: pool.count) }) }.sorted()
        interval = Bootstrap.percentile(0.025, of: gains)...Bootstrap.percentile(0.975, of: gains)
        let other = min(gains.filter { $0 <= 0 }.count, gains.filter { $0 >= 0 }.count)
        probability = min(1, 2 * Double(other + 1) / Double(draws + 1))
    }
}
