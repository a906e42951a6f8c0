import Acoustics
import AudioSignal
import Foundation

/// Pitch of a sound file over librosa's example range, 65 to 2093 Hz.
let voiceWorks: [String: Prepare] = [
    "pyin": probablePitch(.double),
    "pyin-single": probablePitch(.single),
]

private func probablePitch(_ precision: Precision) -> Prepare {
    { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        let pitch = PYIN(fMin: 65, fMax: 2093, unvoiced: .value(0), precision: precision)
        return {
            let rows = try pyin(samples, sampleRate: sampleRate, pitch)
            return rows.row(0).reduce(0) { $0 + Double($1) } / Double(rows.frameCount)
        }
    }
}
