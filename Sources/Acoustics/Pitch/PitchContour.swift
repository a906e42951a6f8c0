internal import Foundation

/// Pitch where there is a voice, as the ear measures it, and how steady it is.
///
/// Rows, not a number in frames without voice so that functionals pass them over: `pitch` in semitones above 27.5 Hz,
/// `pitch_hnr` in dB, `pitch_change` (change of the period from the frame before, over their mean: what is left of
/// jitter at the distance of frames) and `level_change` (absolute change of the level from the frame before in dB, the
/// like of shimmer); both need a voice in the frame before. And `voicing`, 0...1, which is defined everywhere.
public struct PitchContour: Descriptor, Hashable {
    /// How pitch is found.
    public var yin: YIN

    /// Frames of at least this voicing have a voice.
    public var voicingThreshold: Double

    /// YIN's pitch in frames whose voicing reaches the threshold.
    public init(_ yin: YIN = YIN(), voicingThreshold: Double = 0.7) {
        self.yin = yin
        self.voicingThreshold = voicingThreshold
    }

    /// Rows pitch, pitch_hnr, pitch_change, level_change and voicing.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(voicingThreshold.isFinite, "voicingThreshold", voicingThreshold, "finite")
        let track = try yin.features(of: signal)
        let level = try SoundLevel(frameLength: yin.frameLength).features(of: signal)
        let frames = track.frameCount
        var rows = [[Float]](repeating: [Float](repeating: .nan, count: frames), count: 4)
        func hasVoice(_ frame: Int) -> Bool { Double(track[1, frame]) >= voicingThreshold }
        for frame in 0..<frames where hasVoice(frame) {
            let f0 = track[0, frame]
            rows[0][frame] = 12 * log2(f0 / 27.5)
            rows[1][frame] = track[2, frame]
            guard frame > 0, hasVoice(frame - 1) else { continue }
            let before = track[0, frame - 1]
            // |1 / a - 1 / b| over the mean of 1 / a and 1 / b.
            rows[2][frame] = 2 * abs(f0 - before) / (f0 + before)
            rows[3][frame] = abs(level[0, frame] - level[0, frame - 1])
        }
        return FeatureMatrix(
            names: ["pitch", "pitch_hnr", "pitch_change", "level_change", "voicing"], frameCount: frames,
            values: rows.flatMap { $0 } + track.row(1), timing: track.timing)
    }
}
