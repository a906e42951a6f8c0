internal import Foundation

/// A frame's possible pitches in Hz, 0 for no voice, each with its strength.
struct PitchFrame {
    /// Level of the frame's peak over the whole sound's, 0...1.
    var intensity: Double
    var candidates: [(frequency: Double, strength: Double)]
}

/// The pitch chosen in each frame.
struct PitchTrack {
    let frames: CenteredFrames
    /// In Hz; 0 for no voice.
    let frequencies: [Double]
    let strengths: [Double]
    let duration: Double

    /// Pitch at any time, between neighbouring voiced frames on a line; nil without voice.
    func pitch(at time: Double) -> Double? {
        if time < 0 || time > duration { return nil }
        let position = (time - frames.first) / frames.step
        var near = Int(position.rounded(.down))
        var far = near + 1
        var phase = position - Double(near)
        if phase >= 0.5 {
            swap(&near, &far)
            phase = 1 - phase
        }
        guard frequencies.indices.contains(near), frequencies[near] > 0 else { return nil }
        guard frequencies.indices.contains(far), frequencies[far] > 0 else { return frequencies[near] }
        return frequencies[near] + phase * (frequencies[far] - frequencies[near])
    }

    /// Stretches of neighbouring voiced frames, from half a step before the first to half a step after the last.
    var voicedIntervals: [ClosedRange<Double>] {
        var intervals: [ClosedRange<Double>] = []
        var start: Int?
        for frame in 0...frequencies.count {
            let voiced = frame < frequencies.count && frequencies[frame] > 0
            if voiced && start == nil { start = frame }
            if !voiced, let first = start {
                let half = 0.5 * frames.step
                let left = max(0, frames.time(first) - half)
                intervals.append(left...max(left, min(duration, frames.time(frame - 1) + half)))
                start = nil
            }
        }
        return intervals
    }
}
