internal import Foundation

/// Finds the sequence of beats with the highest sum of onset strength, less what its distances differ from the beat's
/// period (Ellis 2007).
struct BeatTracker {
    /// Onset strength around each frame, smoothed.
    private let scores: [Float]
    /// One period for all frames, or one for each.
    private let framesPerBeat: [Int]
    private let tightness: Double

    init(curve: [Float], framesPerBeat: [Int], tightness: Double) {
        self.framesPerBeat = framesPerBeat
        // librosa's loop takes it in single precision.
        self.tightness = Double(Float(tightness))
        let normalized = Self.normalized(curve)
        scores = Self.smoothed(normalized, framesPerBeat)
    }

    /// The beats' frames, ascending.
    func beats(trimmed: Bool) -> [Int] {
        let (before, sums) = track()
        var frames: [Int] = []
        var frame = Self.last(sums)
        while frame >= 0 {
            frames.append(frame)
            frame = before[frame]
        }
        frames.reverse()
        let threshold = trimmed ? threshold(frames) : 0
        // What lies before the first and after the last frame that is strong enough.
        let first = scores.firstIndex { !(Double($0) <= threshold) } ?? scores.count
        let last = scores.lastIndex { !(Double($0) <= threshold) } ?? -1
        return frames.filter { $0 >= first && $0 <= last }
    }

    /// The curve divided by its standard deviation.
    private static func normalized(_ curve: [Float]) -> [Float] {
        let mean = curve.reduce(0) { $0 + Double($1) } / Double(curve.count)
        let squares = curve.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation = Float((squares / Double(curve.count - 1)).squareRoot()) + .leastNormalMagnitude
        return curve.map { $0 / deviation }
    }

    /// The curve under a Gaussian window of a 32nd of a beat. As in librosa frame 0 counts for nothing, and sums are
    /// rounded to single precision at every step.
    private static func smoothed(_ curve: [Float], _ framesPerBeat: [Int]) -> [Float] {
        var period = 0
        var window: [Double] = []
        return curve.withUnsafeBufferPointer { curve in
            curve.indices.map { frame in
                let now = framesPerBeat[framesPerBeat.count == 1 ? 0 : frame]
                if now != period {
                    period = now
                    window = gaussian(period, reach: curve.count)
                }
                let reach = window.count / 2
                var sum: Float = 0
                // From the latest frame under the window to the earliest.
                var offset = max(-reach, frame - curve.count + 1)
                let end = min(reach, frame - 1)
                window.withUnsafeBufferPointer { window in
                    while offset <= end {
                        sum = Float(Double(sum) + window[offset + reach] * Double(curve[frame - offset]))
                        offset += 1
                    }
                }
                return sum
            }
        }
    }

    /// The window as far as it does not vanish beside the least number in single precision.
    private static func gaussian(_ period: Int, reach: Int) -> [Double] {
        // At 20.4 standard deviations the window has fallen to 1e-90.
        let reach = min(reach, Int((Double(period) * 20.4 / 32).rounded(.up)))
        return (-reach...reach).map { offset in
            let place = Double(offset) * 32 / Double(period)
            return exp(-0.5 * (place * place))
        }
    }

    /// For each frame the beat before it (-1 for none), and the highest score of beats that end there.
    private func track() -> (before: [Int], sums: [Double]) {
        let threshold = 0.01 * Double(scores.max() ?? 0)
        var before = [Int](repeating: -1, count: scores.count)
        var sums = scores.map(Double.init)
        var isFirst = true
        var period = 0
        var costs: [Double] = []
        for (frame, score) in scores.enumerated() {
            let now = framesPerBeat[framesPerBeat.count == 1 ? 0 : frame]
            if now != period {
                period = now
                costs = distanceCosts(period)
            }
            let shortest = max(1, Int((Double(period) / 2).rounded(.toNearestOrEven)))
            var best = -Double.infinity
            var place = -1
            costs.withUnsafeBufferPointer { costs in
                sums.withUnsafeBufferPointer { sums in
                    for distance in shortest..<max(shortest, min(costs.count, frame + 1)) {
                        let sum = sums[frame - distance] - costs[distance]
                        if sum > best { (best, place) = (sum, frame - distance) }
                    }
                }
            }
            if place >= 0 { sums[frame] += best }
            if !(isFirst && Double(score) < threshold) {
                before[frame] = place
                isFirst = false
            }
        }
        return (before, sums)
    }

    /// What it costs that two beats are some frames apart, up to two periods.
    private func distanceCosts(_ period: Int) -> [Double] {
        (0...min(2 * period, scores.count)).map { distance in
            let octaves = log(Double(distance)) - log(Double(period))
            return tightness * (octaves * octaves)
        }
    }

    /// The last local maximum that reaches half the median of all of them; the last frame if there is none.
    private static func last(_ sums: [Double]) -> Int {
        let maxima = sums.indices.dropFirst().filter {
            sums[$0] > sums[$0 - 1] && ($0 + 1 == sums.count || sums[$0] >= sums[$0 + 1])
        }
        let sorted = maxima.map { sums[$0] }.sorted()
        let middle = sorted.count / 2
        guard !sorted.isEmpty else { return sums.count - 1 }
        let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        return maxima.last { sums[$0] >= 0.5 * median } ?? sums.count - 1
    }

    /// Half the root mean square of the beats' scores, smoothed over three of them.
    private func threshold(_ beats: [Int]) -> Double {
        func score(_ index: Int) -> Double { beats.indices.contains(index) ? Double(scores[beats[index]]) : 0 }
        // librosa's smoothed scores have two more places than beats, unless there are beats in nearly all frames.
        let count = min(beats.count + 2, scores.count)
        var squares = 0.0
        for index in 0..<count {
            let smooth = 0.5 * score(index - 1) + score(index) + 0.5 * score(index + 1)
            squares += smooth * smooth
        }
        return 0.5 * (squares / Double(count)).squareRoot()
    }
}
