internal import CAcoustics

/// Energies or levels of mel bands, for each frame.
struct MelStage: SpectralStage {
    /// What of a bin goes into the bands.
    enum Quantity: Hashable {
        case power
        case magnitude
    }

    var mel: MelOptions
    var quantity = Quantity.power

    /// Levels in dB, or nil for energies.
    var decibels: DecibelOptions?

    var needsMagnitude: Bool { quantity == .magnitude }

    func names(on grid: SpectralGrid) -> [String] {
        (0..<max(0, mel.nMels)).map { "mel_\($0)" }
    }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try decibels?.check()
        let bank = try MelFilterBank(sampleRate: grid.sampleRate, nFFT: grid.stft.nFFT, options: mel)
        return Processor(bank: bank, quantity: quantity, levels: decibels.map { LevelTracker($0) })
    }

    private struct Processor: BlockProcessor {
        let bank: MelFilterBank
        let quantity: Quantity
        var levels: LevelTracker?
        var lookback: Int? { 0 }

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let spectra = quantity == .power ? block.powerBase : block.magnitudeBase
            bank.apply(to: spectra, kernels: block.kernels, into: rows.base)
            levels?.convert(&rows, kernels: block.kernels)
        }

        mutating func join(_ later: any BlockProcessor) {
            guard let later = (later as? Processor)?.levels else { return }
            levels?.join(later)
        }

        mutating func finish(_ values: inout [Float], frameCount: Int) {
            levels?.finish(&values, frameCount: frameCount)
        }
    }
}
