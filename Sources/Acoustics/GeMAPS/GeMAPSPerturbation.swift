internal import Foundation

/// How periods differ from their neighbours in length (jitter) and amplitude (shimmer).
///
/// A period is the lag, within a tenth of what the pitch says, at which a stretch of that length is most like the one that
/// follows it (Pearson's correlation; a local maximum, refined by a parabola). The next begins where it ends. A frame has the
/// periods for whose search the sound up to the next frame suffices, but at least one.
struct GeMAPSPerturbation {
    /// Mean difference of neighbouring periods over the mean period, for each long frame; 0 without a voice.
    private(set) var jitter: [Double]
    /// Mean difference of neighbouring amplitudes over their mean, in dB, for each long frame; 0 without a voice.
    private(set) var shimmer: [Double]

    /// How far periods may lie from the pitch.
    private static let search = 0.1
    /// Stretches that are less alike are no periods.
    private static let leastCorrelation = 0.5

    init(_ frames: GeMAPSFrames, pitches: [Double]) {
        jitter = [Double](repeating: 0, count: pitches.count)
        shimmer = jitter
        frames.samples.withUnsafeBufferPointer { samples in
            var walk = Walk(samples: UnsafeBufferPointer(rebasing: samples[..<frames.sampleCount]))
            for (frame, pitch) in pitches.enumerated() {
                guard pitch > 0 else {
                    walk.leave()
                    continue
                }
                let values = walk.frame(
                    from: frame * frames.hop, to: (frame + 1) * frames.hop, period: Double(frames.sampleRate) / pitch)
                (jitter[frame], shimmer[frame]) = values
            }
        }
    }

    /// The way through a voiced segment, period by period.
    private struct Walk {
        let samples: UnsafeBufferPointer<Float>
        var position: Int?
        var lastPeriod: Double?
        /// What a frame in which no period ends takes over.
        var held = (jitter: 0.0, shimmer: 0.0)

        init(samples: UnsafeBufferPointer<Float>) {
            self.samples = samples
        }

        mutating func leave() {
            (position, lastPeriod, held) = (nil, nil, (0, 0))
        }

        mutating func frame(from start: Int, to end: Int, period: Double) -> (jitter: Double, shimmer: Double) {
            let lags = Int(period * (1 - search))...Int(period * (1 + search))
            let needed = 2 * Int((period * (1 + search)).rounded(.up)) + 1
            var here = position ?? start
            var periods: [Double] = []
            var steps: [Double] = []
            var amplitudes: [Double] = []
            var jumps: [Double] = []
            var isFirst = true
            while isFirst || here + needed <= end, here + needed <= samples.count {
                isFirst = false
                guard let found = self.period(at: here, lags) else {
                    here += Int(period.rounded())
                    continue
                }
                let length = Int(found.lag.rounded())
                if found.correlation >= leastCorrelation {
                    if let lastPeriod { steps.append(abs(found.lag - lastPeriod)) }
                    periods.append(found.lag)
                    lastPeriod = found.lag
                    let before = amplitude(at: here, length)
                    let after = amplitude(at: here + length, length)
                    jumps.append(abs(after - before))
                    amplitudes.append((after + before) / 2)
                }
                here += length
            }
            position = here
            if !steps.isEmpty { held.jitter = GeMAPSContour.mean(steps) / GeMAPSContour.mean(periods) }
            let amplitude = GeMAPSContour.mean(amplitudes)
            if amplitude > 0 { held.shimmer = 20 * log10(1 + GeMAPSContour.mean(jumps) / amplitude) }
            return held
        }

        /// From the lowest to the highest sample of a stretch, without its ends.
        private func amplitude(at start: Int, _ length: Int) -> Double {
            guard length > 2 else { return 0 }
            let stretch = UnsafeBufferPointer(rebasing: samples[start + 1..<start + length - 1])
            var (low, high) = (stretch[0], stretch[0])
            for sample in stretch {
                low = min(low, sample)
                high = max(high, sample)
            }
            return Double(high - low)
        }

        /// The highest local maximum of the correlation; nil where there is none.
        private func period(at start: Int, _ lags: ClosedRange<Int>) -> (lag: Double, correlation: Double)? {
            // Running sums from the start on give those of both stretches at every lag.
            var sums: [(sum: Double, squares: Double)] = [(0, 0)]
            sums.reserveCapacity(2 * lags.upperBound + 1)
            for sample in samples[start..<start + 2 * lags.upperBound] {
                let value = Double(sample)
                let last = sums[sums.count - 1]
                sums.append((last.sum + value, last.squares + value * value))
            }
            let correlations = lags.map { lag in
                let count = Double(lag)
                let (first, both) = (sums[lag], sums[2 * lag])
                let second = (sum: both.sum - first.sum, squares: both.squares - first.squares)
                let product =
                    Self.dot(samples, start, start + lag, count: lag) - first.sum * second.sum / count
                let spread =
                    (first.squares - first.sum * first.sum / count)
                    * (second.squares - second.sum * second.sum / count)
                return spread > 0 ? product / spread.squareRoot() : 0
            }
            var best: Int?
            for index in 1..<max(1, correlations.count - 1) {
                let here = correlations[index]
                guard here > correlations[index - 1], here >= correlations[index + 1] else { continue }
                if here > best.map({ correlations[$0] }) ?? -.infinity { best = index }
            }
            guard let best else { return nil }
            let lag = Double(lags.lowerBound + best)
            let bend = (correlations[best - 1] + correlations[best + 1]) / 2 - correlations[best]
            let tilt = (correlations[best + 1] - correlations[best - 1]) / 2
            return (lag - tilt / (2 * bend), correlations[best] - tilt * tilt / (4 * bend))
        }

        /// The sum of the products of two stretches of the samples.
        private static func dot(_ samples: UnsafeBufferPointer<Float>, _ a: Int, _ b: Int, count: Int) -> Double {
            guard let base = samples.baseAddress else { return 0 }
            let (left, right) = (UnsafeRawPointer(base + a), UnsafeRawPointer(base + b))
            var sums = SIMD16<Float>.zero
            var index = 0
            while index + 16 <= count {
                let offset = index * MemoryLayout<Float>.stride
                sums +=
                    left.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
                    * right.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
                index += 16
            }
            var sum = Double(sums.sum())
            while index < count {
                sum += Double(base[a + index] * base[b + index])
                index += 1
            }
            return sum
        }
    }
}
