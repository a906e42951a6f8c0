/// Linear-frequency cepstral coefficients as a descriptor: MFCC with bands evenly spaced in Hz, each of height 1.
///
/// Defaults are those of torchaudio's `LFCC` except for the count, which is MFCC's.
public struct LFCC: Descriptor, Hashable {
    /// Number of coefficients, from 0 up.
    public var count: Int

    /// Number of bands.
    public var bands: Int

    /// Where the lowest band begins in Hz.
    public var fMin: Double

    /// Where the highest band ends in Hz; nil for half the sample rate.
    public var fMax: Double?

    /// Strength of the sine lifter that raises the higher coefficients; 0 for none.
    public var lifter: Double

    /// How band energies become levels.
    public var decibels: DecibelOptions

    /// 20 coefficients of 128 bands, orthonormal DCT-II, no lifter, levels within 80 dB.
    public init(
        count: Int = 20, bands: Int = 128, fMin: Double = 0, fMax: Double? = nil, lifter: Double = 0,
        decibels: DecibelOptions = DecibelOptions()
    ) {
        self.count = count
        self.bands = bands
        self.fMin = fMin
        self.fMax = fMax
        self.lifter = lifter
        self.decibels = decibels
    }

    private var stage: LinearBandStage {
        LinearBandStage(count: bands, fMin: fMin, fMax: fMax, decibels: decibels)
    }

    /// The bands' levels.
    public var stages: [any SpectralStage] { [stage] }

    /// Rows lfcc_0, lfcc_1, …
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(
            count >= 1 && count <= bands, "count", count, "in 1...\(bands), the number of bands")
        try AcousticsError.require(lifter >= 0 && lifter.isFinite, "lifter", lifter, "at least 0")
        let cosines = CosineTransform(outputs: count, inputs: bands, lifter: lifter)
        return try cosines.apply(
            to: signal.rows(of: stage), names: (0..<count).map { "lfcc_\($0)" }, kernels: signal.kernels)
    }
}

/// Levels of bands that are evenly spaced in Hz, for each frame.
private struct LinearBandStage: SpectralStage {
    let count: Int
    let fMin: Double
    let fMax: Double?
    let decibels: DecibelOptions

    func names(on grid: SpectralGrid) -> [String] {
        (0..<max(0, count)).map { "band_\($0)" }
    }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try decibels.check()
        try AcousticsError.require(count >= 1 && count <= 65_536, "bands", count, "in 1...65536")
        let fMax = fMax ?? Double(grid.sampleRate) / 2
        guard fMin.isFinite && fMax.isFinite && fMin >= 0 && fMin < fMax else {
            throw .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: "fMin must be at least 0 and below fMax")
        }
        let edges = (0..<count + 2).map { fMin + (fMax - fMin) * Double($0) / Double(count + 1) }
        guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: "it is too narrow for \(count) bands")
        }
        return Processor(
            bank: TriangularBands(edges: edges, sampleRate: grid.sampleRate, nFFT: grid.stft.nFFT),
            levels: LevelTracker(decibels))
    }

    private struct Processor: BlockProcessor {
        let bank: TriangularBands
        var levels: LevelTracker

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            bank.apply(to: block.powerBase, kernels: block.kernels, into: rows.base)
            levels.convert(&rows, kernels: block.kernels)
        }

        mutating func finish(_ values: inout [Float], frameCount: Int) {
            levels.finish(&values, frameCount: frameCount)
        }
    }
}

/// Linear-frequency cepstral coefficients of a signal: shape [count, frames].
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - coefficients: How many there are, and of which bands.
///   - stft: The frames.
public func lfcc(
    _ samples: [Float], sampleRate: Int, _ coefficients: LFCC = LFCC(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(samples, sampleRate: sampleRate, descriptors: [coefficients], stft: stft)
}
