internal import CAcoustics
internal import Foundation

/// How a frame is compared with itself some time later.
enum CorrelationMethod {
    /// Of a frame under a Hann window, three periods of the lowest pitch long.
    case autocorrelation
    /// Of a frame under a Gaussian window, twice as many periods long as given.
    case accurateAutocorrelation(periods: Double)
    /// Of a frame of so many periods with the sound some time later.
    case crossCorrelation(periods: Double)
}

/// Finds the candidates of all frames of a sound.
struct CorrelationSearch {
    let frames: CenteredFrames
    private let sound: SampledSound
    private let options: AutocorrelationPitch
    private let window: FrameWindow
    private let cross: Bool
    /// Samples of the longest period, of half of it and more, and of a frame.
    private let period: Int
    private let halfPeriod: Int
    private let length: Int
    /// Seconds of sound that a frame looks at.
    private let span: Double
    /// Lags that candidates are looked for at, and that they are interpolated from.
    private let longestLag: Int
    private let lags: Int
    private let interpolation: SincInterpolation
    private let candidateCount: Int
    private let globalPeak: Double

    init(
        _ sound: SampledSound, _ options: AutocorrelationPitch, method: CorrelationMethod
    ) throws(AcousticsError) {
        try options.check(sound)
        self.sound = sound
        self.options = options
        let periods: Double
        let share: Double
        switch method {
        case .autocorrelation: (periods, share, cross) = (3, 0.5, false)
        case .accurateAutocorrelation(let given): (periods, share, cross) = (2 * given, 0.25, false)
        case .crossCorrelation(let given): (periods, share, cross) = (given, 1, true)
        }
        try AcousticsError.require(periods >= 1 && periods <= 100, "periodsPerWindow", periods, "in 1...100")
        let duration = periods / options.fMin
        let needed = cross ? duration + 1 / options.fMin : duration
        // A hair of rounding must not keep out a sound that is as long as its window.
        span = needed
        guard sound.duration >= needed * (1 - 1e-12) else {
            throw .soundTooShort(
                seconds: sound.duration, needed: needed, purpose: "pitch from \(options.fMin) Hz upwards")
        }
        period = Int((1 / sound.step / options.fMin).rounded(.down))
        halfPeriod = period / 2 + 1
        let half = Int((duration / sound.step).rounded(.down)) / 2 - 1
        try AcousticsError.require(half >= 2, "fMin", options.fMin, "lower, for windows of some samples")
        length = 2 * half
        longestLag = min(Int((Double(length) / periods).rounded(.down)) + 2, length)
        lags = Int(Double(length) * share) + 1
        if case .autocorrelation = method {
            window = FrameWindow(hann: length, lags: lags)
            interpolation = SincInterpolation(depth: 70)
        } else {
            window = FrameWindow(gaussian: length, lags: lags)
            interpolation = SincInterpolation(depth: 700)
        }
        candidateCount = max(options.maxCandidates, Int(options.fMax / options.fMin))
        let step = options.timeStep ?? periods / options.fMin / 4
        frames = CenteredFrames(sound, window: needed, step: step)
        let mean = sound.samples.reduce(0, +) / Double(sound.samples.count)
        globalPeak = sound.samples.reduce(0) { max($0, abs($1 - mean)) }
    }

    /// The candidates of every frame, the first of which is no voice.
    func candidates() throws(AcousticsError) -> [PitchFrame] {
        if globalPeak == 0 {
            return [PitchFrame](repeating: PitchFrame(intensity: 0, candidates: [(0, 0)]), count: frames.count)
        }
        return cross ? (0..<frames.count).map(crossCorrelated) : try autocorrelated()
    }

    private func autocorrelated() throws(AcousticsError) -> [PitchFrame] {
        let kernels = Kernels()
        let size = FrameReader.blockSize
        let transform = try Transform(length: fastTransformLength(atLeast: length + lags - 1), kernels: kernels)
        let workspace = transform.makeWorkspace()
        let room = AlignedRoom(count: size * length)
        defer { workspace.deallocate() }
        let pointers = (0..<size).map { UnsafePointer(room.base + $0 * length) as UnsafePointer<Float>? }
        var correlation = [Double](repeating: 0, count: lags * size)
        var both = [Double](repeating: 0, count: 2 * lags - 1)
        var found: [PitchFrame] = []
        found.reserveCapacity(frames.count)
        for first in Swift.stride(from: 0, to: frames.count, by: size) {
            let count = min(size, frames.count - first)
            let peaks = (0..<count).map { fill(room.base + $0 * length, frame: first + $0) }
            kernels.table.pointee.autocorrelation(
                transform.plan, pointers, count, length, lags, &correlation, workspace)
            for lane in 0..<count {
                let energy = correlation[lane]
                both[lags - 1] = 1
                for lag in 1..<lags {
                    let value = energy > 0 ? correlation[lag * size + lane] / (energy * window.correlation[lag]) : 0
                    both[lags - 1 + lag] = value
                    both[lags - 1 - lag] = value
                }
                found.append(frame(peak: peaks[lane], correlation: both))
            }
        }
        return found
    }

