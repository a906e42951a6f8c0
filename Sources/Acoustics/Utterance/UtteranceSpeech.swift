internal import Foundation

/// The part of an utterance in which somebody speaks, brought to one loudness.
///
/// Silence at both ends goes, but for 50 ms; speech is scaled to a root mean square of 0.1, so that what follows does not
/// depend on the microphone's distance.
struct UtteranceSpeech {
    static let sampleRate = 16_000
    static let hop = 160

    /// Samples at 16 kHz.
    let samples: [Float]

    /// Level of each frame of 25 ms, every 10 ms, in dB relative to the speech; at least -60.
    let level: [Double]

    /// - Parameter samples: at 16 kHz, finite, at least one.
    init(_ samples: [Float]) {
        var sound = samples.map(Double.init)
        // Shorter sounds are followed by silence, so that there are always a few frames.
        if sound.count < 1600 { sound += [Double](repeating: 0, count: 1600 - sound.count) }
        let whole = Self.levels(sound)
        let top = UtteranceFunctionals.percentile(0.98, of: whole.sorted())
        let loud = whole.indices.filter { whole[$0] > top - 40 }
        let first = max((loud.first ?? 0) - 5, 0)
        let last = min((loud.last ?? 0) + 6, whole.count)
        sound = Array(sound[(first * Self.hop)..<min(last * Self.hop, sound.count)])

        let levels = Self.levels(sound)
        let loudest = UtteranceFunctionals.percentile(0.98, of: levels.sorted())
        let speaking = levels.filter { $0 > loudest - 30 }
        let power = speaking.reduce(0) { $0 + pow(10, $1 / 10) } / Double(max(1, speaking.count))
        let gain = 0.1 / power.squareRoot()
        self.samples = sound.map { Float($0 * gain) }
        let reference = 10 * log10(power)
        level = levels.map { max($0 - reference, -60) }
    }

    private static func levels(_ sound: [Double]) -> [Double] {
        let half = 200
        return (0...(sound.count / hop)).map { frame in
            let center = frame * hop
            var power = 0.0
            for index in max(0, center - half)..<max(0, min(sound.count, center + half)) {
                power += sound[index] * sound[index]
            }
            return 10 * log10(power / Double(2 * half) + 1e-12)
        }
    }
}
