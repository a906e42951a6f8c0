import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct WhisperLogMelTests {
    @Test func equalsThePublishedDefinition() throws {
        let voice = try Sound.voice()
        let own = try WhisperLogMel(seconds: nil)(voice, sampleRate: 16_000)
        try expectGolden(own, "spectra/whisper_80")
        let filled = try WhisperLogMel(bands: 128, seconds: 0.3)(Array(voice.prefix(4000)), sampleRate: 16_000)
        try expectGolden(filled, "spectra/whisper_128_filled")
        let cut = try WhisperLogMel(seconds: 0.25)(voice, sampleRate: 16_000)
        try expectGolden(cut, "spectra/whisper_80_cut")
    }

    @Test func thirtySecondsAreThreeThousandFrames() throws {
        let whole = try Waveform(samples: Sound.voice(), sampleRate: 16_000).whisperLogMel()
        #expect([whole.featureCount, whole.frameCount] == [80, 3000])
        #expect(whole.values.max().map { $0 - 2 } == whole.values.min())
    }

    /// Louder by 20 dB is half a unit more, until something reaches the floor.
    @Test func scaling() throws {
        let noise = Signal.noise(seconds: 0.4, amplitude: 0.05).mono
        let quiet = try WhisperLogMel(seconds: nil)(noise, sampleRate: 16_000)
        let loud = try WhisperLogMel(seconds: nil)(noise.map { $0 * 10 }, sampleRate: 16_000)
        #expect(mismatch(loud.values, quiet.values.map { $0 + 0.5 }, absolute: 1e-5) == nil)
    }

    @Test func badInput() throws {
        let options = WhisperLogMel()
        #expect(failure(try options([], sampleRate: 16_000)) == .emptySignal)
        #expect(
            failure(try options([0.5], sampleRate: 44_100))
                == .invalidParameter(
                    name: "sampleRate", value: "44100", allowed: "16000; resample the sound before"))
        #expect(failure(try options([.nan], sampleRate: 16_000)) == .nonFiniteSample(index: 0))
        let short = [Float](repeating: 0.1, count: 159)
        #expect(
            failure(try WhisperLogMel(seconds: nil)(short, sampleRate: 16_000))
                == .signalTooShort(samples: 159, needed: 160))
        for seconds in [0, -1, .nan, .infinity, 1e9] {
            #expect(failure(try WhisperLogMel(seconds: seconds)(short, sampleRate: 16_000)) != nil)
        }
        #expect(failure(try WhisperLogMel(bands: 0)(short, sampleRate: 16_000)) != nil)
        let silence = try WhisperLogMel()(short.map { _ in 0 }, sampleRate: 16_000)
        #expect(silence.values.allSatisfy { $0 == -1.5 })
    }
}
