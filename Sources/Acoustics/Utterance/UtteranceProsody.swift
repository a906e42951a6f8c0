internal import Foundation

/// Pitch, level and rhythm of an utterance.
struct UtteranceProsody {
    static let courses = [
        "f0", "df0", "absdf0", "strength", "hnr", "strength_v", "hnr_v", "level_v", "level", "dlevel",
    ]
    static let figures = [
        "voiced_fraction", "active_fraction", "voiced_run_mean", "voiced_run_std", "voiced_run_max",
        "unvoiced_run_mean",
        "unvoiced_run_std", "voiced_runs_per_s", "energy_peaks_per_s", "log_frames", "jitter_mean", "jitter_p75",
        "jitter_p50", "shimmer_mean", "shimmer_p50", "shimmer_p75", "f0_slope_mean", "f0_slope_std", "f0_slope_abs",
        "f0_slope_rising", "f0_run_range_mean", "f0_run_range_max",
    ]

    private let level: [Double]
    private let strength: [Double]
    private let isVoiced: [Bool]
    /// Semitones above 27.5 Hz; 0 where there is no voice.
    private let semitones: [Double]

    init(level: [Double], pitch: UtterancePitch) {
        self.level = level
        strength = pitch.strength
        isVoiced = pitch.frequency.map { $0 > 0 }
        semitones = pitch.frequency.map { $0 > 0 ? 12 * log2(max($0, 27.5) / 27.5) : 0 }
    }

    /// Functionals of each course.
    var courseFunctionals: [Double] {
        let ratio = strength.map { value in
            let held = min(max(value, 0.01), 0.999)
            return 10 * log10(held / (1 - held))
        }
        let pairs = semitones.indices.dropFirst().filter { isVoiced[$0] && isVoiced[$0 - 1] }
        let steps = pairs.map { semitones[$0] - semitones[$0 - 1] }
        let quality = Columns(joining: [strength, ratio, level])
        let course = Columns(level)
        return Columns(semitones).rows(where: isVoiced).functionals
            + Columns(joining: [steps, steps.map { abs($0) }]).functionals
            + Columns(joining: [strength, ratio]).functionals + quality.rows(where: isVoiced).functionals
            + Columns(joining: [level, course.delta.values]).functionals
    }

    /// Single figures, see ``figures``.
    var values: [Double] {
        let frames = Double(level.count)
        let voiced = Self.runs(isVoiced)
        let lengths = voiced.map { Double($0.count) }
        let pauses = Self.runs(isVoiced.map { !$0 }).map { Double($0.count) }
        let voicedRuns = Self.moments(lengths)
        let pauseRuns = Self.moments(pauses)
        let active = Double(level.filter { $0 > -30 }.count) / frames
        let jitter = Self.spread(of: jitters)
        let shimmer = Self.spread(of: shimmers)
        let contour = contours(voiced)
        let slopes = Self.moments(contour.slopes)
        let rising = Double(contour.slopes.filter { $0 > 0 }.count) / Double(contour.slopes.count)
        let magnitude = contour.slopes.reduce(0) { $0 + abs($1) } / Double(contour.slopes.count)
        let ranges = Self.moments(contour.ranges)
        return [
            Double(isVoiced.filter { $0 }.count) / frames, active, voicedRuns.mean, voicedRuns.deviation,
            voicedRuns.largest, pauseRuns.mean, pauseRuns.deviation, Double(voiced.count) / frames * 100,
            Double(energyPeaks) / frames * 100, log(frames), jitter.mean, jitter.upper, jitter.median, shimmer.mean,
            shimmer.median, shimmer.upper, slopes.mean, slopes.deviation, magnitude, rising, ranges.mean,
            ranges.largest,
        ]
    }

    /// How far the pitch of three voiced frames bends, in semitones.
    private var jitters: [Double] {
        semitones.indices.dropFirst(2).filter { isVoiced[$0] && isVoiced[$0 - 1] && isVoiced[$0 - 2] }
            .map { abs(semitones[$0] - 2 * semitones[$0 - 1] + semitones[$0 - 2]) }
    }

    /// How much the level of two voiced frames differs, in dB.
    private var shimmers: [Double] {
        level.indices.dropFirst().filter { isVoiced[$0] && isVoiced[$0 - 1] }.map { abs(level[$0] - level[$0 - 1]) }
    }

    /// Peaks of the level smoothed over 70 ms: about one for each syllable.
    private var energyPeaks: Int {
        func at(_ index: Int) -> Double { level[min(max(index, 0), level.count - 1)] }
        let smooth = level.indices.map { center in (-3...3).reduce(0) { $0 + at(center + $1) } / 7 }
        guard smooth.count > 2 else { return 0 }
        return (1..<smooth.count - 1).count {
            smooth[$0] > smooth[$0 - 1] && smooth[$0] >= smooth[$0 + 1] && smooth[$0] > -20
        }
    }

    /// Slope in semitones a second and range in semitones of each voiced stretch of 50 ms or more; zeros for none.
    private func contours(_ runs: [Range<Int>]) -> (slopes: [Double], ranges: [Double]) {
        var (slopes, ranges) = ([Double](), [Double]())
        for run in runs where run.count >= 5 {
            let middle = Double(run.count - 1) / 2
            var (product, square) = (0.0, 0.0)
            for (place, index) in run.enumerated() {
                let time = Double(place) - middle
                product += semitones[index] * time
                square += time * time
            }
            slopes.append(product / square * 100)
            ranges.append((semitones[run].max() ?? 0) - (semitones[run].min() ?? 0))
        }
        return slopes.isEmpty ? ([0], [0]) : (slopes, ranges)
    }

    /// Stretches of true, in order.
    static func runs(_ mask: [Bool]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start: Int?
        for (index, value) in (mask + [false]).enumerated() {
            if value {
                start = start ?? index
            } else if let begin = start {
                found.append(begin..<index)
                start = nil
            }
        }
        return found
    }

    private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double, largest: Double) {
        guard let largest = values.max() else { return (0, 0, 0) }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return (mean, variance.squareRoot(), largest)
    }

    private static func spread(of values: [Double]) -> (mean: Double, median: Double, upper: Double) {
        let sorted = values.isEmpty ? [0] : values.sorted()
        let mean = sorted.reduce(0, +) / Double(sorted.count)
        return (
            mean, UtteranceFunctionals.percentile(0.5, of: sorted), UtteranceFunctionals.percentile(0.75, of: sorted)
        )
    }
}
