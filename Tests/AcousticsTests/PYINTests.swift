import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct PYINTests {
    /// Expects all three rows of a golden file: pitches and chances in single precision, decisions equal.
    private func expectEqual(_ rows: FeatureMatrix, _ name: String) throws {
        let golden = try Golden.array("voice/\(name)")
        #expect([rows.featureCount, rows.frameCount] == golden.shape)
        let found = mismatch(rows.values.map(Double.init), golden.doubles, absolute: 1e-6, relative: 1e-6)
        #expect(found == nil, "\(name)")
    }

    @Test func equalsLibrosa() throws {
        let speech = PYIN(frameLength: 1024)
        try expectEqual(pyin(Sound.voice(), sampleRate: 16_000, speech, hopLength: 160), "pyin_voice")
        let wide = PYIN(fMin: 65, fMax: 2093)
        try expectEqual(pyin(Sound.events(), sampleRate: 22_050, wide, center: false), "pyin_events")
    }

    @Test func everyParameterEqualsLibrosa() throws {
        let all = PYIN(fMin: 80, fMax: 500, frameLength: 800, transitionMinProbability: nil)
        try expectEqual(pyin(Sound.voice(), sampleRate: 16_000, all, padMode: .reflect), "pyin_reflect")
        let odd = PYIN(
            fMin: 70, fMax: 900, nThresholds: 37, betaA: 1.5, betaB: 7, boltzmannParameter: 0.7, resolution: 0.25,
            maxTransitionRate: 50, switchProbability: 0.2, noTroughProbability: 0.3, transitionMinProbability: 1e-3,
            unvoiced: .value(0))
        try expectEqual(pyin(Sound.voice(), sampleRate: 16_000, odd), "pyin_options")
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable))
    func everyInstructionSetFindsTheSameCourse(set: InstructionSet) throws {
        let extractor = try FeatureExtractor(
            [PYIN(frameLength: 1024)], stft: STFTOptions(nFFT: 1024, hopLength: 160), instructionSet: set)
        try expectEqual(extractor.features(of: Sound.voice(), sampleRate: 16_000), "pyin_voice")
    }

    @Test(arguments: [75.0, 110, 220.5, 393, 580])
    func pitchOfAVowel(pitch: Double) throws {
        let vowel = Signal.vowel(pitch: pitch, seconds: 0.5)
        let rows = try pyin(vowel.mono, sampleRate: 16_000, center: false)
        for frame in 0..<rows.frameCount {
            // Half of a tenth of a semitone, and what the parabola misses.
            #expect(isClose(Double(rows[0, frame]), pitch, relative: 0.005))
            #expect(rows[1, frame] == 1)
        }
    }

    @Test func longSignalsAreSearchedInParts() throws {
        // More frames than one part of the search holds: a tone that stays must give the same pitch from end to end.
        let tone = Signal.vowel(pitch: 150, seconds: 12, sampleRate: 8000)
        let options = PYIN(fMin: 100, fMax: 300, frameLength: 256, resolution: 0.25, unvoiced: .bestGuess)
        let long = try pyin(tone.mono, sampleRate: 8000, options, hopLength: 16, center: false)
        #expect(long.frameCount > 4096 + 1000)
        let short = try pyin(Array(tone.mono[..<16_000]), sampleRate: 8000, options, hopLength: 16, center: false)
        #expect(long.row(0).allSatisfy { abs($0 - short[0, 500]) < 3 })
        #expect(Array(long.row(0).prefix(800)) == Array(short.row(0).prefix(800)))
        #expect(long.row(1).allSatisfy { $0 == 1 })
    }

    @Test func silenceIsUnvoicedAndNoiseHardlyVoiced() throws {
        let silence = try pyin(Signal.silence(seconds: 0.5).mono, sampleRate: 16_000)
        #expect(silence.row(0).allSatisfy { $0.isNaN })
        #expect(silence.row(1).allSatisfy { $0 == 0 } && silence.row(2).allSatisfy { $0 == 0 })
        let noise = try pyin(Signal.noise(seconds: 1).mono, sampleRate: 16_000)
        #expect(noise.means[2] < 0.25)
        #expect(zip(noise.row(0), noise.row(1)).allSatisfy { $0.isNaN == ($1 == 0) })
    }

    @Test func loudnessDoesNotMatter() throws {
        let voice = try Sound.voice()
        let options = PYIN(frameLength: 1024, unvoiced: .bestGuess)
        let quiet = try pyin(voice.map { $0 / 1024 }, sampleRate: 16_000, options)
        #expect(try quiet == pyin(voice, sampleRate: 16_000, options))
    }

    @Test(arguments: [1, 2, 100, 2047])
    func shortSignals(count: Int) throws {
        let rows = try pyin([Float](repeating: 0.5, count: count), sampleRate: 16_000)
        #expect(rows.frameCount == 1 + count / 512)
        #expect(rows.row(2).allSatisfy { (0...1).contains($0) })
        #expect(failure(try pyin([Float](repeating: 0, count: count), sampleRate: 16_000, center: false)) != nil)
    }

    @Test func refusesImpossibleParameters() throws {
        let voice = try Sound.voice()
        #expect(failure(try pyin([], sampleRate: 16_000)) == .emptySignal)
        for options in [
            PYIN(fMin: 0), PYIN(fMin: .nan), PYIN(fMin: 300, fMax: 200), PYIN(fMax: 9000), PYIN(fMin: 5),
            PYIN(fMin: 200, fMax: 200.01), PYIN(frameLength: 0), PYIN(nThresholds: 0), PYIN(nThresholds: .max),
            PYIN(betaA: 0), PYIN(betaB: .infinity), PYIN(boltzmannParameter: -1), PYIN(resolution: 0),
            PYIN(resolution: 1), PYIN(resolution: .nan), PYIN(maxTransitionRate: -1), PYIN(maxTransitionRate: 1e9),
            PYIN(maxTransitionRate: .nan), PYIN(switchProbability: 1.5), PYIN(switchProbability: .nan),
            PYIN(noTroughProbability: -0.1), PYIN(transitionMinProbability: 0.9),
            PYIN(transitionMinProbability: .nan),
        ] {
            #expect(failure(try pyin(voice, sampleRate: 16_000, options)) != nil, "\(options)")
        }
        var bad = voice
        bad[77] = .nan
        #expect(failure(try pyin(bad, sampleRate: 16_000)) == .nonFiniteSample(index: 77))
    }
}
