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
        let rising = swings.rising.map { $0 / secondsPerFrame }
        let falling = swings.falling.map { $0 / secondsPerFrame }
        return moments(values) + percentiles + [percentiles[2] - percentiles[0]]
            + [mean(rising), deviation(rising), mean(falling), deviation(falling)]
    }
}

/// The rises and falls of a contour between its peaks and valleys. Swings below a tenth of the contour's range don't count.
struct GeMAPSSwings {
    /// Slopes from valleys to peaks, per frame.
    private(set) var rising: [Double] = []
    /// Slopes from peaks to valleys, per frame, positive.
    private(set) var falling: [Double] = []
    /// Number of peaks.
    private(set) var peaks = 0

    init(_ values: [Double]) {
        guard let low = values.min(), let high = values.max(), high > low else { return }
        let threshold = 0.1 * (high - low)
        var (top, bottom, direction) = (0, 0, 0)
        var last = 0
        for index in values.indices {
            if direction >= 0, values[index] > values[top] { top = index }
            if direction <= 0, values[index] < values[bottom] { bottom = index }
            if direction >= 0, values[top] - values[index] > threshold {
                if top > last { rising.append((values[top] - values[last]) / Double(top - last)) }
                peaks += 1
                (last, bottom, direction) = (top, index, -1)
            } else if direction <= 0, values[index] - values[bottom] > threshold {
                if bottom > last, direction < 0 {
                    falling.append((values[last] - values[bottom]) / Double(bottom - last))
                }
                (last, top, direction) = (bottom, index, 1)
            }
        }
        if direction < 0, bottom > last {
            falling.append((values[last] - values[bottom]) / Double(bottom - last))
        }
    }
}
