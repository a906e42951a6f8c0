import Acoustics
import AudioSignal
import Foundation

/// The Geneva parameter sets of a sound file.
let gemapsWorks: [String: Prepare] = [
    "egemaps": gemaps(.eGeMAPSv02),
    "gemaps": gemaps(.geMAPSv01b),
]

/// The check is the sum of the features that a rounding error hardly moves: the means of loudness and pitch.
private func gemaps(_ version: GeMAPSVersion) -> Prepare {
    { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        let set = GeMAPS(version)
        return {
            let values = try set.values(of: samples, sampleRate: sampleRate)
            return ["F0semitoneFrom27.5Hz_sma3nz_amean", "loudness_sma3_amean"].reduce(0) { sum, name in
                sum + Double(values[name] ?? .nan)
            }
        }
    }
}
