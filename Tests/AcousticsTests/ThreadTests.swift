import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct ThreadTests {
    /// Long enough for several parts: 40 s, quiet at first so that the level's floor rises in the last part.
    private static let samples: [Float] = {
        let noise = Signal.noise(seconds: 40).mono
        return noise.enumerated().map { $1 * Float($0) / Float(noise.count) * ($0 < 200_000 ? 1e-4 : 1) }
    }()

    private static let descriptors: [any Descriptor] = [
        RMS(), ZeroCrossingRate(), SpectralCentroid(), SpectralRolloff(), SpectralFlatness(),
        SpectralContrast(bandCount: 5),
        SpectralFlux(), BandLevel.alphaRatio, MelSpectrogram(decibels: DecibelOptions()),
        MelSpectrogram(decibels: DecibelOptions(reference: .maximum, topDB: 60)), MFCC(),
        YIN(frameLength: 1024),
    ]

    @Test(arguments: [2, 3, 7])
    func anyNumberGivesTheSameBits(threads: Int) throws {
        let stft = STFTOptions(nFFT: 512, hopLength: 128)
        let one = try analyze(Self.samples, sampleRate: 16_000, descriptors: Self.descriptors, stft: stft)
        let many = try analyze(
            Self.samples, sampleRate: 16_000, descriptors: Self.descriptors, stft: stft, threads: threads)
        #expect(one.names == many.names)
        #expect(one.values.map(\.bitPattern) == many.values.map(\.bitPattern))
    }

    /// A descriptor of one's own that says nothing of parts sees the frames in order, from the first to the last.
    @Test func unknownProcessorsSeeEverything() throws {
        let rows = try analyze(
            Self.samples, sampleRate: 16_000, descriptors: [RunningPower(), SpectralCentroid()],
            stft: STFTOptions(nFFT: 512, hopLength: 128), threads: 4)
        let sums = Array(rows.row(0))
        #expect(zip(sums, sums.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(sums[sums.count - 1] > sums[0])
    }

    @Test func aBadSampleIsFoundInAnyPart() throws {
        for index in [3, 300_000, 639_999] {
            var samples = Self.samples
            samples[index] = .nan
            #expect(throws: AcousticsError.nonFiniteSample(index: index)) {
                try analyze(samples, sampleRate: 16_000, descriptors: [MelSpectrogram()], threads: 3)
            }
        }
    }

    @Test func shortSignalsAndManyThreads() throws {
        for count in [1, 100, 5000] {
            let samples = Array(Self.samples.suffix(count))
            let one = try analyze(samples, sampleRate: 16_000, descriptors: [MFCC(), RMS()])
            let many = try analyze(samples, sampleRate: 16_000, descriptors: [MFCC(), RMS()], threads: 64)
            #expect(one == many)
        }
    }

    @Test(arguments: [0, -1, 5000])
    func impossibleNumbersAreRefused(threads: Int) {
        #expect(
            throws: AcousticsError.invalidParameter(name: "threads", value: "\(threads)", allowed: "in 1...1024")
        ) {
            try analyze([0, 1], sampleRate: 16_000, descriptors: [RMS()], threads: threads)
        }
    }
}

/// The power of all frames so far.
private struct RunningPower: SpectralDescriptor {
    func names(on grid: SpectralGrid) -> [String] { ["running"] }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor { Processor() }

    private struct Processor: BlockProcessor {
        var sum: Float = 0

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            var row = SIMD16<Float>.zero
            for lane in 0..<16 {
                for bin in 0..<block.bins { sum += block.power(bin)[lane] }
                row[lane] = sum
            }
            rows[0] = row
        }
    }
}
