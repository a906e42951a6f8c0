import Acoustics
import NunchiTesting
import Testing

@Suite("Signals and parameters that make no sense")
struct BadSignalTests {
    private let everything: [any Descriptor] = [
        MelSpectrogram(decibels: DecibelOptions()), MFCC(), RMS(), ZeroCrossingRate(), SpectralCentroid(),
        SpectralBandwidth(), SpectralRolloff(), SpectralFlatness(), SpectralFlux(), YIN(),
    ]

    @Test("no samples and samples that are no numbers are refused, with the place")
    func refused() {
        #expect(throws: AcousticsError.emptySignal) {
            try analyze([], sampleRate: 16_000, descriptors: everything)
        }
        var samples = [Float](repeating: 0.1, count: 5000)
        samples[4321] = .nan
        #expect(throws: AcousticsError.nonFiniteSample(index: 4321)) {
            try analyze(samples, sampleRate: 16_000, descriptors: everything)
        }
        samples[17] = -.infinity
        #expect(throws: AcousticsError.nonFiniteSample(index: 17)) {
            try stft(samples, sampleRate: 16_000)
        }
    }

    @Test(
        "one sample, silence, DC and full scale give numbers",
        arguments: [
            [Float(0.5)], [Float](repeating: 0, count: 3000), [Float](repeating: 1, count: 3000),
            (0..<3000).map { $0 / 20 % 2 == 0 ? Float(1) : -1 },
        ])
    func finite(samples: [Float]) throws {
        let matrix = try analyze(samples, sampleRate: 16_000, descriptors: everything)
        #expect(matrix.frameCount == 1 + samples.count / 512)
        #expect(matrix.values.allSatisfy(\.isFinite))
    }

    @Test("a hop longer than the window is fine, a hop of nothing is not")
    func hops() throws {
        let samples = [Float](repeating: 0.1, count: 5000)
        let far = STFTOptions(nFFT: 256, hopLength: 1000)
        #expect(try analyze(samples, sampleRate: 16_000, descriptors: [RMS()], stft: far).frameCount == 6)
        for hop in [0, -5] {
            #expect(throws: AcousticsError.self) {
                try analyze(samples, sampleRate: 16_000, descriptors: [RMS()], stft: STFTOptions(hopLength: hop))
            }
        }
    }

    @Test(
        "impossible parameters are named with their values",
        arguments: [
            MelOptions(nMels: 0), MelOptions(nMels: -3), MelOptions(fMin: 5000, fMax: 300), MelOptions(fMin: -10),
            MelOptions(fMin: .nan), MelOptions(fMax: .infinity),
        ])
    func parameters(mel: MelOptions) {
        let samples = [Float](repeating: 0.1, count: 5000)
        #expect(throws: AcousticsError.self) {
            try analyze(samples, sampleRate: 16_000, descriptors: [MelSpectrogram(mel: mel)])
        }
    }

    @Test("more coefficients than bands, and a pitch range that does not fit, are refused")
    func ranges() {
        let samples = [Float](repeating: 0.1, count: 5000)
        for descriptor: any Descriptor in [MFCC(count: 200), MFCC(count: 0), YIN(fMin: 1), YIN(fMin: 500, fMax: 100)] {
            #expect(throws: AcousticsError.self) {
                try analyze(samples, sampleRate: 16_000, descriptors: [descriptor])
            }
        }
    }
}
