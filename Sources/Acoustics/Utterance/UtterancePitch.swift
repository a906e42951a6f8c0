internal import CAcoustics
internal import Foundation

/// The fundamental frequency of speech: peaks of the normalised autocorrelation of 50 ms frames, joined to the likeliest
/// course over the utterance.
///
/// After Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
/// sound", Proceedings of the Institute of Phonetic Sciences 17 (1993); without his window correction, each lag being
/// normalised by the energies of the two parts that it compares.
struct UtterancePitch {
    /// Hz for each frame; 0 where there is no voice.
    let frequency: [Double]

    /// Highest peak of the normalised autocorrelation of each frame, 0...1.
    let strength: [Double]

    private static let lags = 22...267
    private static let frameLength = 800
    private static let candidates = 6

    /// A frame's possible pitches, the first of them none.
    private struct Frame {
        var frequency = [Double](repeating: 0, count: candidates)
        var logarithm = [Double](repeating: 0, count: candidates)
        var score = [Double](repeating: -1e9, count: candidates)
        var strength = 0.0
    }

    init(_ speech: UtteranceSpeech) throws(AcousticsError) {
        let frames = try Self.frames(speech)
        frequency = Self.course(frames)
        strength = frames.map(\.strength)
    }

    private static func frames(_ speech: UtteranceSpeech) throws(AcousticsError) -> [Frame] {
        let lagCount = lags.upperBound + 2
        let transform = try Transform(length: fastTransformLength(atLeast: frameLength + lagCount), precision: .double)
        let workspace = transform.makeWorkspace()
        defer { workspace.deallocate() }
        let lanes = Int(NAC_BLOCK)
        let room = UnsafeMutablePointer<Float>.allocate(capacity: lanes * frameLength)
        room.initialize(repeating: 0, count: lanes * frameLength)
        defer { room.deallocate() }
        let pointers: [UnsafePointer<Float>?] = (0..<lanes).map { UnsafePointer(room + $0 * frameLength) }
        var correlation = [Double](repeating: 0, count: lagCount * lanes)
        var normalised = [Double](repeating: 0, count: lagCount)
        var energy = [Double](repeating: 0, count: frameLength + 1)
        var frames: [Frame] = []
        for first in stride(from: 0, to: speech.level.count, by: lanes) {
            let count = min(lanes, speech.level.count - first)
            for lane in 0..<count { fill(room + lane * frameLength, frame: first + lane, from: speech.samples) }
            transform.kernels.table.pointee.autocorrelation(
                transform.plan, pointers, count, frameLength, lagCount, &correlation, workspace)
            for lane in 0..<count {
                accumulate(&energy, of: room + lane * frameLength)
                for lag in 0..<lagCount {
                    normalised[lag] = correlation[lag * lanes + lane] / norm(energy, lag: lag)
                }
                frames.append(frame(normalised, level: speech.level[first + lane]))
            }
        }
        return frames
    }

    /// Copies a frame, zeros outside the sound, and takes its mean away.
    private static func fill(_ frame: UnsafeMutablePointer<Float>, frame index: Int, from samples: [Float]) {
        let start = index * UtteranceSpeech.hop - frameLength / 2
        var sum = 0.0
        for offset in 0..<frameLength {
            let place = start + offset
            let value = samples.indices.contains(place) ? samples[place] : 0
            frame[offset] = value
            sum += Double(value)
        }
        let mean = Float(sum / Double(frameLength))
        for offset in 0..<frameLength { frame[offset] -= mean }
    }

    /// Sets the energy of the frame's first samples: none, one, two, ... all of them.
    private static func accumulate(_ energy: inout [Double], of frame: UnsafePointer<Float>) {
        for index in 0..<frameLength { energy[index + 1] = energy[index] + Double(frame[index]) * Double(frame[index]) }
    }

    /// The geometric mean of the energies of the frame's first and last samples that a lag compares.
    private static func norm(_ energy: [Double], lag: Int) -> Double {
        let product = energy[frameLength - lag] * (energy[frameLength] - energy[lag])
        return max(product, 0).squareRoot() + 8e-11
    }

    private static func frame(_ correlation: [Double], level: Double) -> Frame {
        var frame = Frame()
        // The quieter, the more an unvoiced frame is believed in.
        frame.score[0] = 0.45 + min(max((-level - 25) / 20, 0), 0.55)
        var peaks: [(frequency: Double, value: Double, score: Double)] = []
        for lag in lags {
            let (left, middle, right) = (correlation[lag - 1], correlation[lag], correlation[lag + 1])
            guard middle > left, middle >= right, middle > 0.2 else { continue }
            let shift = (left - right) / (2 * (left + right - 2 * middle) - 1e-12)
            let value = middle - 0.25 * (left - right) * shift
            let period = Double(lag) + shift
            // A slight preference for short periods keeps the octave.
            let score = value + 0.02 * log2(Double(lags.upperBound) / period)
            peaks.append((Double(UtteranceSpeech.sampleRate) / period, value, score))
        }
        let order = peaks.indices.sorted { (-peaks[$0].score, $0) < (-peaks[$1].score, $1) }
        for (place, index) in order.prefix(candidates - 1).enumerated() {
            frame.frequency[place + 1] = peaks[index].frequency
            frame.logarithm[place + 1] = log2(max(peaks[index].frequency, 1))
            frame.score[place + 1] = peaks[index].score
            frame.strength = min(1, max(frame.strength, peaks[index].value))
        }
        return frame
    }

    /// The course of highest total score (Viterbi): leaps and changes of voicing cost.
    private static func course(_ frames: [Frame]) -> [Double] {
        guard var score = frames.first?.score else { return [] }
        var back: [[Int]] = []
        for (before, frame) in zip(frames, frames.dropFirst()) {
            var next = score
            var from = [Int](repeating: 0, count: candidates)
            for state in 0..<candidates {
                var best = -Double.infinity
                for previous in 0..<candidates {
                    let value = score[previous] - cost(before, previous, frame, state)
                    if value > best { (best, from[state]) = (value, previous) }
                }
                next[state] = best + frame.score[state]
            }
            score = next
            back.append(from)
        }
        var state = score.indices.max { (score[$0], -$0) < (score[$1], -$1) } ?? 0
        var path = [state]
        for from in back.reversed() {
            state = from[state]
            path.append(state)
        }
        return zip(frames, path.reversed()).map { $0.frequency[$1] }
    }

    private static func cost(_ before: Frame, _ previous: Int, _ frame: Frame, _ state: Int) -> Double {
        let wasVoiced = before.frequency[previous] > 0
        let isVoiced = frame.frequency[state] > 0
        if wasVoiced && isVoiced { return 0.35 * abs(before.logarithm[previous] - frame.logarithm[state]) }
        return wasVoiced == isVoiced ? 0 : 0.14
    }
}
