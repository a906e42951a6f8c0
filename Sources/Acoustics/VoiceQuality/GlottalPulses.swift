internal import Foundation

/// The moments of glottal pulses in the voiced parts of a sound; Praat's `To PointProcess (periodic, cc)`.
///
/// From the highest peak about the middle of a voiced stretch on, each next pulse is where the sound resembles itself
/// most, at a distance of 0.8 to 1.25 periods.
struct GlottalPulses {
    /// In seconds, ascending.
    let times: [Double]

    init(_ sound: SampledSound, pitch: PitchTrack) {
        let globalPeak = sound.samples.reduce(0) { max($0, abs($1)) }
        var times: [Double] = []
        var lastToTheRight = -Double.infinity
        for interval in pitch.voicedIntervals {
            let middle = 0.5 * (interval.lowerBound + interval.upperBound)
            guard let f0 = pitch.pitch(at: middle) else { continue }
            let start = sound.extremum(from: middle - 0.5 / f0, to: middle + 0.5 / f0)
            times.append(start)
            func isClear(_ match: PeriodMatch, quiet: Double) -> Bool {
                match.peak == 0 || match.peak > quiet * globalPeak
            }
            var time = start
            while let f0 = pitch.pitch(at: time) {
                let match = sound.match(at: time, window: 1 / f0, from: time - 1.25 / f0, to: time - 0.8 / f0)
                time = match.correlation == -1 ? time - 1 / f0 : match.time
                let free = time - lastToTheRight > 0.8 / f0
                if time < interval.lowerBound {
                    if match.correlation > 0.7 && match.peak > 0.023333 * globalPeak && free { times.append(time) }
                    break
                }
                if match.correlation > 0.3 && isClear(match, quiet: 0.01) && free { times.append(time) }
            }
            time = start
            while let f0 = pitch.pitch(at: time) {
                let match = sound.match(at: time, window: 1 / f0, from: time + 0.8 / f0, to: time + 1.25 / f0)
                time = match.correlation == -1 ? time + 1 / f0 : match.time
                if time >= interval.upperBound {
                    if match.correlation > 0.7 && match.peak > 0.023333 * globalPeak {
                        times.append(time)
                        lastToTheRight = time
                    }
                    break
                }
                if match.correlation > 0.3 && isClear(match, quiet: 0.01) {
                    times.append(time)
                    lastToTheRight = time
                }
            }
        }
        self.times = times.sorted()
    }
}

/// Where a sound resembles a stretch of itself most.
private struct PeriodMatch {
    /// -1 where nothing resembles it.
    var correlation = -1.0
    var time: Double
    /// The highest absolute sample there.
    var peak = 0.0
}

extension SampledSound {
    /// The time of the highest absolute value between two times, refined by a parabola.
    fileprivate func extremum(from start: Double, to end: Double) -> Double {
        let first = max(0, low(start))
        let last = min(samples.count - 1, high(end))
        guard first <= last else { return 0.5 * (start + end) }
        var (lowest, highest) = (first, first)
        for index in first...last {
            if samples[index] < samples[lowest] { lowest = index }
            if samples[index] > samples[highest] { highest = index }
        }
        let place = abs(samples[lowest]) > abs(samples[highest]) ? lowest : highest
        guard place > first, place < last else { return time(Double(place)) }
        let (left, middle, right) = (samples[place - 1], samples[place], samples[place + 1])
        let bend = 2 * middle - left - right
        return time(Double(place) + (bend == 0 ? 0 : 0.5 * (right - left) / bend))
    }

    /// The place between two times, as that of a stretch's beginning plus half a window, that resembles the stretch of
    /// a window about a time most.
    fileprivate func match(at centre: Double, window: Double, from start: Double, to end: Double) -> PeriodMatch {
        let half = 0.5 * window
        let here = nearest(centre - half)...max(nearest(centre - half), nearest(centre + half))
        var best = PeriodMatch(time: centre)
        var bestNeighbours = (0.0, 0.0)
        var place = 0
        var (first, second, third) = (0.0, 0.0, 0.0)
        var peak = 0.0
        let places = low(start - half)...max(low(start - half), high(end - half))
        samples.withUnsafeBufferPointer { samples in
            for candidate in places {
                let shift = candidate - here.lowerBound
                // Both stretches must lie in the sound.
                let from = max(here.lowerBound, 0, -shift)
                let to = min(here.upperBound, samples.count - 1, samples.count - 1 - shift)
                var (energy, otherEnergy, product, localPeak) = (0.0, 0.0, 0.0, 0.0)
                if from <= to {
                    for index in from...to {
                        let (one, other) = (samples[index], samples[index + shift])
                        energy += one * one
                        otherEnergy += other * other
                        product += one * other
                        localPeak = max(localPeak, abs(other))
                    }
                }
                (first, second) = (second, third)
                third = product == 0 ? 0 : product / (energy * otherEnergy).squareRoot()
                if second > best.correlation && second >= first && second >= third {
                    best.correlation = second
                    bestNeighbours = (first, third)
                    place = candidate - 1
                    best.peak = peak
                }
                peak = localPeak
            }
        }
        guard best.correlation > -1 else { return best }
        var position = Double(place)
        let bend = 2 * best.correlation - bestNeighbours.0 - bestNeighbours.1
        if bend != 0 {
            let slope = 0.5 * (bestNeighbours.1 - bestNeighbours.0)
            best.correlation += 0.5 * slope * slope / bend
            position += slope / bend
        }
        best.time = centre + (position - Double(here.lowerBound)) * step
        return best
    }
}
