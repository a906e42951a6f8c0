internal import CAcoustics

/// The energy of each pitch class as a descriptor.
public struct ChromaSTFT: Descriptor, Hashable {
    /// The classes.
    public var chroma: ChromaOptions

    /// Deviation from A = 440 Hz in fractions of a class; nil to estimate it from the signal, which takes a pass of its
    /// own.
    public var tuning: Double?

    /// What each frame is divided by.
    public var norm: ColumnNorm

    /// librosa's `chroma_stft`: 12 classes, estimated tuning, the strongest class being 1.
    public init(chroma: ChromaOptions = ChromaOptions(), tuning: Double? = nil, norm: ColumnNorm = .maximum) {
        self.chroma = chroma
        self.tuning = tuning
        self.norm = norm
    }

    /// The classes' energies where the tuning is known beforehand.
    public var stages: [any SpectralStage] { tuning.map { [stage(tuning: $0)] } ?? [] }

    /// Rows chroma_c, chroma_c#, … chroma_b.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        if let tuning { return signal.rows(of: stage(tuning: tuning)) }
        let grid = signal.grid
        // librosa looks for the peaks of the power here, not of the magnitude.
        let tuning = try Acoustics.tuning(
            of: spectralPeaks(signal.samples, on: grid, of: .power), binsPerOctave: chroma.nChroma)
        let transform = try Transform(
            length: grid.stft.nFFT, window: grid.stft.paddedWindow(), precision: grid.stft.precision,
            kernels: signal.kernels)
        return try computeStages(
            [stage(tuning: tuning)], of: signal.samples, on: grid, with: transform, workers: signal.workers)[0]
    }

    private func stage(tuning: Double) -> ChromaStage { ChromaStage(chroma: chroma, tuning: tuning, norm: norm) }
}

/// Energies of pitch classes, for each frame.
private struct ChromaStage: SpectralStage {
    let chroma: ChromaOptions
    let tuning: Double
    let norm: ColumnNorm

    func names(on grid: SpectralGrid) -> [String] { chroma.names }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        let bank = try ChromaFilterBank(
            sampleRate: grid.sampleRate, nFFT: grid.stft.nFFT, tuning: tuning, options: chroma)
        return Processor(bank: bank, norm: norm)
    }

    private struct Processor: BlockProcessor {
        var lookback: Int? { 0 }
        let bank: ChromaFilterBank
        let norm: ColumnNorm

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            block.kernels.table.pointee.dense(bank.weights, bank.nChroma, bank.bins, block.powerBase, rows.base)
            var column = [Double](repeating: 0, count: bank.nChroma)
            for lane in 0..<block.frames.count {
                for row in 0..<bank.nChroma { column[row] = Double(rows[row][lane]) }
                norm.apply(to: &column)
                for row in 0..<bank.nChroma { rows[row][lane] = Float(column[row]) }
            }
        }
    }
}

/// Chroma of a signal: shape [nChroma, frames], equal to librosa's `feature.chroma_stft`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - chroma: The classes.
///   - tuning: Deviation from A = 440 Hz in fractions of a class; nil to estimate it from the signal.
///   - norm: What each frame is divided by.
///   - stft: The frames.
public func chromaSTFT(
    _ samples: [Float], sampleRate: Int, chroma: ChromaOptions = ChromaOptions(), tuning: Double? = nil,
    norm: ColumnNorm = .maximum, stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(
        samples, sampleRate: sampleRate, descriptors: [ChromaSTFT(chroma: chroma, tuning: tuning, norm: norm)],
        stft: stft)
}
