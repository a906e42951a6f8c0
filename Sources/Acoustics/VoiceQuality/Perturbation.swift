internal import Foundation

/// Which intervals between pulses count as periods, and which pulses as their neighbours; Praat's defaults.
public struct PeriodLimits: Sendable, Hashable, Codable {
    /// The shortest period in seconds.
    public var shortest: Double

    /// The longest period in seconds.
    public var longest: Double

    /// The largest ratio of neighbouring periods.
    public var periodFactor: Double

    /// The largest ratio of the amplitudes of neighbouring periods.
    public var amplitudeFactor: Double

    /// Praat's defaults.
    public init(
        shortest: Double = 0.0001, longest: Double = 0.02, periodFactor: Double = 1.3, amplitudeFactor: Double = 1.6
    ) {
        self.shortest = shortest
        self.longest = longest
        self.periodFactor = periodFactor
        self.amplitudeFactor = amplitudeFactor
    }

    func check() throws(AcousticsError) {
        for (name, value, least) in [
            ("shortest", shortest, 0), ("longest", longest, shortest), ("periodFactor", periodFactor, 1),
            ("amplitudeFactor", amplitudeFactor, 1),
        ] {
            try AcousticsError.require(value >= least && value.isFinite, name, value, "at least \(least)")
        }
    }

    func contains(_ period: Double) -> Bool { period >= shortest && period <= longest }
}

/// The irregularity of the times of pulses.
struct PeriodPerturbation {
    private let times: [Double]
    private let periods: [Double]
    private let limits: PeriodLimits

    init(_ times: [Double], limits: PeriodLimits) {
        self.times = times
        self.limits = limits
        periods = zip(times, times.dropFirst()).map { $1 - $0 }
    }

    /// Mean of the periods that are alike to a neighbour, in seconds.
    var meanPeriod: Double? {
        let chosen = periods.indices.filter { index in
            guard limits.contains(periods[index]) else { return false }
            let neighbours = [index - 1, index + 1].filter(periods.indices.contains)
            return neighbours.isEmpty || neighbours.contains { areAlike(periods[index], periods[$0]) }
        }
        return chosen.isEmpty ? nil : chosen.reduce(0) { $0 + periods[$1] } / Double(chosen.count)
    }

    /// Mean distance in seconds of a period from the mean of the `count` around it, or for 2 of neighbours from each
    /// other; over all stretches of periods that are alike.
    func jitter(over count: Int) -> Double? {
        var used = periods.count
        guard used >= count else { return nil }
        var sum = 0.0
        for start in Swift.stride(from: 0, through: periods.count - count, by: 1) {
            let stretch = periods[start..<start + count]
            guard stretch.allSatisfy(limits.contains), zip(stretch, stretch.dropFirst()).allSatisfy(areAlike) else {
                used -= 1
                continue
            }
            sum +=
                count == 2
                ? abs(stretch[start] - stretch[start + 1])
                : abs(stretch[start + count / 2] - stretch.reduce(0, +) / Double(count))
        }
        return used >= count ? sum / Double(used - count + 1) : nil
    }

    private func areAlike(_ one: Double, _ other: Double) -> Bool {
        max(one, other) <= limits.periodFactor * min(one, other)
    }
}

/// The irregularity of the amplitudes of periods.
struct AmplitudePerturbation {
    private let times: [Double]
    private let amplitudes: [Double]
    private let limits: PeriodLimits

    /// Amplitudes about the pulses between periods that are alike: effective values under a window of a fifth of the
    /// period to either side.
    init(_ sound: SampledSound, pulses: [Double], limits: PeriodLimits) {
        var times: [Double] = []
        var amplitudes: [Double] = []
        for index in pulses.indices.dropFirst().dropLast() {
            let (before, after) = (pulses[index] - pulses[index - 1], pulses[index + 1] - pulses[index])
            guard limits.contains(before), limits.contains(after),
                max(before, after) <= limits.periodFactor * min(before, after),
                let level = sound.level(about: pulses[index], left: 0.2 * before, right: 0.2 * after), level > 0
            else { continue }
            times.append(pulses[index])
            amplitudes.append(level)
        }
        self.times = times
        self.amplitudes = amplitudes
        self.limits = limits
    }

    /// Mean distance of an amplitude from the mean of the `count` around it, or for 2 of neighbours from each other,
    /// over the mean amplitude.
    func shimmer(over count: Int) -> Double? {
        let distance = meanOfStretches(of: count) { stretch in
            count == 2
                ? abs(stretch[0] - stretch[1])
                : abs(stretch[count / 2] - stretch.reduce(0, +) / Double(count))
        }
        // As Praat has it, the last amplitude is not in the mean.
        let mean = amplitudes.dropLast().reduce(0, +) / Double(max(amplitudes.count - 1, 1))
        return distance.map { $0 / mean }
    }

    /// Mean absolute ratio of neighbouring amplitudes in dB.
    var decibels: Double? {
        meanOfStretches(of: 2) { 20 * abs(log10($0[0] / $0[1])) }
    }

    private func meanOfStretches(of count: Int, _ value: ([Double]) -> Double) -> Double? {
        var sum = 0.0
        var used = 0
        for start in Swift.stride(from: 0, through: amplitudes.count - count, by: 1) {
            let range = start..<start + count
            let alike = range.dropFirst().allSatisfy { index in
                let (one, other) = (amplitudes[index - 1], amplitudes[index])
                return limits.contains(times[index] - times[index - 1])
                    && max(one, other) <= limits.amplitudeFactor * min(one, other)
            }
            guard alike else { continue }
            sum += value(Array(amplitudes[range]))
            used += 1
        }
        return used > 0 ? sum / Double(used) : nil
    }
}

extension SampledSound {
    /// The effective value about a time under a Hann window that reaches so many seconds to the left and to the right.
    fileprivate func level(about centre: Double, left: Double, right: Double) -> Double? {
        let first = max(0, high(centre - left))
        let last = min(samples.count - 1, low(centre + right))
        guard last - first >= 2 else { return nil }
        var (sum, weights) = (0.0, 0.0)
        for index in first...last {
            let offset = time(Double(index)) - centre
            let window = 0.5 + 0.5 * cos(.pi * offset / (offset < 0 ? left : right))
            sum += samples[index] * samples[index] * window * window
            weights += window * window
        }
        return (sum / weights).squareRoot()
    }
}
