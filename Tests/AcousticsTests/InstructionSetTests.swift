import Acoustics
import NunchiTesting
import Testing

@Suite struct InstructionSetTests {
    @Test func theBestIsAvailable() {
        #expect(InstructionSet.best.isAvailable)
        #expect(InstructionSet.baseline.isAvailable)
        #expect(!InstructionSet.best.displayName.isEmpty)
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable), Precision.allCases)
    func allAgree(set: InstructionSet, precision: Precision) throws {
        let descriptors: [any Descriptor] = [
            MelSpectrogram(mel: MelOptions(nMels: 40), decibels: DecibelOptions()), MFCC(count: 15), SpectralCentroid(),
            SpectralBandwidth(), SpectralFlatness(), SpectralContrast(bandCount: 5), RMS(), ZeroCrossingRate(), YIN(),
        ]
        // One sample less than a whole number of hops: frames of even and of odd length are then equally many.
        let voice = Array(Sound.voice().dropLast())
        for length in [400, 441, 508] {
            let options = STFTOptions(nFFT: length, hopLength: 160, precision: precision)
            let rows = try analyze(
                voice, sampleRate: 16_000, descriptors: descriptors, stft: options, instructionSet: set)
            let reference = try analyze(
                voice, sampleRate: 16_000, descriptors: descriptors,
                stft: STFTOptions(nFFT: length, hopLength: 160), instructionSet: .baseline)
            let tolerance: Float = precision == .double ? 1e-5 : 2e-3
            for feature in 0..<rows.featureCount {
                let largest = reference.row(feature).map(abs).max() ?? 0
                #expect(
                    mismatch(rows.row(feature), reference.row(feature), absolute: tolerance * largest) == nil,
                    "\(rows.names[feature])")
            }
        }
    }
}
