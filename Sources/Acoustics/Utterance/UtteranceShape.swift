internal import Foundation

/// The shape of each frame's spectrum in eighteen figures, from 257 bins of power at 16 kHz.
struct UtteranceShape {
    static let names = [
        "centroid", "bandwidth", "roll25", "roll50", "roll75", "roll90", "alpha", "hammarberg", "slope0_500",
        "slope500_1500", "slope1500_5000", "slope0_5000", "flatness", "flux", "entropy", "band250_650", "band1000_4000",
        "band4000_8000",
    ]

    private static let binWidth = 31.25
    private static let bins = 257

    /// Magnitudes of the frame before, at length 1.
    private var before = [Double](repeating: 0, count: bins)
    private var isFirst = true

    /// The figures of the next frame.
    mutating func figures(of spectrum: [Double]) -> [Double] {
        let power = spectrum.map { max($0, 1e-12) }
        let total = power.reduce(0, +)
        var (centroid, entropy, running) = (0.0, 0.0, 0.0)
        var rolloffs = [Double](repeating: Double(Self.bins - 1), count: 4)
        var pending = 0
        let shares = [0.25, 0.5, 0.75, 0.9]
        let wholeLevel = log2(total)
        var levels = power
        for bin in power.indices {
            let share = power[bin] / total
            centroid += power[bin] * Self.binWidth * Double(bin)
            levels[bin] = log2(power[bin])
            entropy -= share * (levels[bin] - wholeLevel)
            running += power[bin]
            while pending < shares.count, running / total >= shares[pending] {
                rolloffs[pending] = Double(bin)
                pending += 1
            }
        }
        centroid /= total
        var spread = 0.0
        for bin in power.indices {
            let distance = Self.binWidth * Double(bin) - centroid
            spread += power[bin] * distance * distance
        }
        let decibelsPerOctave = 10 * log10(2.0)
        for bin in levels.indices { levels[bin] *= decibelsPerOctave }
        let upper = power.count - 2
        let flatness = levels[2...].reduce(0, +) / Double(upper) - 10 * log10(power[2...].reduce(0, +) / Double(upper))
        let all = Self.band(power, 50, 8000)
        let rolled = rolloffs.map { log2($0 * Self.binWidth + 50) }
        let alpha = Self.band(power, 1000, 5000) - Self.band(power, 50, 1000)
        let hammarberg = Self.peak(power, 2000, 5000) - Self.peak(power, 0, 2000)
        let slopes = [(0.0, 500.0), (500, 1500), (1500, 5000), (0, 5000)].map { Self.slope(levels, $0.0, $0.1) }
        let bands = [(250.0, 650.0), (1000, 4000), (4000, 8000)].map { Self.band(power, $0.0, $0.1) - all }
        let start = [log2(centroid), (spread / total).squareRoot() / 1000] + rolled + [alpha, hammarberg]
        return start + slopes + [flatness, flux(power, total: total), entropy] + bands
    }

    /// Distance of the normalised magnitudes from those of the frame before.
    private mutating func flux(_ power: [Double], total: Double) -> Double {
        let length = total.squareRoot()
        var square = 0.0
        for bin in power.indices {
            let magnitude = power[bin].squareRoot() / length
            let step = magnitude - before[bin]
            square += step * step
            before[bin] = magnitude
        }
        defer { isFirst = false }
        return isFirst ? 0 : square.squareRoot()
    }

    /// Bins at or above `low` and below `high` hertz.
    private static func range(_ low: Double, _ high: Double) -> Range<Int> {
        Int((low / binWidth).rounded(.up))..<min(bins, Int((high / binWidth).rounded(.up)))
    }

    private static func band(_ power: [Double], _ low: Double, _ high: Double) -> Double {
        10 * log10(power[range(low, high)].reduce(0, +))
    }

    private static func peak(_ power: [Double], _ low: Double, _ high: Double) -> Double {
        10 * log10(power[range(low, high)].max() ?? 1e-12)
    }

    /// Least-squares slope of the level in dB per kilohertz, both ends included.
    private static func slope(_ levels: [Double], _ low: Double, _ high: Double) -> Double {
        let span = Int((low / binWidth).rounded(.up))...Int(high / binWidth)
        let middle = Double(span.lowerBound + span.upperBound) / 2
        var (product, square) = (0.0, 0.0)
        for bin in span {
            let frequency = (Double(bin) - middle) * binWidth / 1000
            product += levels[bin] * frequency
            square += frequency * frequency
        }
        return product / square
    }
}
