internal import CAcoustics

/// Energies of mel bands, for each frame.
struct MelStage: SpectralStage {
    /// What of a bin goes into the bands.
    enum Quantity: Hashable {
        case power
        case magnitude
    }

    /// What is kept of a band.
    enum Level: Hashable {
        case energy
        /// 10 log10(max(floor, energy)).
        case decibels(floor: Double)
    }

    var mel: MelOptions
    var quantity = Quantity.power
    var level = Level.energy

    var needsMagnitude: Bool { quantity == .magnitude }

    func names(on grid: SpectralGrid) -> [String] {
        (0..<max(0, mel.nMels)).map { "mel_\($0)" }
    }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        let bank = try MelFilterBank(sampleRate: grid.sampleRate, nFFT: grid.stft.nFFT, options: mel)
        return Processor(bank: bank, quantity: quantity, level: level)
    }

    private struct Processor: BlockProcessor {
        let bank: MelFilterBank
        let quantity: Quantity
        let level: Level

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let spectra = quantity == .power ? block.powerBase : block.magnitudeBase
            bank.apply(to: spectra, kernels: block.kernels, into: rows.base)
            if case .decibels(let floor) = level {
                let count = rows.count * FrameReader.blockSize
                block.kernels.table.pointee.decibels(rows.base, count, Float(floor), 0, rows.base)
            }
        }
    }
}
