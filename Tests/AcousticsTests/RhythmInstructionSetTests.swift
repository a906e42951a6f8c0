import Acoustics
import NunchiTesting
import Testing

/// Rhythm and separation with every instruction set that this processor has.
@Suite struct RhythmInstructionSetTests {
    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable), OnsetOptions.Aggregate.allCases)
    func strength(set: InstructionSet, aggregate: OnsetOptions.Aggregate) throws {
        let stft = STFTOptions(nFFT: 512, hopLength: 160)
        for bands in [1, 2, 40, 41] {
            let strength = OnsetStrength(mel: MelOptions(nMels: bands), options: OnsetOptions(aggregate: aggregate))
            let rows = try FeatureExtractor([strength], stft: stft, instructionSet: set)
                .features(of: Sound.voice(), sampleRate: 16_000)
            let reference = try FeatureExtractor([strength], stft: stft, instructionSet: .baseline)
                .features(of: Sound.voice(), sampleRate: 16_000)
            #expect((reference.values.max() ?? 0) > 1)
            #expect(mismatch(rows.values, reference.values, absolute: 1e-4) == nil)
        }
    }

    /// Divisions and multiplications round alike everywhere: the same bits as librosa's with every set.
    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable))
    func separation(set: InstructionSet) throws {
        let golden = try Golden.array("separation/magnitude")
        let spectrogram = FeatureMatrix(
            names: (0..<golden.shape[0]).map { "\($0)" }, frameCount: golden.shape[1], values: golden.floats,
            timing: FrameTiming(sampleRate: 22_050, hopLength: 300))
        let parts = try hpss(spectrogram, HPSSOptions(), scaled: true, instructionSet: set)
        #expect(
            parts.harmonic.values + parts.percussive.values == (try Golden.array("separation/hpss_default").floats))
    }

    /// The mean of the spectra, transformed, is the mean of the transforms.
    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable), [1, 2, 33, 344])
    func meanOfATempogram(set: InstructionSet, winLength: Int) throws {
        let curve = try Rhythm.curve()
        let mean = try meanCorrelations(envelope: curve, winLength: winLength, instructionSet: set)
        let rows = try tempogram(envelope: curve, TempogramOptions(winLength: winLength))
        let expected = (0..<winLength).map { lag in
            rows.row(lag).reduce(0) { $0 + Double($1) } / Double(rows.frameCount)
        }
        #expect(mismatch(mean, expected, absolute: 1e-7) == nil)
    }
}
