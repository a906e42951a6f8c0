import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct PropertyTests {
    private static let lengths = [1, 2, 3, 7, 16, 30, 31, 37, 74, 100, 128, 243, 400, 441, 1000, 1009, 2048]

    @Test(arguments: lengths)
    func parseval(length: Int) throws {
        let noise = Signal.noise(seconds: 0.5).mono
        let options = STFTOptions(nFFT: length, hopLength: length, window: .rectangular, center: false)
        let power = try powerSpectrogram(noise, sampleRate: 16_000, stft: options)
        for frame in 0..<min(3, power.frameCount) {
            var total = power.column(frame).reduce(0.0) { $0 + 2 * Double($1) } - Double(power[0, frame])
            if length % 2 == 0 { total -= Double(power[length / 2, frame]) }
            let samples = noise[frame * length..<(frame + 1) * length]
            let energy = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
            #expect(isClose(total / Double(length), energy, relative: 1e-6))
        }
    }

    @Test func linearity() throws {
        let first = Signal.noise(seconds: 0.3, seed: 1).mono
        let second = Signal.chirp(from: 100, to: 5000, seconds: 0.3).mono
        let sum = zip(first, second).map { 0.5 * $0 - 0.25 * $1 }
        let options = STFTOptions(nFFT: 300, hopLength: 100)
        let parts = try (stft(first, sampleRate: 16_000, options), stft(second, sampleRate: 16_000, options))
        let whole = try stft(sum, sampleRate: 16_000, options)
        let expected = zip(parts.0.real, parts.1.real).map { 0.5 * $0 - 0.25 * $1 }
        #expect(mismatch(whole.real, expected, absolute: 1e-5) == nil)
    }

    @Test func scaling() throws {
        let voice = try Sound.voice()
        let quarter = voice.map { $0 / 4 }
        let mel = try melSpectrogram(voice, sampleRate: 16_000)
        #expect(try melSpectrogram(quarter, sampleRate: 16_000) == mel.mapValues { $0 / 16 })
        let shapes: [any Descriptor] = [
            SpectralCentroid(), SpectralBandwidth(), SpectralRolloff(), SpectralSkewness(), ZeroCrossingRate(),
        ]
        let loud = try analyze(voice, sampleRate: 16_000, descriptors: shapes)
        #expect(try analyze(quarter, sampleRate: 16_000, descriptors: shapes) == loud)
        let level = try rms(voice, sampleRate: 16_000)
        #expect(try rms(quarter, sampleRate: 16_000) == level.mapValues { $0 / 4 })
    }

    /// Frames do not depend on their neighbours or on where in a block they lie: not in a single bit.
    @Test(arguments: [1, 3, 16, 17])
    func shiftByHops(hops: Int) throws {
        let voice = try Sound.voice()
        let options = STFTOptions(nFFT: 400, hopLength: 160, center: false)
        let usable: [any Descriptor] = [
            MelSpectrogram(), SpectralCentroid(), SpectralFlatness(), RMS(), YIN(fMin: 100, frameLength: 400),
            SpectralRolloff(), BandLevel.alphaRatio, ZeroCrossingRate(),
        ]
        let whole = try analyze(voice, sampleRate: 16_000, descriptors: usable, stft: options)
        let later = try analyze(
            Array(voice[(hops * 160)...]), sampleRate: 16_000, descriptors: usable, stft: options)
        #expect(later.frameCount == whole.frameCount - hops)
        #expect(later.values == whole.frames(hops..<whole.frameCount).values)
    }

    @Test func impulseIsFlat() throws {
        let impulse = Signal.impulse(at: 500, seconds: 0.1, sampleRate: 10_000).mono
        let options = STFTOptions(nFFT: 250, hopLength: 250, window: .rectangular, center: false)
        let power = try powerSpectrogram(impulse, sampleRate: 10_000, stft: options)
        for bin in 0..<power.featureCount { #expect(isClose(power[bin, 2], 1, relative: 1e-6)) }
        #expect(power.column(1).allSatisfy { $0 == 0 })
    }

    @Test func directCurrentIsBinZero() throws {
        let direct = [Float](repeating: 0.5, count: 640)
        let options = STFTOptions(nFFT: 64, hopLength: 64, window: .rectangular, center: false)
        let power = try powerSpectrogram(direct, sampleRate: 8000, stft: options)
        #expect(power[0, 3] == 1024)
        #expect(power.column(3).dropFirst().allSatisfy { $0 < 1e-20 })
    }

    @Test func sameSamplesSameResult() throws {
        let voice = try Sound.voice()
        let copy = Array(voice.reversed().reversed())
        #expect(try mfcc(voice, sampleRate: 16_000) == mfcc(copy, sampleRate: 16_000))
    }
}
