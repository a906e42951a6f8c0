internal import Foundation

/// Smoothing and functionals of the course of a descriptor, in openSMILE's manner.
enum GeMAPSContour {
    /// The mean of each value and its neighbours; the ends count twice. One value more than given, where all three are the
    /// last.
    static func smoothed(_ values: [Double]) -> [Double] {
        guard let last = values.last else { return [] }
        return (0...values.count).map { index in
            let here = index < values.count ? values[index] : last
            let before = values[max(0, index - 1)]
            let after = index + 1 < values.count ? values[index + 1] : last
            return (before + here + after) / 3
        }
    }

    /// As ``smoothed(_:)``, but zeros stay zero and don't count.
    static func smoothedWithoutZeros(_ values: [Double]) -> [Double] {
        guard let last = values.last else { return [] }
        return (0...values.count).map { index in
            let here = index < values.count ? values[index] : last
            guard here != 0 else { return 0 }
            var (sum, count) = (here, 1.0)
            for neighbour in [values[max(0, index - 1)], index + 1 < values.count ? values[index + 1] : last]
            where neighbour != 0 {
                sum += neighbour
                count += 1
            }
            return sum / count
        }
    }

    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    static func deviation(_ values: [Double]) -> Double {
        let mean = mean(values)
        return values.isEmpty
            ? 0 : (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }

    /// Mean, and standard deviation over the mean (0 where the mean is).
    static func moments(_ values: [Double]) -> [Double] {
        let mean = mean(values)
        return [mean, mean != 0 ? deviation(values) / mean : 0]
    }

    /// Mean, deviation over mean, percentiles 20, 50 and 80, their range, and mean and deviation of the slopes (per second)
    /// up and down.
    static func full(_ values: [Double], secondsPerFrame: Double) -> [Double] {
        let sorted = values.sorted()
        func percentile(_ share: Double) -> Double {
            guard !sorted.isEmpty else { return 0 }
            let place = share * Double(sorted.count - 1)
            let low = Int(place)
            let high = min(low + 1, sorted.count - 1)
            return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
        }
        let percentiles = [percentile(0.2), percentile(0.5), percentile(0.8)]
        let swings = GeMAPSSwings(values)
        return moments(values) + percentiles + [percentiles[2] - percentiles[0]]
            + (swings.rising.summary + swings.falling.summary).map { $0 / secondsPerFrame }
    }
}

/// The rises and falls of a contour between its peaks and valleys, in openSMILE's manner. Swings below a tenth of the
/// contour's range don't count.
struct GeMAPSSwings {
    /// Slopes between peaks and valleys, per frame.
    struct Slopes {
        /// Those that lead to a peak or a valley; falls are positive.
        var between: [Double] = []
        /// That from the last valley or peak to the end, with its own sign: it counts for the mean alone.
        var last: Double?

        /// Mean and standard deviation, both divided by the number of all slopes.
        var summary: [Double] {
            let count = Double(between.count + (last == nil ? 0 : 1))
            guard count > 0 else { return [0, 0] }
            let mean = (between.reduce(0, +) + (last ?? 0)) / count
            let squares = between.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return [mean, (squares / count).squareRoot()]
        }
    }

    /// From the beginning or a valley to a peak.
    private(set) var rising = Slopes()
    /// From the beginning or a peak to a valley.
    private(set) var falling = Slopes()
    /// Number of peaks.
    private(set) var peaks = 0

    /// A peak gives way to a later one without a valley in between if that is higher by more than this factor.
    private static let higher = 1.05

    init(_ values: [Double]) {
        guard values.count > 2, let low = values.min(), let high = values.max(), high > low else { return }
        let turns = Self.turns(of: values, threshold: 0.1 * (high - low))
        peaks = turns.count { $0.isPeak }
        func slope(_ from: Int, _ to: Int) -> Double { (values[to] - values[from]) / Double(to - from) }
        var here = 0
        for turn in turns {
            if turn.isPeak {
                rising.between.append(slope(here, turn.index))
            } else {
                falling.between.append(-slope(here, turn.index))
            }
            here = turn.index
        }
        if let last = turns.last, here < values.count - 1 {
            if last.isPeak {
                falling.last = slope(here, values.count - 1)
            } else {
                rising.last = slope(here, values.count - 1)
            }
        }
    }

    private typealias Turn = (index: Int, isPeak: Bool)

    /// Peaks and valleys in turns, each farther than the threshold from the one before; the first from the beginning.
    private static func turns(of values: [Double], threshold: Double) -> [Turn] {
        var turns: [Turn] = []
        for index in 1..<values.count - 1 {
            let (before, here, after) = (values[index - 1], values[index], values[index + 1])
            let isPeak = here > before && here > after
            guard isPeak || (here < before && here < after) else { continue }
            guard let last = turns.last else {
                if (isPeak ? here - values[0] : values[0] - here) > threshold { turns.append((index, isPeak)) }
                continue
            }
            if last.isPeak == isPeak {
                let isBeyond = isPeak ? here > higher * values[last.index] : here < values[last.index]
                if isBeyond { turns[turns.count - 1].index = index }
            } else if abs(here - values[last.index]) > threshold {
                turns.append((index, isPeak))
            }
        }
        return turns
    }
}
