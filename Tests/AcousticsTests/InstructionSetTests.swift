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
        for length in [400, 441, 508] {
            // YIN's frames are even, so at an odd length they can be one more.
            let descriptors = length % 2 == 0 ? descriptors : descriptors.dropLast()
            let options = STFTOptions(nFFT: length, hopLength: 160, precision: precision)
            let rows = try FeatureExtractor(descriptors, stft: options, instructionSet: set)
                .features(of: Sound.voice(), sampleRate: 16_000)
            let precise = STFTOptions(nFFT: length, hopLength: 160)
            let reference = try FeatureExtractor(descriptors, stft: precise, instructionSet: .baseline)
                .features(of: Sound.voice(), sampleRate: 16_000)
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
