import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct BadInputTests {
    private static let everything: [any Descriptor] = [
        PowerSpectrogram(), MagnitudeSpectrogram(), MelSpectrogram(), MelSpectrogram(decibels: DecibelOptions()),
        MFCC(),
        Delta(of: MFCC()), SpectralCentroid(), SpectralBandwidth(), SpectralSkewness(), SpectralKurtosis(),
        SpectralRolloff(), SpectralFlatness(), SpectralFlux(), SpectralContrast(bandCount: 5), BandLevel.alphaRatio,
        RMS(),
        ZeroCrossingRate(), YIN(), SoundLevel(), SpectralSlope(0..<500), HammarbergIndex(),
    ]

    private func run(
        _ samples: [Float], _ descriptors: [any Descriptor] = everything, _ stft: STFTOptions = STFTOptions(),
        rate: Int = 16_000
    ) -> AcousticsError? {
        failure(try analyze(samples, sampleRate: rate, descriptors: descriptors, stft: stft))
    }

    @Test func nothing() {
        #expect(run([]) == .emptySignal)
        #expect(failure(try stft([], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try Waveform(samples: [], sampleRate: 8000).mfcc()) == .emptySignal)
    }

    @Test func notFinite() {
        for bad in [Float.nan, .infinity, -.infinity] {
            for index in [0, 4095, 4096, 5000] {
                var samples = [Float](repeating: 0.1, count: 5001)
                samples[index] = bad
                #expect(run(samples) == .nonFiniteSample(index: index))
                #expect(
                    failure(try stft(samples, sampleRate: 16_000))
                        == .nonFiniteSample(index: index))
            }
        }
    }

    @Test func notFiniteBetweenAndBehindTheFrames() {
        let gaps = STFTOptions(nFFT: 100, hopLength: 300, center: false)
        for index in [150, 999] {
            var samples = [Float](repeating: 0.1, count: 1000)
            samples[index] = .nan
            #expect(run(samples, [MFCC(), RMS()], gaps) == .nonFiniteSample(index: index))
            #expect(run(samples, [RMS()], gaps) == .nonFiniteSample(index: index))
        }
    }

    @Test(arguments: [1, 2, 15, 160, 2047])
    func shortSignalsGiveFiniteFeatures(count: Int) throws {
        let rows = try analyze(
            [Float](repeating: 0.5, count: count), sampleRate: 16_000, descriptors: Self.everything)
        #expect(rows.frameCount == 1 + count / 512)
        #expect(rows.values.allSatisfy { $0.isFinite })
        #expect(try rows.functionals().values.allSatisfy { $0.isFinite })
    }

    @Test func extremeButFiniteSignals() throws {
        let square = Signal.square(frequency: 440, seconds: 0.3, amplitude: 1).mono
        let direct = [Float](repeating: -1, count: 4000)
        let tiny = Signal.noise(seconds: 0.3).mono.map { $0 * 1e-30 }
        let impulse = Signal.impulse(at: 0, seconds: 0.3).mono
        let silence = [Float](repeating: 0, count: 4000)
        for samples in [square, direct, tiny, impulse, silence] {
            let rows = try analyze(samples, sampleRate: 16_000, descriptors: Self.everything)
            #expect(rows.values.allSatisfy { $0.isFinite })
        }
    }

    @Test func hugeSamplesDoNotCrash() {
        #expect(run([Float](repeating: .greatestFiniteMagnitude, count: 3000)) == nil)
    }

    @Test func uncenteredFramesNeedAWholeFrame() {
        let options = STFTOptions(nFFT: 512, center: false)
        let samples = [Float](repeating: 0, count: 511)
        #expect(run(samples, [MFCC()], options) == .signalTooShort(samples: 511, needed: 512))
        #expect(run(samples + [0], [MFCC()], options) == nil)
    }

    @Test func framesOfAnotherCount() {
        let options = STFTOptions(nFFT: 512, hopLength: 128, center: false)
        let error = run([Float](repeating: 0, count: 4000), [MFCC(), RMS(frameLength: 256)], options)
        guard case .framesDiffer = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func impossibleTransforms() {
        let samples = [Float](repeating: 0.1, count: 3000)
        for options in [
            STFTOptions(nFFT: 0), STFTOptions(nFFT: -1), STFTOptions(nFFT: .max), STFTOptions(hopLength: 0),
            STFTOptions(hopLength: -3), STFTOptions(hopLength: .max), STFTOptions(winLength: 0),
            STFTOptions(winLength: 2049),
            STFTOptions(window: .values([1])), STFTOptions.seconds(window: .nan, hop: 1, sampleRate: 1),
            STFTOptions.seconds(window: .infinity, hop: 1, sampleRate: 1), STFTOptions(nFFT: 3),
        ] {
            let error = run(samples, [RMS(frameLength: 400), MFCC()], options)
            guard case .invalidParameter = error else {
                Issue.record("\(options): \(String(describing: error))")
                continue
            }
        }
        #expect(run(samples, rate: 0) != nil)
        #expect(run(samples, rate: -16_000) != nil)
    }

    @Test func impossibleParameters() {
        let samples = [Float](repeating: 0.1, count: 3000)
        let impossible: [any Descriptor] = [
            MelSpectrogram(mel: MelOptions(nMels: 0)), MelSpectrogram(mel: MelOptions(nMels: -4)),
            MelSpectrogram(mel: MelOptions(nMels: .max)), MelSpectrogram(mel: MelOptions(fMin: -1)),
            MelSpectrogram(mel: MelOptions(fMin: 4000, fMax: 4000)), MelSpectrogram(mel: MelOptions(fMin: 9000)),
            MelSpectrogram(mel: MelOptions(fMax: .nan)), MelSpectrogram(mel: MelOptions(fMax: .infinity)),
            MelSpectrogram(mel: MelOptions(fMin: 1000, fMax: 1000.0.nextUp)),
            MelSpectrogram(decibels: DecibelOptions(amin: 0)),
            MelSpectrogram(decibels: DecibelOptions(amin: -.infinity)),
            MelSpectrogram(decibels: DecibelOptions(topDB: -1)), MelSpectrogram(decibels: DecibelOptions(topDB: .nan)),
            MelSpectrogram(decibels: DecibelOptions(reference: .value(.nan))), MFCC(count: 0), MFCC(count: 129),
            MFCC(count: .min), MFCC(lifter: -1), MFCC(lifter: .nan), SpectralRolloff(share: 0),
            SpectralRolloff(share: 1),
            SpectralRolloff(share: .nan), SpectralFlatness(amin: 0), SpectralFlatness(amin: .nan),
            SpectralContrast(fMin: 0), SpectralContrast(fMin: 8000), SpectralContrast(bandCount: 0),
            SpectralContrast(bandCount: .max), SpectralContrast(quantile: 0), SpectralContrast(quantile: .nan),
            SpectralContrast(fMin: .nan), SpectralSlope(9000..<9500), SpectralSlope(100..<105),
            SpectralSlope(0..<500, amin: 0), HammarbergIndex(amin: .nan), SoundLevel(floor: .nan),
            PitchContour(voicingThreshold: .nan), BandLevel(9000..<10_000), BandLevel(1..<2),
            BandLevel(50..<500, amin: 0),
            RMS(frameLength: 0), RMS(frameLength: .max), RMS(frameLength: .min), ZeroCrossingRate(frameLength: -1),
            ZeroCrossingRate(threshold: -1), ZeroCrossingRate(threshold: .nan), YIN(frameLength: .max),
            Delta(of: RMS(), DeltaOptions(width: 8)), Delta(of: RMS(), DeltaOptions(order: 0)),
            Delta(of: RMS(), DeltaOptions(order: 9)), Delta(of: RMS(), DeltaOptions(width: -1)),
        ]
        for descriptor in impossible {
            let error = run(samples, [descriptor])
            #expect(error != nil, "\(descriptor)")
        }
    }

    @Test func noDescriptors() {
        #expect(run([0, 1, 0], []) != nil)
    }

    @Test func wording() {
        let error = run([Float](repeating: 0, count: 10), [MFCC()], STFTOptions(hopLength: 0))
        #expect(error?.description == "hopLength is 0; it must be in 1...\(Int32.max)")
        #expect(AcousticsError.nonFiniteSample(index: 7).description == "sample 7 is infinite or not a number")
    }
}
