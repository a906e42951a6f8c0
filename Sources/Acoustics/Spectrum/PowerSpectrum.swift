/// The power of every frequency bin: the squared magnitude of the STFT, or its level.
public struct PowerSpectrum: Descriptor, Hashable {
    /// How power becomes level; nil leaves power.
    public var decibels: DecibelOptions?

    /// Power, or level where decibels are given.
    public init(decibels: DecibelOptions? = nil) { self.decibels = decibels }

    /// The bins' power.
    public var stages: [any SpectralStage] { [PowerStage()] }

    /// Rows `bin_0` to `bin_n`, the frequencies of ``STFTOptions/frequencies(nFFT:sampleRate:)``.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let power = signal.rows(of: PowerStage())
        return try decibels.map { options throws(AcousticsError) in try powerToDB(power, options) } ?? power
    }
}

/// Writes each bin's power as it is.
private struct PowerStage: SpectralStage {
    func names(on grid: SpectralGrid) -> [String] { (0..<grid.bins).map { "bin_\($0)" } }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor { Processor() }

    private struct Processor: BlockProcessor {
        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            for bin in 0..<block.bins { rows[bin] = block.power(bin) }
        }
    }
}
