import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct SeparationEffectTests {
    private func part() throws -> [Float] { Array(try Sound.events()[4000..<7500]) }

    @Test func equalsLibrosa() throws {
        let parts = try hpss(part(), sampleRate: 22_050, stft: STFTOptions(nFFT: 256))
        let golden = try Golden.array("separation/effects").floats
        #expect(mismatch(parts.harmonic + parts.percussive, golden, absolute: 5e-7) == nil)
        let strict = try percussive(
            part(), sampleRate: 22_050, HPSSOptions(margin: 2), stft: STFTOptions(nFFT: 250, hopLength: 100))
        let percussion = try Golden.array("separation/effects_margin").floats
        #expect(mismatch(strict, percussion, absolute: 5e-7) == nil)
    }

    @Test func partsAreThoseOfTheWholeAndAddUpToIt() throws {
        let samples = try part()
        let parts = try hpss(samples, sampleRate: 22_050)
        #expect(try harmonic(samples, sampleRate: 22_050) == parts.harmonic)
        #expect(try percussive(samples, sampleRate: 22_050) == parts.percussive)
        let sum = zip(parts.harmonic, parts.percussive).map { $0 + $1 }
        #expect(mismatch(sum, samples, absolute: 1e-6) == nil)
        let waves = try Waveform(samples: samples, sampleRate: 22_050).hpss()
        #expect(waves.harmonic.mono == parts.harmonic)
        #expect(waves.percussive.mono == parts.percussive)
    }

    /// Magnitudes are divided as those of a spectrogram without phases are.
    @Test func phasesAreKept() throws {
        let spectra = try stft(part(), sampleRate: 22_050, STFTOptions(nFFT: 128))
        let parts = try hpss(spectra)
        let magnitudes = try hpss(spectra.magnitude)
        let largest = spectra.magnitude.values.max() ?? 0
        #expect(
            mismatch(parts.harmonic.magnitude.values, magnitudes.harmonic.values, absolute: 1e-6 * largest) == nil)
        for index in spectra.real.indices {
            let cross = parts.percussive.real[index] * spectra.imaginary[index]
            let other = parts.percussive.imaginary[index] * spectra.real[index]
            #expect(abs(cross - other) <= 1e-6 * largest * largest)
        }
    }

    @Test func badInput() throws {
        #expect(failure(try hpss([Float](), sampleRate: 22_050)) == .emptySignal)
        #expect(failure(try hpss([0, .infinity], sampleRate: 22_050)) == .nonFiniteSample(index: 1))
        #expect(failure(try harmonic([1], sampleRate: 0)) != nil)
        #expect(failure(try percussive([1], sampleRate: 8000, HPSSOptions(power: -1))) != nil)
        #expect(try hpss([1], sampleRate: 8000).harmonic.count == 1)
        let silence = [Float](repeating: 0, count: 5000)
        #expect(try hpss(silence, sampleRate: 8000).percussive == silence)
        let square = Signal.square(frequency: 100, seconds: 0.2, amplitude: 1).mono
        #expect(try hpss(square, sampleRate: 16_000).harmonic.allSatisfy { $0.isFinite })
    }
}
