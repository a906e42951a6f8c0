internal import CAcoustics
internal import Foundation

/// The chance of each trough to be the period: the share of the thresholds above it, which troughs of shorter periods
/// take more of.
struct TroughPrior {
    /// Chance of each threshold, and of those before it.
    private let mass: [Double]
    private let massBefore: [Double]
    private let decay: Double
    private let noTrough: Double
    /// What makes the chances of n troughs below a threshold sum to one, by n.
    private var scales: [Double] = [0]
    private var counts: [Int] = []
    private var weights: [Double] = []
    private var firsts: [Int] = []
    private var result: [Double] = []

    init(_ options: PYIN) throws(AcousticsError) {
        let count = options.nThresholds
        try AcousticsError.require((1...10_000).contains(count), "nThresholds", count, "in 1...10000")
        for (name, value) in [
            ("betaA", options.betaA), ("betaB", options.betaB), ("boltzmannParameter", options.boltzmannParameter),
        ] {
            try AcousticsError.require(value > 0 && value <= 1000, name, value, "above 0 and at most 1000")
        }
        noTrough = options.noTroughProbability
        try AcousticsError.require((0...1).contains(noTrough), "noTroughProbability", noTrough, "in 0...1")
        decay = exp(-options.boltzmannParameter)
        let distribution = BetaDistribution(a: options.betaA, b: options.betaB)
        let shares = (0...count).map { distribution.cumulative(Double($0) / Double(count)) }
        mass = zip(shares, shares.dropFirst()).map { $1 - $0 }
        massBefore = mass.reduce(into: [0]) { sums, value in sums.append(sums[sums.count - 1] + value) }
    }

    /// Chances of troughs of these heights, in the order of their periods.
    mutating func chances(of heights: [Double], kernels: Kernels) -> [Double] {
        result.removeAll(keepingCapacity: true)
        guard !heights.isEmpty else { return result }
        let thresholds = mass.count
        while scales.count <= heights.count {
            scales.append((1 - decay) / (1 - pow(decay, Double(scales.count))))
        }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: thresholds + 1))
        firsts.removeAll(keepingCapacity: true)
        var lowest = 0
        for (index, height) in heights.enumerated() {
            let first = firstThreshold(above: height)
            firsts.append(first)
            counts[first] += 1
            if height < heights[lowest] { lowest = index }
        }
        weights.removeAll(keepingCapacity: true)
        var below = 0
        for threshold in 0..<thresholds {
            below += counts[threshold]
            weights.append(scales[below] * mass[threshold])
        }
        for first in firsts {
            result.append(kernels.table.pointee.share(&weights, first, thresholds, decay))
        }
        result[lowest] += noTrough * massBefore[firsts[lowest]]
        return result
    }

    /// Index of the first threshold above a height, counted from 0 for 1 / n; n for none.
    private func firstThreshold(above height: Double) -> Int {
        let count = Double(mass.count)
        guard height < 1 else { return mass.count }
        var index = Int(max((height * count).rounded(.down) - 1, 0))
        while height >= Double(index + 1) / count { index += 1 }
        return index
    }
}
