import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct LevelTests {
    private let short = STFTOptions(nFFT: 512, hopLength: 160)

    @Test func equalsLibrosa() throws {
        let both: [any Descriptor] = [RMS(), ZeroCrossingRate()]
        let events = try analyze(Sound.events(), sampleRate: 22_050, descriptors: both)
        try expectGolden(events.selecting([0]), "rms_events")
        try expectGolden(events.selecting([1]), "zcr_events", tolerance: 1e-7)
        let voice = try analyze(Sound.voice(), sampleRate: 16_000, descriptors: both, stft: short)
        try expectGolden(voice.selecting([0]), "rms_voice")
        try expectGolden(voice.selecting([1]), "zcr_voice", tolerance: 1e-7)
        try expectGolden(
            rms(Sound.voice(), sampleRate: 16_000, frameLength: 333, hopLength: 500, center: false), "rms_uncentered")
        let threshold = ZeroCrossingRate(threshold: 0.05)
        try expectGolden(
            analyze(Sound.events(), sampleRate: 22_050, descriptors: [threshold]), "zcr_threshold", tolerance: 1e-7)
    }

    @Test func aSineIsItsAmplitudeOverRootTwo() throws {
        let tone = Signal.sine(frequency: 400, seconds: 1, amplitude: 0.6).mono
        let level = try rms(tone, sampleRate: 16_000, frameLength: 800, hopLength: 400, center: false)
        let expected = [Float](repeating: 0.6 / Float(2).squareRoot(), count: level.frameCount)
        #expect(mismatch(level.values, expected, relative: 1e-5) == nil)
    }

    @Test func levelsInDecibels() throws {
        let tone = Signal.sine(frequency: 400, seconds: 1, amplitude: 0.1).mono
        let rows = try analyze(
            tone, sampleRate: 16_000, descriptors: [SoundLevel(frameLength: 800)],
            stft: STFTOptions(nFFT: 800, center: false))
        for level in rows.values { #expect(isClose(level, -23.0103, absolute: 1e-3)) }
        let silence = try analyze(
            [Float](repeating: 0, count: 800), sampleRate: 16_000, descriptors: [SoundLevel(floor: -90)])
        #expect(silence.values.allSatisfy { $0 == -90 })
    }

    @Test func aSineCrossesZeroTwiceAPeriod() throws {
        let tone = Signal.sine(frequency: 400, seconds: 1, phase: 0.3).mono
        let rate = try zeroCrossingRate(tone, sampleRate: 16_000, frameLength: 1600, hopLength: 400, center: false)
        for value in rate.values { #expect(isClose(value, 2 * 400 / 16_000, absolute: 1.01 / 1600)) }
    }

    @Test func directCurrentAndSquares() throws {
        let direct = [Float](repeating: 0.25, count: 4000)
        #expect(try zeroCrossingRate(direct, sampleRate: 8000).values.allSatisfy { $0 == 0 })
        let level = try rms(direct, sampleRate: 8000, frameLength: 500, hopLength: 250, center: false)
        #expect(level.values.allSatisfy { $0 == 0.25 })
        let square = Signal.square(frequency: 100, seconds: 1, sampleRate: 8000, amplitude: 1).mono
        let full = try rms(square, sampleRate: 8000, frameLength: 400, hopLength: 200, center: false)
        #expect(full.values.allSatisfy { $0 == 1 })
    }

    @Test func centeredFramesAreHalfEmptyAtTheEnds() throws {
        let direct = [Float](repeating: 1, count: 4096)
        let level = try rms(direct, sampleRate: 8000)
        #expect(isClose(level.values[0], Float(0.5).squareRoot(), relative: 1e-6))
        #expect(level.values[4] == 1)
        let repeated = try rms(direct, sampleRate: 8000, padMode: .edge)
        #expect(repeated.values.allSatisfy { $0 == 1 })
    }
}
