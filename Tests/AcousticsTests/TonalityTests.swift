import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct TonalityTests {
    private func chords() throws -> [Float] { try Golden.array("spectra/chords").floats }

    private func expectBank(_ bank: ChromaFilterBank, _ name: String) throws {
        let golden = try Golden.array("spectra/\(name)")
        #expect(golden.shape == [bank.nChroma, bank.bins])
        #expect(mismatch(bank.weights, golden.floats, absolute: 1e-6) == nil)
    }

    @Test func filterBanksEqualLibrosas() throws {
        try expectBank(ChromaFilterBank(sampleRate: 16_000, nFFT: 300, tuning: 0.2), "chroma_bank")
        let flat = ChromaOptions(nChroma: 5, octaveWidth: nil, startsAtC: false)
        try expectBank(ChromaFilterBank(sampleRate: 22_050, nFFT: 255, options: flat), "chroma_bank_flat")
    }

    @Test func tuningEqualsLibrosas() throws {
        let found = try [
            estimateTuning(chords(), sampleRate: 22_050),
            estimateTuning(chords(), sampleRate: 22_050, binsPerOctave: 36),
            estimateTuning(Sound.events(), sampleRate: 22_050),
            estimateTuning(Sound.voice(), sampleRate: 16_000, stft: STFTOptions(nFFT: 512)),
        ]
        try #expect(mismatch(found, Golden.array("spectra/tuning").doubles, absolute: 1e-6) == nil)
    }

    @Test func peaksEqualLibrosas() throws {
        let peaks = try spectralPeaks(
            chords(), sampleRate: 22_050, SpectralPeakOptions(fMin: 100), stft: STFTOptions(nFFT: 512, hopLength: 2000))
        let golden = try Golden.array("spectra/peaks")
        let rows = [peaks.map { Double($0.frame) }, peaks.map { Double($0.frequency) }]
        #expect(golden.shape == [3, peaks.count])
        let exact = rows.flatMap { $0 } + peaks.map { Double($0.magnitude) }
        #expect(mismatch(exact, golden.doubles, relative: 1e-4) == nil)
    }

    @Test(arguments: [-0.45, -0.2, 0, 0.17, 0.38])
    func tuningOfATone(deviation: Double) throws {
        let frequencies = [45, 52, 69, 71, 80].map { 440 * exp2((Double($0) - 69 + deviation) / 12) }
        #expect(try abs(pitchTuning(of: frequencies + [-1, 0, .nan]) - deviation) <= 0.0101)
        #expect(try pitchTuning(of: []) == 0)
    }

    @Test func chromaEqualsLibrosas() throws {
        let chroma = try chromaSTFT(chords(), sampleRate: 22_050)
        try expectGolden(chroma, "spectra/chroma_stft", tolerance: 2e-6)
        #expect(chroma.names[9] == "chroma_a")
        let fine = try chromaSTFT(
            chords(), sampleRate: 22_050, chroma: ChromaOptions(nChroma: 24), tuning: 0.1, norm: .l2,
            stft: STFTOptions(nFFT: 1024, hopLength: 700))
        try expectGolden(fine, "spectra/chroma_stft_24", tolerance: 2e-6)
        let raw = try chromaSTFT(
            Sound.voice(), sampleRate: 16_000, norm: .none, stft: STFTOptions(nFFT: 400, hopLength: 400))
        try expectGolden(raw, "spectra/chroma_stft_raw", tolerance: 2e-6)
        try expectGolden(tonnetz(of: chroma), "spectra/tonnetz", tolerance: 2e-6)
    }

    /// A pure tone's class is its note's, in any octave, and louder is no other.
    @Test(arguments: [(220.0, 9), (261.63, 0), (740, 6), (987.77, 11)])
    func toneHasItsClass(frequency: Double, chroma: Int) throws {
        let tone = Signal.sine(frequency: frequency, seconds: 0.5).mono
        let found = try chromaSTFT(tone, sampleRate: 16_000, tuning: 0)
        for frame in 2..<found.frameCount - 2 {
            #expect(found.column(frame)[chroma] == 1)
            #expect(found.column(frame).filter { $0 > 0.5 }.count == 1)
        }
        let louder = try chromaSTFT(tone.map { $0 * 2 }, sampleRate: 16_000, tuning: 0)
        #expect(louder.values == found.values)
    }

    @Test func norms() throws {
        let matrix = FeatureMatrix(
            names: ["a", "b"], frameCount: 2, values: [3, 0, -4, 0], timing: FrameTiming(sampleRate: 1, hopLength: 1))
        #expect(matrix.normalized(.none) == matrix)
        #expect(matrix.normalized(.maximum).values == [0.75, 0, -1, 0])
        #expect(matrix.normalized(.l2).values == [0.6, 0, -0.8, 0])
        #expect(mismatch(matrix.normalized(.l1).values, [3.0 / 7, 0, -4.0 / 7, 0], absolute: 1e-7) == nil)
    }

    @Test func badInput() throws {
        let sound = try chords()
        #expect(failure(try chromaSTFT([], sampleRate: 22_050)) == .emptySignal)
        #expect(failure(try chromaSTFT([.nan], sampleRate: 22_050)) == .nonFiniteSample(index: 0))
        #expect(failure(try estimateTuning([.infinity], sampleRate: 22_050)) == .nonFiniteSample(index: 0))
        for chroma in [
            ChromaOptions(nChroma: 0), ChromaOptions(nChroma: -2), ChromaOptions(centerOctave: .nan),
            ChromaOptions(octaveWidth: 0), ChromaOptions(octaveWidth: .infinity),
        ] {
            #expect(failure(try chromaSTFT(sound, sampleRate: 22_050, chroma: chroma)) != nil, "\(chroma)")
        }
        #expect(failure(try chromaSTFT(sound, sampleRate: 22_050, tuning: .nan)) != nil)
        #expect(failure(try chromaSTFT(sound, sampleRate: 22_050, stft: STFTOptions(nFFT: 1))) != nil)
        #expect(failure(try estimateTuning(sound, sampleRate: 22_050, resolution: 0)) != nil)
        #expect(failure(try estimateTuning(sound, sampleRate: 22_050, resolution: .nan)) != nil)
        #expect(failure(try estimateTuning(sound, sampleRate: 22_050, binsPerOctave: 0)) != nil)
        #expect(failure(try spectralPeaks(sound, sampleRate: 22_050, SpectralPeakOptions(threshold: .nan))) != nil)
        #expect(failure(try spectralPeaks(sound, sampleRate: 22_050, SpectralPeakOptions(fMin: 9, fMax: 8))) != nil)
        let silence = try chromaSTFT([Float](repeating: 0, count: 3000), sampleRate: 22_050)
        #expect(silence.values.allSatisfy { $0 == 0 })
        #expect(try tonnetz(of: silence).values.allSatisfy { $0 == 0 })
        for sound in [[0.5], Signal.square(frequency: 440, seconds: 0.3, amplitude: 1).mono] {
            #expect(try chromaSTFT(sound, sampleRate: 16_000).values.allSatisfy { $0.isFinite })
        }
    }
}
