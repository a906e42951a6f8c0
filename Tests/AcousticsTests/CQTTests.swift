import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct CQTTests {
    private func chords() throws -> [Float] { try Golden.array("spectra/chords").floats }

    /// Compares every `step`th frame with a golden array of shape [bins, frames, 2].
    private func expectSpectra(_ spectra: ComplexSpectrogram, _ name: String, step: Int = 1) throws {
        let golden = try Golden.array("spectra/\(name)")
        #expect(golden.shape == [spectra.bins, (spectra.frameCount + step - 1) / step, 2])
        let kept = spectra.real.indices.filter { ($0 % spectra.frameCount) % step == 0 }
        let interleaved = kept.flatMap { [Double(spectra.real[$0]), Double(spectra.imaginary[$0])] }
        let largest = golden.doubles.map(abs).max() ?? 0
        #expect(mismatch(interleaved, golden.doubles, absolute: 1e-6 * largest) == nil, "\(name)")
    }

    @Test func equalsLibrosa() throws {
        try expectSpectra(cqt(chords(), sampleRate: 22_050), "cqt_default", step: 2)
        let high = CQTOptions(hopLength: 700, fMin: 500, nBins: 30, binsPerOctave: 24, tuning: 0.3)
        try expectSpectra(cqt(chords(), sampleRate: 22_050, high), "cqt_high")
        let low = CQTOptions(
            hopLength: 1024, fMin: 60, nBins: 20, filterScale: 0.7, norm: .l2, sparsity: 0.05, window: .hamming,
            scale: false, padMode: .reflect)
        try expectSpectra(cqt(chords(), sampleRate: 22_050, low), "cqt_low")
    }

    @Test func chromaEqualsLibrosas() throws {
        try expectGolden(chromaCQT(chords(), sampleRate: 22_050), "spectra/chroma_cqt", tolerance: 2e-6)
        let fine = ChromaCQTOptions(
            fMin: 110, norm: .l2, threshold: 0.1, tuning: 0, nChroma: 24, nOctaves: 4, binsPerOctave: 24)
        try expectGolden(chromaCQT(chords(), sampleRate: 22_050, fine), "spectra/chroma_cqt_24", tolerance: 2e-6)
        try expectGolden(tonnetz(chords(), sampleRate: 22_050), "spectra/tonnetz_cqt", tolerance: 4e-6)
    }

    /// A tone is strongest in its bin, whose magnitude is the root of the filter's length times half the amplitude.
    @Test(arguments: [0, 11, 30, 47, 71])
    func toneIsInItsBin(bin: Int) throws {
        let options = CQTOptions(nBins: 72)
        let frequency = options.frequencies()[bin]
        let tone = Signal.sine(frequency: frequency, seconds: 2, sampleRate: 22_050, amplitude: 0.5).mono
        let magnitude = try cqt(tone, sampleRate: 22_050, options).magnitude
        let column = magnitude.column(magnitude.frameCount / 2)
        #expect(column.indices.max { column[$0] < column[$1] } == bin)
        let width = exp2(2.0 / 12)
        let length = (width + 1) / (width - 1) * 22_050 / frequency
        #expect(isClose(Double(column[bin]), 0.25 * length.squareRoot(), relative: 0.02))
    }

    @Test func linearity() throws {
        let first = Signal.noise(seconds: 0.5, sampleRate: 22_050, seed: 1).mono
        let second = try Array(chords().prefix(first.count))
        let sum = zip(first, second).map { 0.5 * $0 - 0.25 * $1 }
        let (a, b, whole) = try (
            cqt(first, sampleRate: 22_050), cqt(second, sampleRate: 22_050), cqt(sum, sampleRate: 22_050)
        )
        let expected = zip(a.real, b.real).map { 0.5 * $0 - 0.25 * $1 }
        #expect(mismatch(whole.real, expected, absolute: 1e-5) == nil)
    }

    @Test func badInput() throws {
        let sound = try chords()
        #expect(failure(try cqt([], sampleRate: 22_050)) == .emptySignal)
        #expect(failure(try cqt([0, .nan], sampleRate: 22_050)) == .nonFiniteSample(index: 1))
        for wrong in [
            CQTOptions(hopLength: 0), CQTOptions(fMin: 0), CQTOptions(fMin: .nan), CQTOptions(fMin: 20_000),
            CQTOptions(nBins: 0), CQTOptions(nBins: 200), CQTOptions(nBins: .max), CQTOptions(binsPerOctave: 0),
            CQTOptions(tuning: .nan), CQTOptions(filterScale: 0), CQTOptions(filterScale: 1e-6),
            CQTOptions(filterScale: 1e9), CQTOptions(sparsity: 1), CQTOptions(sparsity: .nan),
            CQTOptions(window: .values([1])), CQTOptions(fMin: 1e-300),
        ] {
            #expect(failure(try cqt(sound, sampleRate: 22_050, wrong)) != nil, "\(wrong)")
        }
        #expect(failure(try cqt(sound, sampleRate: 0)) != nil)
        for wrong in [
            ChromaCQTOptions(nChroma: 0), ChromaCQTOptions(nOctaves: 0), ChromaCQTOptions(nOctaves: 9),
            ChromaCQTOptions(binsPerOctave: 30), ChromaCQTOptions(threshold: .nan), ChromaCQTOptions(fMin: -1),
        ] {
            #expect(failure(try chromaCQT(sound, sampleRate: 22_050, wrong)) != nil, "\(wrong)")
        }
        for count in [1, 2, 3, 500] {
            let short = try cqt([Float](repeating: 0.5, count: count), sampleRate: 22_050)
            #expect(short.frameCount == 1)
            #expect(short.magnitude.values.allSatisfy { $0.isFinite })
        }
        let square = Signal.square(frequency: 440, seconds: 0.3, sampleRate: 22_050, amplitude: 1).mono
        for sound in [square, [Float](repeating: -1, count: 3000), [Float](repeating: 0, count: 3000)] {
            #expect(try chromaCQT(sound, sampleRate: 22_050).values.allSatisfy { $0.isFinite })
        }
    }
}
