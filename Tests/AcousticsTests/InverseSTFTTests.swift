import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct InverseSTFTTests {
    /// The spectra of the golden files: those of the voice, every third frame doubled.
    private func spectra(_ options: STFTOptions) throws -> ComplexSpectrogram {
        let spectra = try stft(Array(Sound.voice().prefix(2500)), sampleRate: 16_000, options)
        func doubled(_ part: [Float]) -> [Float] {
            part.indices.map { part[$0] * (($0 % spectra.frameCount) % 3 == 0 ? 2 : 1) }
        }
        return try ComplexSpectrogram(
            real: doubled(spectra.real), imaginary: doubled(spectra.imaginary), frameCount: spectra.frameCount,
            timing: spectra.timing)
    }

    @Test(arguments: [
        ("default", STFTOptions(nFFT: 512), 2500),
        ("odd", STFTOptions(nFFT: 441, hopLength: 100, window: .hamming), 2400),
        ("prime", STFTOptions(nFFT: 254, hopLength: 80), nil),
        ("uncentered", STFTOptions(nFFT: 256, hopLength: 64, winLength: 200, window: .hamming, center: false), nil),
        ("longer", STFTOptions(nFFT: 512, hopLength: 128, winLength: 400, window: .hamming), 3300),
        ("sparse", STFTOptions(nFFT: 128, hopLength: 300, window: .hamming), nil),
    ])
    func equalsLibrosa(name: String, options: STFTOptions, length: Int?) throws {
        let golden = try Golden.array("spectra/istft_\(name)")
        let signal = try istft(spectra(options), options, length: length)
        let largest = golden.doubles.map(abs).max() ?? 0
        #expect(mismatch(signal.map(Double.init), golden.doubles, absolute: 1e-6 * largest) == nil)
    }

    private static let frames = [
        STFTOptions(), STFTOptions(nFFT: 400, hopLength: 160), STFTOptions(nFFT: 441, hopLength: 147),
        STFTOptions(nFFT: 254, hopLength: 64), STFTOptions(nFFT: 127, hopLength: 31),
        STFTOptions(nFFT: 1024, hopLength: 256, winLength: 600, window: .blackman),
        STFTOptions(nFFT: 96, hopLength: 48, window: .rectangular), STFTOptions(nFFT: 2, hopLength: 1),
        STFTOptions(nFFT: 1, hopLength: 1), STFTOptions(nFFT: 6, hopLength: 2, padMode: .reflect),
    ]

    @Test(arguments: frames)
    func undoesTheTransform(options: STFTOptions) throws {
        let noise = Signal.noise(seconds: 0.37).mono
        let back = try istft(stft(noise, sampleRate: 16_000, options), options, length: noise.count)
        #expect(mismatch(back, noise, absolute: 3e-7) == nil)
    }

    @Test func undoesTheTransformInSinglePrecision() throws {
        let noise = Signal.noise(seconds: 0.37).mono
        let options = STFTOptions(nFFT: 400, hopLength: 100, precision: .single)
        let back = try istft(stft(noise, sampleRate: 16_000, options), options, length: noise.count)
        #expect(mismatch(back, noise, absolute: 2e-6) == nil)
    }

    @Test func framesThatAreNotCenteredKeepTheMiddle() throws {
        let noise = Signal.noise(seconds: 0.5).mono
        let options = STFTOptions(nFFT: 512, hopLength: 128, center: false)
        let back = try istft(stft(noise, sampleRate: 16_000, options), options)
        #expect(back.count == 512 + 128 * ((noise.count - 512) / 128))
        #expect(mismatch(back[128..<back.count - 128], noise[128..<back.count - 128], absolute: 1e-6) == nil)
    }

    @Test func linearity() throws {
        let options = STFTOptions(nFFT: 512)
        let first = try stft(Signal.noise(seconds: 0.3, seed: 1).mono, sampleRate: 16_000, options)
        let second = try stft(Signal.noise(seconds: 0.3, seed: 2).mono, sampleRate: 16_000, options)
        func mix(_ a: [Float], _ b: [Float]) -> [Float] { zip(a, b).map { 0.5 * $0 - 0.25 * $1 } }
        let mixed = try ComplexSpectrogram(
            real: mix(first.real, second.real), imaginary: mix(first.imaginary, second.imaginary),
            frameCount: first.frameCount, timing: first.timing)
        let expected = try mix(istft(first, options), istft(second, options))
        #expect(try mismatch(istft(mixed, options), expected, absolute: 1e-6) == nil)
    }

    /// With a rectangular window and no overlap, the energy of the bins is the signal's times the length.
    @Test func parseval() throws {
        let options = STFTOptions(nFFT: 300, hopLength: 300, window: .rectangular, center: false)
        let spectra = try stft(Signal.noise(seconds: 0.3).mono, sampleRate: 16_000, options)
        let energy = try istft(spectra, options).reduce(0.0) { $0 + Double($1) * Double($1) }
        var total = 0.0
        for bin in 0..<spectra.bins {
            for frame in 0..<spectra.frameCount {
                let magnitude = Double(spectra.magnitude[bin, frame])
                total += magnitude * magnitude * (bin == 0 || bin == 150 ? 1 : 2)
            }
        }
        #expect(isClose(total / 300, energy, relative: 1e-6))
    }

    @Test func delaysByAHop() throws {
        let options = STFTOptions(nFFT: 256, hopLength: 64, center: false)
        let spectra = try stft(Sound.voice(), sampleRate: 16_000, options)
        let silent = [Float](repeating: 0, count: 3)
        func later(_ part: [Float]) -> [Float] {
            (0..<spectra.bins).flatMap { silent + part[$0 * spectra.frameCount..<($0 + 1) * spectra.frameCount] }
        }
        let delayed = try ComplexSpectrogram(
            real: later(spectra.real), imaginary: later(spectra.imaginary), frameCount: spectra.frameCount + 3,
            timing: spectra.timing)
        let (signal, moved) = try (istft(spectra, options), istft(delayed, options))
        #expect(moved.count == signal.count + 192)
        #expect(mismatch(moved[448...], signal[256...], absolute: 1e-9) == nil)
    }

    @Test func badInput() throws {
        let options = STFTOptions(nFFT: 256)
        let spectra = try stft(Sound.voice(), sampleRate: 16_000, options)
        #expect(try istft(spectra, options, length: 0) == [])
        for (wrong, length) in [
            (STFTOptions(nFFT: 512), nil), (STFTOptions(nFFT: 256, hopLength: 0), nil), (options, -1),
            (STFTOptions(nFFT: 256, hopLength: .max), nil), (options, .max),
            (STFTOptions(nFFT: 256, winLength: 300), nil),
        ] as [(STFTOptions, Int?)] {
            guard case .invalidParameter = failure(try istft(spectra, wrong, length: length)) else {
                Issue.record("\(wrong), \(String(describing: length))")
                continue
            }
        }
        var broken = spectra.real
        broken[5] = .nan
        let unusable = try ComplexSpectrogram(
            real: spectra.real, imaginary: broken, frameCount: spectra.frameCount, timing: spectra.timing)
        #expect(
            failure(try istft(unusable, options))
                == .invalidParameter(
                    name: "spectra", value: "not a number in frame 5", allowed: "finite everywhere"))
        for (real, imaginary, frames) in [([], [], 1), ([1, 2, 3], [1, 2, 3], 2), ([1], [1, 2], 1), ([1], [1], 0)]
            as [([Float], [Float], Int)]
        {
            #expect(
                failure(
                    try ComplexSpectrogram(
                        real: real, imaginary: imaginary, frameCount: frames, timing: spectra.timing)) != nil)
        }
    }
}
