import Acoustics
import Foundation
import NunchiTesting
import Testing

/// The cosine transform behind cepstra against its formula, where its inputs fold often, once and never.
@Suite struct CosineTransformTests {
    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable), [1, 2, 7, 12, 40, 64])
    func formula(set: InstructionSet, bands: Int) throws {
        let (mel, stft) = (MelOptions(nMels: bands), STFTOptions(nFFT: 512, hopLength: 160))
        let levels = try FeatureExtractor(
            [MelSpectrogram(mel: mel, decibels: DecibelOptions())], stft: stft, instructionSet: set
        ).features(of: Sound.voice(), sampleRate: 16_000)
        for count in Set([1, 2, 3, min(bands, 13), bands]) where count <= bands {
            let found = try FeatureExtractor([MFCC(count: count, mel: mel)], stft: stft, instructionSet: set)
                .features(of: Sound.voice(), sampleRate: 16_000)
            for frame in [0, 1, 17, levels.frameCount - 1] {
                let expected = (0..<count).map { order in
                    let norm = ((order == 0 ? 1 : 2) / Double(bands)).squareRoot()
                    return (0..<bands).reduce(0.0) { sum, band in
                        let angle = Double.pi * Double(order) * (Double(band) + 0.5) / Double(bands)
                        return sum + norm * Double(levels[band, frame]) * cos(angle)
                    }
                }
                #expect(
                    mismatch(found.column(frame).map(Double.init), expected, absolute: 1e-4) == nil,
                    "\(count) of \(bands), frame \(frame)")
            }
        }
    }
}
