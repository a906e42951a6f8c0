import Foundation

/// How loud a stretch of sound is, and whether that is silence.
///
/// Level alone is judged, in frames of 10 ms; 0 dB is the mean power of a full-scale square wave.
package struct SpeechActivity {
    /// Below this, in dB, nothing was recorded but the converter's own noise.
    package static let absoluteFloor = -70.0

    /// A window whose loud frames lie this many dB below the recording's is a pause.
    package static let range = 40.0

    /// Level in dB that one frame in twenty exceeds, so that one click does not make silence loud.
    package let loudLevel: Double

    /// - Parameter samples: at least one, finite.
    package init(samples: [Float], sampleRate: Int) {
        let length = max(1, sampleRate / 100)
        let levels = stride(from: 0, to: samples.count, by: length).map { start in
            let frame = samples[start..<min(start + length, samples.count)]
            let power = frame.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(frame.count)
            return 10 * log10(power + 1e-12)
        }.sorted()
        loudLevel = levels.isEmpty ? -.infinity : levels[Int(0.95 * Double(levels.count - 1))]
    }

    /// Whether the loud frames do not rise above the absolute floor.
    var isSilent: Bool { loudLevel <= Self.absoluteFloor }
}
