internal import CAcoustics
internal import Foundation

/// How far the peaks of a band of the spectrum lie above its valleys, in dB; librosa's `spectral_contrast`.
///
/// One row for each band: below `fMin`, then octaves, the last one reaching to half the sample rate.
public struct SpectralContrast: Descriptor, Hashable, Codable {
    /// Where the first octave begins in Hz.
    public var fMin: Double

    /// Number of octaves.
    public var bandCount: Int

    /// The share of a band's bins that make its peak, and that make its valley.
    public var quantile: Double

    /// librosa's six octaves from 200 Hz, with quantile 0.02.
    public init(fMin: Double = 200, bandCount: Int = 6, quantile: Double = 0.02) {
        self.fMin = fMin
        self.bandCount = bandCount
        self.quantile = quantile
    }

    private var stage: ContrastStage { ContrastStage(options: self) }

    /// Peaks and valleys of the bands.
    public var stages: [any SpectralStage] { [stage] }

    /// Rows spectral_contrast_0, …
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let rows = signal.rows(of: stage)
        let bands = rows.featureCount / 2
        // Levels are limited to 80 dB below the clip's highest, peaks and valleys each by themselves.
        let peaks = try powerToDB(rows.selecting(0..<bands))
        let valleys = try powerToDB(rows.selecting(bands..<2 * bands))
        return FeatureMatrix(
            names: (0..<bands).map { "spectral_contrast_\($0)" }, frameCount: rows.frameCount,
            values: zip(peaks.values, valleys.values).map { $0 - $1 }, timing: rows.timing)
    }
}

/// Means of the largest and smallest magnitudes of each band: all peaks, then all valleys.
struct ContrastStage: SpectralStage {
    let options: SpectralContrast

    var needsMagnitude: Bool { true }

    func names(on grid: SpectralGrid) -> [String] {
        let bands = 0...max(0, options.bandCount)
        return bands.map { "peak_\($0)" } + bands.map { "valley_\($0)" }
    }

    /// A band's bins, and how many of them make its peak.
    private struct Band {
        var bins: Range<Int>
        var share: Int
    }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        let bands = try bands(on: grid)
        let room = bands.map { 2 * $0.share * FrameReader.blockSize }.max() ?? 0
        return Processor(bands: bands, room: AlignedRoom(count: room))
    }

    private func bands(on grid: SpectralGrid) throws(AcousticsError) -> [Band] {
        let nyquist = Double(grid.sampleRate) / 2
        let (fMin, count, quantile) = (options.fMin, options.bandCount, options.quantile)
        try AcousticsError.require(count >= 1 && count <= 64, "bandCount", count, "in 1...64")
        try AcousticsError.require(quantile > 0 && quantile < 1, "quantile", quantile, "between 0 and 1")
        try AcousticsError.require(fMin > 0 && fMin.isFinite, "fMin", fMin, "above zero")
        let top = fMin * pow(2, Double(count - 1))
        guard top < nyquist else {
            throw .invalidFrequencyRange(
                fMin: fMin, fMax: top, hint: "the last octave begins at or above half the sample rate, \(nyquist) Hz")
        }
        let frequencies = grid.frequencies
        var bands: [Band] = []
        for index in 0...count {
            let low = index == 0 ? 0 : fMin * pow(2, Double(index - 1))
            let high = fMin * pow(2, Double(index))
            var first = frequencies.firstIndex { $0 >= low } ?? frequencies.count
            var end = frequencies.firstIndex { $0 > high } ?? frequencies.count
            // As librosa: a band begins one bin early and, but for the last, does without its own last bin, which
            // counts nonetheless where the share is taken; the last one takes all that is left.
            if index > 0 { first -= 1 }
            if index == count { end = frequencies.count }
            let share = max(1, Int((quantile * Double(end - first)).rounded(.toNearestOrEven)))
            if index < count { end -= 1 }
            guard first < end else {
                throw .invalidFrequencyRange(
                    fMin: low, fMax: high, hint: "no bin of \(grid.stft.nFFT) samples lies in it")
            }
            bands.append(Band(bins: first..<end, share: min(share, end - first)))
        }
        return bands
    }

    private struct Processor: BlockProcessor {
        let bands: [Band]
        let room: AlignedRoom
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let size = FrameReader.blockSize
            for (index, band) in bands.enumerated() {
                block.kernels.table.pointee.extremes(
                    block.magnitudeBase + band.bins.lowerBound * size, band.bins.count, band.share, room.base,
                    rows.base + index * size, rows.base + (bands.count + index) * size)
            }
        }
    }
}
