import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct PitchTests {
    private let speech = YIN(fMin: 60, fMax: 600, frameLength: 1024, precision: .double)

    @Test func equalsLibrosa() throws {
        let voice = try yin(Sound.voice(), sampleRate: 16_000, speech, hopLength: 160)
        try expectGolden(voice.selecting([0]), "yin_voice")
        let wide = YIN(fMin: 65, fMax: 2093, troughThreshold: 0.2, precision: .double)
        try expectGolden(yin(Sound.events(), sampleRate: 22_050, wide).selecting([0]), "yin_events")
    }

    @Test func singlePrecisionChoosesTheSamePeriods() throws {
        var options = speech
        options.precision = .single
        let pitch = try yin(Sound.voice(), sampleRate: 16_000, options, hopLength: 160)
        try expectEachValue(pitch.selecting([0]), "yin_voice", relative: 1e-4)
        try expectEachValue(pitch.selecting([0]), "yin_voice_single", relative: 1e-4)
    }

    @Test(arguments: [75.0, 110, 220.5, 393, 580])
    func pitchOfAVowel(pitch: Double) throws {
        let vowel = Signal.vowel(pitch: pitch, seconds: 0.5)
        let rows = try yin(vowel.mono, sampleRate: 16_000, YIN(), center: false)
        for frame in 0..<rows.frameCount {
            #expect(isClose(Double(rows[0, frame]), pitch, relative: 0.005))
            #expect(rows[1, frame] > 0.9)
            #expect(rows[2, frame] > 15)
        }
    }

    @Test func noiseHasNoVoice() throws {
        let rows = try yin(Signal.noise(seconds: 1).mono, sampleRate: 16_000)
        #expect(rows.means[1] < 0.5)
        #expect(rows.means[2] < 0)
        #expect(rows.row(0).allSatisfy { $0 >= 59 && $0 <= 640 })
    }

    @Test func noiseLowersHarmonicity() throws {
        let vowel = Signal.vowel(pitch: 200, seconds: 1).mono
        let power = vowel.reduce(Float(0)) { $0 + $1 * $1 } / Float(vowel.count)
        // Uniform noise of this amplitude has a tenth of the vowel's power: 10 dB below it.
        let noise = Signal.noise(seconds: 1, amplitude: Double((3 * power / 10).squareRoot())).mono
        let rows = try yin(zip(vowel, noise).map { $0 + $1 }, sampleRate: 16_000, YIN(), center: false)
        #expect(isClose(rows.means[2], 10, absolute: 1))
    }

    @Test func silenceIsUnvoiced() throws {
        let rows = try yin([Float](repeating: 0, count: 16_000), sampleRate: 16_000)
        #expect(rows.names == ["f0", "voicing", "hnr"])
        #expect(rows.row(1).allSatisfy { $0 == 0 })
        #expect(rows.values.allSatisfy { $0.isFinite })
    }

    @Test func loudnessDoesNotMatter() throws {
        let voice = try Sound.voice()
        let quiet = try yin(voice.map { $0 / 1024 }, sampleRate: 16_000, speech, hopLength: 160)
        let loud = try yin(voice, sampleRate: 16_000, speech, hopLength: 160)
        #expect(quiet == loud)
    }

    @Test func alignsWithOtherDescriptors() throws {
        let descriptors: [any Descriptor] = [SpectralCentroid(), YIN(), RMS()]
        let rows = try analyze(
            Sound.voice(), sampleRate: 16_000, descriptors: descriptors, stft: STFTOptions(nFFT: 400, hopLength: 160))
        #expect(rows.names == ["spectral_centroid", "f0", "voicing", "hnr", "rms"])
    }

    @Test func contourOfARisingVoice() throws {
        // Half a second of silence, then an octave up in half a second.
        let glide = Signal.make(1, 16_000) { time in
            if time < 0.5 { return 0 }
            let phase = 2 * Double.pi * 110 * 0.5 / log(2) * (pow(2, (time - 0.5) / 0.5) - 1)
            return (1...6).reduce(0) { $0 + 0.1 * sin(Double($1) * phase) }
        }
        let rows = try glide.features(
            [PitchContour(YIN(frameLength: 800))], stft: STFTOptions(nFFT: 800, hopLength: 160, center: false))
        #expect(rows.names == ["pitch", "pitch_hnr", "pitch_change", "level_change", "voicing"])
        #expect(rows[0, 20].isNaN && rows[2, 20].isNaN && rows[4, 20] == 0)
        for frame in 52..<rows.frameCount {
            // An octave in half a second is 0.24 semitones in 10 ms.
            #expect(isClose(rows[0, frame], 24 + 24 * Float(rows.frameTimes[frame] - 0.5), absolute: 0.1))
            #expect(isClose(rows[2, frame], 0.24 * Float(log(2.0)) / 12, absolute: 0.005))
            #expect(rows[3, frame] < 1)
        }
        let means = try rows.functionals([.mean, .slope, .presence])
        #expect(isClose(try #require(means["pitch.slope"]), 24, absolute: 1))
        #expect(isClose(try #require(means["pitch.presence"]), 0.5, absolute: 0.05))
    }

    @Test func refusesImpossibleRanges() throws {
        let voice = try Sound.voice()
        for options in [
            YIN(fMin: 0), YIN(fMin: -5), YIN(fMin: 300, fMax: 200), YIN(fMax: 9000), YIN(fMin: 5), YIN(fMin: .nan),
            YIN(fMax: .infinity), YIN(frameLength: 1), YIN(troughThreshold: -1), YIN(frameLength: 0),
        ] {
            #expect(failure(try yin(voice, sampleRate: 16_000, options)) != nil)
        }
    }
}
