import Acoustics
import NunchiTesting
import Testing

/// A stream gives what the whole computation gives, bit for bit, whatever pieces the signal comes in.
@Suite struct StreamingTests {
    private static let withoutTop = DecibelOptions(topDB: nil)

    private static let descriptors: [any Descriptor] = [
        MelSpectrogram(mel: MelOptions(nMels: 40), decibels: withoutTop), MFCC(count: 13, decibels: withoutTop),
        Delta(of: MFCC(count: 5, decibels: withoutTop), DeltaOptions()), Delta(of: RMS()), RMS(),
        RMS(frameLength: 300), SoundLevel(), ZeroCrossingRate(), SpectralCentroid(), SpectralBandwidth(),
        SpectralSkewness(), SpectralKurtosis(), SpectralRolloff(), SpectralFlatness(), SpectralFlux(),
        SpectralSlope(0..<2000), HammarbergIndex(), BandLevel.alphaRatio, YIN(frameLength: 1024),
        PitchContour(YIN(frameLength: 1024)),
    ]

    /// The matrix of all frames that a stream gives for pieces of `sizes` samples, over and over.
    private func streamed(
        _ samples: [Float], _ descriptors: [any Descriptor], stft: STFTOptions, pieces sizes: [Int]
    ) throws -> (names: [String], columns: [[Float]]) {
        var stream = try FeatureStream(descriptors, sampleRate: 16000, stft: stft)
        var columns: [[Float]] = []
        var names: [String] = []
        func take(_ matrix: FeatureMatrix) {
            #expect(matrix.timing.firstCenter == Double(columns.count * stft.resolvedHopLength) + firstCenter)
            columns += (0..<matrix.frameCount).map(matrix.column)
            names = matrix.names
        }
        let firstCenter = stft.center ? 0 : Double(stft.nFFT / 2)
        var position = 0
        var turn = 0
        while position < samples.count {
            let end = min(position + sizes[turn % sizes.count], samples.count)
            take(try stream.append(samples[position..<end]))
            position = end
            turn += 1
        }
        take(try stream.finish())
        return (names, columns)
    }

    private func expectEqual(
        _ samples: [Float], _ descriptors: [any Descriptor], stft: STFTOptions, pieces: [Int],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let whole = try analyze(samples, sampleRate: 16000, descriptors: descriptors, stft: stft)
        let parts = try streamed(samples, descriptors, stft: stft, pieces: pieces)
        #expect(parts.names == whole.names, sourceLocation: sourceLocation)
        #expect(parts.columns.count == whole.frameCount, sourceLocation: sourceLocation)
        for (frame, column) in parts.columns.enumerated() where frame < whole.frameCount {
            let bits = column.map(\.bitPattern)
            #expect(bits == whole.column(frame).map(\.bitPattern), "frame \(frame)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: [[160], [1], [37, 411, 0, 5], [1_000_000], [1024]])
    func piecesOfAnySizeGiveTheSameBits(pieces: [Int]) throws {
        // Single samples are slow; the beginning of the sound will do.
        let samples = Array(try Sound.voice().prefix(pieces == [1] ? 3000 : 12800))
        try expectEqual(
            samples, Self.descriptors, stft: STFTOptions(nFFT: 512, hopLength: 160), pieces: pieces)
    }

    @Test(arguments: PadMode.allCases)
    func everyPaddingGivesTheSameBits(mode: PadMode) throws {
        let stft = STFTOptions(nFFT: 401, hopLength: 100, padMode: mode)
        let descriptors: [any Descriptor] = [MagnitudeSpectrogram(), RMS(), SpectralFlux()]
        for count in [1, 2, 150, 201, 402, 3001] {
            try expectEqual(Array(try Sound.voice().prefix(count)), descriptors, stft: stft, pieces: [63])
        }
    }

    @Test(arguments: [400, 441, 900, 4000])
    func framesThatAreNotCentredGiveTheSameBits(count: Int) throws {
        let stft = STFTOptions(nFFT: 400, hopLength: 160, center: false)
        try expectEqual(
            Array(try Sound.voice().prefix(count)), [PowerSpectrogram(), RMS()], stft: stft, pieces: [100])
    }

    @Test func aHopBeyondTheFrameLeavesSamplesOut() throws {
        let stft = STFTOptions(nFFT: 64, hopLength: 500, center: false)
        try expectEqual(Array(try Sound.voice().prefix(5000)), [RMS(), ZeroCrossingRate()], stft: stft, pieces: [70])
    }

    @Test func framesComeAsSoonAsTheyAreCertain() throws {
        var stream = try FeatureStream([RMS()], sampleRate: 16000, stft: STFTOptions(nFFT: 400, hopLength: 160))
        // The first frame, centred at 0, reaches to sample 200, and takes one more to be known.
        #expect(try stream.append([Float](repeating: 0.5, count: 200)).frameCount == 0)
        #expect(try stream.append([0.5]).frameCount == 1)
        #expect(try stream.append([Float](repeating: 0.5, count: 159)).frameCount == 1)
    }

    @Test func whatNeedsTheWholeSignalSaysSo() throws {
        let whole: [any Descriptor] = [
            MFCC(), MelSpectrogram(decibels: DecibelOptions()), SpectralContrast(), Delta(of: MFCC()),
            MelSpectrogram(decibels: DecibelOptions(reference: .maximum, topDB: nil)),
        ]
        for descriptor in whole {
            let error = failure(try FeatureStream([RMS(), descriptor], sampleRate: 16000))
            guard case .cannotStream(let feature, let reason) = error else {
                Issue.record("\(descriptor): \(String(describing: error))")
                continue
            }
            #expect(feature == "\(type(of: descriptor))")
            #expect(reason.contains("whole signal"))
        }
    }

    @Test func badInputIsRefusedAndNotTaken() throws {
        var stream = try FeatureStream([RMS()], sampleRate: 16000, stft: STFTOptions(nFFT: 64))
        _ = try stream.append([1, 2, 3])
        #expect(failure(try stream.append([0, .nan])) == .nonFiniteSample(index: 4))
        _ = try stream.append([4])
        let columns = try stream.finish()
        #expect(columns == (try analyze([1, 2, 3, 4], sampleRate: 16000, descriptors: [RMS()], stft: stream.stft)))
        #expect(failure(try stream.append([1])) == .streamEnded)
        #expect(failure(try stream.finish()) == .streamEnded)

        var empty = try FeatureStream([RMS()], sampleRate: 16000)
        #expect(failure(try empty.finish()) == .emptySignal)
        var short = try FeatureStream([RMS()], sampleRate: 16000, stft: STFTOptions(nFFT: 64, center: false))
        _ = try short.append([1, 2])
        #expect(failure(try short.finish()) == .signalTooShort(samples: 2, needed: 64))
        #expect(failure(try FeatureStream([], sampleRate: 16000)) != nil)
        #expect(failure(try FeatureStream([RMS()], sampleRate: 0)) != nil)
        #expect(failure(try FeatureStream([RMS()], sampleRate: 16000, stft: STFTOptions(hopLength: 0))) != nil)
        #expect(failure(try FeatureStream([RMS(frameLength: -1)], sampleRate: 16000)) != nil)
        #expect(failure(try FeatureStream([YIN(fMin: .nan)], sampleRate: 16000)) != nil)
    }
}
