import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct LFCCTests {
    @Test func equalsTheFormula() throws {
        try expectGolden(lfcc(Sound.events(), sampleRate: 22_050), "spectra/lfcc_events")
        let narrow = LFCC(count: 13, bands: 40, fMin: 100, fMax: 7000)
        let speech = STFTOptions(nFFT: 400, hopLength: 160)
        try expectGolden(lfcc(Sound.voice(), sampleRate: 16_000, narrow, stft: speech), "spectra/lfcc_voice")
    }

    /// Ten times the amplitude is 20 dB more in every band, which only the first coefficient sees.
    @Test func scaling() throws {
        let voice = try Sound.voice()
        let quiet = try lfcc(voice, sampleRate: 16_000)
        let loud = try lfcc(voice.map { $0 * 10 }, sampleRate: 16_000)
        let difference = zip(loud.values, quiet.values).map { $0 - $1 }
        let expected = (0..<20).flatMap { row in
            [Float](repeating: row == 0 ? 20 * Float(128).squareRoot() : 0, count: quiet.frameCount)
        }
        #expect(mismatch(difference, expected, absolute: 2e-3) == nil)
    }

    @Test func refusesWhatCannotBe() throws {
        let voice = try Sound.voice()
        for wrong in [
            LFCC(count: 0), LFCC(count: 129), LFCC(bands: 0), LFCC(fMin: -1), LFCC(fMin: 9000), LFCC(fMax: .nan),
            LFCC(lifter: -1), LFCC(fMin: 100, fMax: 100.00000000000001), LFCC(decibels: DecibelOptions(amin: 0)),
        ] {
            #expect(failure(try lfcc(voice, sampleRate: 16_000, wrong)) != nil, "\(wrong)")
        }
        #expect(failure(try lfcc([], sampleRate: 16_000)) == .emptySignal)
        #expect(try lfcc([0.5], sampleRate: 16_000).values.allSatisfy { $0.isFinite })
    }
}
