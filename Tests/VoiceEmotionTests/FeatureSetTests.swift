import Acoustics
import AudioSignal
import NunchiTesting
import Testing
import VoiceEmotion

struct FeatureSetTests {
    private static let voice = Signal.vowel(pitch: 150, seconds: 0.5)

    @Test func everySetIsFoundByItsNameAndNamesItsValues() throws {
        #expect(VoiceFeatureSets.all.map(\.name) == ["seed-mfcc", "seed-mel", "acoustic", "nunchi", "egemaps"])
        for set in VoiceFeatureSets.all {
            #expect(VoiceFeatureSets.named(set.name)?.names == set.names)
            #expect(Set(set.names).count == set.names.count, "\(set.name)")
            #expect(try set.values(of: Self.voice).count == set.names.count, "\(set.name)")
        }
        #expect(VoiceFeatureSets.named("mfcc") == nil)
    }

    /// Changing a version shuts out every model trained before: it must not happen by accident.
    @Test func versionsAreThoseOfThePublishedModels() {
        #expect(VoiceFeatureSets.all.map(\.version) == [1, 1, 1, 1, 1])
    }

    /// Every name of the chosen set is one of the sets that it was chosen from, and stands for its value there.
    @Test func nunchiTakesItsValuesFromOthers() throws {
        let set = NunchiFeatures()
        let acoustic = AcousticFunctionals()
        let geneva = try GeMAPS.values(of: Self.voice.mono, sampleRate: 16_000)
        let whole = FeatureVector(names: acoustic.names, values: try acoustic.values(of: Self.voice)) + geneva
        #expect(set.names.count >= 50 && set.names.count < whole.names.count)
        let values = try set.values(of: Self.voice)
        for (name, value) in zip(set.names, values) { #expect(whole[name] == value, "\(name)") }
    }

    @Test func seedMFCCIsTheMeanOfForty() throws {
        let set = SeedMFCC()
        let sound = Signal.vowel(pitch: 150, seconds: 0.5, sampleRate: 22_050)
        let matrix = try sound.mfcc(count: 40)
        let means = (0..<40).map { row in matrix.row(row).reduce(0, +) / Float(matrix.frameCount) }
        #expect(set.names == (0..<40).map { "mfcc_\($0)" })
        #expect(mismatch(try set.values(of: sound), means, absolute: 1e-3, relative: 1e-4) == nil)
    }

    @Test func halvingTheSoundMovesOnlyTheFirstCoefficient() throws {
        let sound = Signal.vowel(pitch: 150, seconds: 0.5, sampleRate: 22_050)
        let noisy = zip(sound.mono, Signal.noise(seconds: 0.5, sampleRate: 22_050, amplitude: 0.05).mono).map {
            $0 + $1
        }
        let whole = try SeedMFCC().values(of: noisy)
        let half = try SeedMFCC().values(of: noisy.map { $0 / 2 })
        // All 128 levels fall by 6.02 dB; the first coefficient of the orthonormal transform is their sum over √128.
        #expect(isClose(whole[0] - half[0], 6.0206 * 11.3137, absolute: 0.01))
        #expect(mismatch(half.dropFirst(), whole.dropFirst(), absolute: 1e-3) == nil)
    }

    @Test(arguments: [Float(1), 0.01])
    func seedMelHasLengthOneWhateverTheLevel(_ gain: Float) throws {
        let values = try SeedMel().values(of: Self.voice.mono.map { $0 * gain })
        #expect(values.count == 128)
        #expect(isClose(values.reduce(0) { $0 + $1 * $1 }, 1, absolute: 1e-5))
        #expect(mismatch(values, try SeedMel().values(of: Self.voice), absolute: 1e-5) == nil)
    }

    @Test func seedMelOfSilenceIsZero() throws {
        #expect(try SeedMel().values(of: [Float](repeating: 0, count: 8000)) == [Float](repeating: 0, count: 128))
    }

    @Test func aWaveformIsMixedAndResampled() throws {
        let mono = Signal.vowel(pitch: 150, seconds: 0.5, sampleRate: 48_000)
        let stereo = Waveform(channels: [mono.mono, mono.mono], sampleRate: 48_000)
        let found = try SeedMel().values(of: stereo)
        #expect(try found == SeedMel().values(of: mono.resampled(to: 16_000).mono))
    }
}
