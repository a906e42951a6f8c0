import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct LevelInverseTests {
    private let levels = FeatureMatrix(
        names: ["a", "b", "c", "d"], frameCount: 6, values: (0..<24).map { -95 + Float($0) * 5 },
        timing: FrameTiming(sampleRate: 100, hopLength: 1))

    @Test func equalLibrosa() throws {
        try expectEachValue(dbToPower(levels, reference: 0.5), "spectra/db_to_power", relative: 1e-5)
        try expectEachValue(dbToAmplitude(levels, reference: 0.5), "spectra/db_to_amplitude", relative: 1e-5)
    }

    @Test func undoLevels() throws {
        let mel = try melSpectrogram(Sound.voice(), sampleRate: 16_000).mapValues { $0 + 1e-4 }
        let options = DecibelOptions(reference: .value(3), topDB: nil)
        let power = try dbToPower(powerToDB(mel, options), reference: 3)
        #expect(mismatch(power.values, mel.values, relative: 2e-6) == nil)
        let amplitude = try dbToAmplitude(amplitudeToDB(mel, options), reference: 3)
        #expect(mismatch(amplitude.values, mel.values, relative: 2e-6) == nil)
    }

    @Test func referencesMustBeFinite() {
        for reference in [Double.nan, .infinity] {
            #expect(failure(try dbToPower(levels, reference: reference)) != nil)
            #expect(failure(try dbToAmplitude(levels, reference: reference)) != nil)
        }
    }
}