    /// Puts a frame less its mean under the window; the largest absolute value about its middle.
    private func fill(_ target: UnsafeMutablePointer<Float>, frame: Int) -> Double {
        let left = sound.low(frames.time(frame))
        let mean = localMean(left)
        let start = left + 1 - length / 2
        let middle = max(0, length / 2 - halfPeriod)..<min(length, length / 2 + halfPeriod)
        var peak = 0.0
        for index in 0..<length {
            let source = start + index
            let sample = sound.samples.indices.contains(source) ? sound.samples[source] - mean : 0
            let value = sample * window.values[index]
            target[index] = Float(value)
            if middle.contains(index) { peak = max(peak, abs(value)) }
        }
        return peak
    }

    /// The mean over the longest period on either side.
    private func localMean(_ left: Int) -> Double {
        let range = max(0, left + 1 - period)..<min(sound.samples.count, left + 1 + period)
        return sound.samples[range].reduce(0, +) / Double(2 * period)
    }

    private func crossCorrelated(_ frame: Int) -> PitchFrame {
        let time = frames.time(frame)
        let left = sound.low(time)
        let mean = localMean(left)
        let middle = max(0, left + 1 - halfPeriod)..<min(sound.samples.count, left + 1 + halfPeriod)
        let peak = sound.samples[middle].reduce(0) { max($0, abs($1 - mean)) }
        let start = max(0, sound.low(time - 0.5 * span))
        let reach = min(length + longestLag, sound.samples.count - start) - length
        let part = sound.samples[start..<start + length + max(reach, 0)].map { $0 - mean }
        var both = [Double](repeating: 0, count: 2 * lags - 1)
        both[lags - 1] = 1
        let energy = part[..<length].reduce(0) { $0 + $1 * $1 }
        var later = energy
        part.withUnsafeBufferPointer { part in
            for lag in 1..<max(1, min(reach + 1, lags)) {
                later += part[lag + length - 1] * part[lag + length - 1] - part[lag - 1] * part[lag - 1]
                var product = 0.0
                for index in 0..<length { product += part[index] * part[index + lag] }
                let value = energy > 0 && later > 0 ? product / (energy * later).squareRoot() : 0
                both[lags - 1 + lag] = value
                both[lags - 1 - lag] = value
            }
        }
        return self.frame(peak: peak, correlation: both)
    }

    /// The candidates that a correlation at lags on both sides of 0 shows.
    private func frame(peak: Double, correlation: [Double]) -> PitchFrame {
        var found = PitchFrame(intensity: min(peak / globalPeak, 1), candidates: [(0, 0)])
        if peak == 0 { return found }
        var places = [0]
        let zero = lags - 1
        let threshold = 0.5 * options.voicingThreshold
        func rank(_ frequency: Double, _ strength: Double) -> Double {
            strength - options.octaveCost * log2(options.fMin / frequency)
        }
        correlation.withUnsafeBufferPointer { r in
            for lag in 2..<max(2, min(longestLag, lags - 1)) {
                let (before, here, after) = (r[zero + lag - 1], r[zero + lag], r[zero + lag + 1])
                guard here > threshold, here > before, here >= after else { continue }
                let place = Double(lag) + 0.5 * (after - before) / (2 * here - before - after)
                let frequency = sound.rate / place
                let strength = folded(SincInterpolation(depth: 30).value(r, at: Double(zero) + place))
                if found.candidates.count < candidateCount {
                    found.candidates.append((frequency, strength))
                    places.append(lag)
                    continue
                }
                let ranks = found.candidates.dropFirst().map { rank($0.frequency, $0.strength) }
                guard let weakest = ranks.indices.min(by: { ranks[$0] < ranks[$1] }),
                    ranks[weakest] < rank(frequency, strength)
                else { continue }
                found.candidates[weakest + 1] = (frequency, strength)
                places[weakest + 1] = lag
            }
            for index in found.candidates.indices.dropFirst() {
                // Lags of a few samples need the full depth.
                let deep = found.candidates[index].frequency > 0.3 * sound.rate
                let sinc = deep ? SincInterpolation(depth: 700) : interpolation
                let best = sinc.peak(r, near: zero + places[index])
                found.candidates[index] = (sound.rate / (best.position - Double(zero)), folded(best.height))
            }
        }
        return found
    }

    /// Strengths above 1, which short windows give, stand for their inverse.
    private func folded(_ strength: Double) -> Double { strength > 1 ? 1 / strength : strength }
}
