import Acoustics
import NunchiTesting
import Testing

@Suite struct STFTTests {
    /// Compares with a golden array of shape [bins, frames, 2].
    private func expectSpectra(_ spectra: ComplexSpectrogram, _ name: String, relative: Double = 2e-7) throws {
        let golden = try Golden.array(name)
        #expect(golden.shape == [spectra.bins, spectra.frameCount, 2])
        let interleaved = zip(spectra.real, spectra.imaginary).flatMap { [Double($0), Double($1)] }
        let largest = golden.doubles.map(abs).max() ?? 0
        #expect(mismatch(interleaved, golden.doubles, absolute: relative * largest) == nil, "\(name)")
    }

    @Test func equalsLibrosa() throws {
        let options = STFTOptions(
            nFFT: 256, hopLength: 250, winLength: 200, window: .hamming, padMode: .reflect)
        try expectSpectra(stft(Sound.voice(), sampleRate: 16_000, options), "stft_voice")
    }

    @Test func singlePrecisionIsClose() throws {
        let options = STFTOptions(
            nFFT: 256, hopLength: 250, winLength: 200, window: .hamming, padMode: .reflect, precision: .single)
        try expectSpectra(stft(Sound.voice(), sampleRate: 16_000, options), "stft_voice", relative: 1e-6)
    }

    @Test(arguments: [(441, "odd"), (254, "prime"), (127, "odd_prime"), (2, "two"), (1, "one")])
    func anyLength(length: Int, name: String) throws {
        let options = STFTOptions(nFFT: length, hopLength: max(1501, length), center: length > 1)
        try expectSpectra(stft(Sound.events(), sampleRate: 22_050, options), "stft_\(name)", relative: 3e-7)
    }

    @Test func uncenteredMagnitude() throws {
        let options = STFTOptions(nFFT: 512, hopLength: 700, window: .blackman, center: false)
        try expectGolden(magnitudeSpectrogram(Sound.voice(), sampleRate: 16_000, stft: options), "stft_uncentered")
    }

    @Test func edgePaddingAndHopLargerThanWindow() throws {
        let options = STFTOptions(nFFT: 512, hopLength: 3000, window: .rectangular, padMode: .edge)
        try expectGolden(magnitudeSpectrogram(Sound.voice(), sampleRate: 16_000, stft: options), "stft_edge")
    }

    @Test func reflectionOfASignalShorterThanThePadding() throws {
        let options = STFTOptions(nFFT: 32, hopLength: 2, padMode: .reflect)
        let start = Array(try Sound.voice().prefix(5))
        try expectGolden(magnitudeSpectrogram(start, sampleRate: 16_000, stft: options), "reflect_short")
    }

    @Test func powerIsTheSquareOfMagnitude() throws {
        let voice = try Sound.voice()
        let power = try powerSpectrogram(voice, sampleRate: 16_000, stft: STFTOptions(nFFT: 300))
        let magnitude = try magnitudeSpectrogram(voice, sampleRate: 16_000, stft: STFTOptions(nFFT: 300))
        #expect(mismatch(magnitude.values.map { $0 * $0 }, power.values, relative: 1e-6) == nil)
    }

    @Test func frameTimes() throws {
        let samples = [Float](repeating: 0, count: 1000)
        let centered = try powerSpectrogram(samples, sampleRate: 1000, stft: STFTOptions(nFFT: 100, hopLength: 250))
        #expect(centered.frameTimes == [0, 0.25, 0.5, 0.75, 1])
        let options = STFTOptions(nFFT: 100, hopLength: 250, center: false)
        let uncentered = try powerSpectrogram(samples, sampleRate: 1000, stft: options)
        #expect(uncentered.frameTimes == [0.05, 0.3, 0.55, 0.8])
    }

    @Test func secondsBecomeSamples() {
        let options = STFTOptions.seconds(window: 0.025, hop: 0.01, sampleRate: 16_000)
        #expect(options.nFFT == 400)
        #expect(options.resolvedHopLength == 160)
        #expect(STFTOptions().resolvedHopLength == 512)
        #expect(STFTOptions(nFFT: 512, winLength: 400).resolvedHopLength == 100)
    }
}
