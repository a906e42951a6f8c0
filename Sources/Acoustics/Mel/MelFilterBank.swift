internal import CAcoustics

/// Triangular filters, evenly spaced in mels, over the bins of a power spectrum; equal to librosa's `filters.mel`.
public struct MelFilterBank: Sendable {
    /// Number of filters.
    public let nMels: Int

    /// Number of frequency bins.
    public let bins: Int

    /// Where each triangle begins, peaks and ends in Hz: filter i uses values i, i + 1 and i + 2.
    public let edges: [Double]

    /// Filters that no bin falls into, whose output is always zero. Fewer filters, a longer transform or a higher sample
    /// rate avoid them.
    public let emptyFilters: [Int]

    let bands: [nac_band]
    let bandWeights: [Float]

    /// Filters for spectra of `nFFT` samples at a sample rate.
    ///
    /// - Throws: ``AcousticsError`` for no filters, a range that is empty or below zero, and values that are not finite.
    public init(sampleRate: Int, nFFT: Int, options: MelOptions = MelOptions()) throws(AcousticsError) {
        let fMax = options.fMax ?? Double(sampleRate) / 2
        let fMin = options.fMin
        try AcousticsError.require(sampleRate > 0, "sampleRate", sampleRate, "above zero")
        try AcousticsError.require(nFFT >= 1, "nFFT", nFFT, "at least 1")
        try AcousticsError.require(
            options.nMels >= 1 && options.nMels <= 65_536, "nMels", options.nMels, "in 1...65536")
        guard fMin.isFinite && fMax.isFinite && fMin >= 0 && fMin < fMax else {
            throw .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: "fMin must be at least 0 and below fMax")
        }
        nMels = options.nMels
        bins = nFFT / 2 + 1
        let edges = options.scale.frequencies(count: nMels + 2, fMin: fMin, fMax: fMax)
        guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: "it is too narrow for \(options.nMels) bands")
        }
        self.edges = edges

        let frequencies = STFTOptions.frequencies(nFFT: nFFT, sampleRate: sampleRate)
        var bands: [nac_band] = []
        var weights: [Float] = []
        var empty: [Int] = []
        var firstCandidate = 0
        for filter in 0..<nMels {
            let low = edges[filter]
            let peak = edges[filter + 1]
            let high = edges[filter + 2]
            // Edges rise, so no later filter looks below this bin.
            while firstCandidate < bins && frequencies[firstCandidate] <= low { firstCandidate += 1 }
            var first = firstCandidate
            let firstWeight = weights.count
            for bin in firstCandidate..<bins {
                let rising = -(low - frequencies[bin]) / (peak - low)
                let falling = (high - frequencies[bin]) / (high - peak)
                if !(falling > 0) { break }
                let weight = Float(max(0, min(rising, falling)))
                if weights.count == firstWeight {
                    if weight == 0 { continue }
                    first = bin
                }
                let scale = options.norm == .slaney ? 2 / (high - low) : 1
                weights.append(Float(Double(weight) * scale))
            }
            let count = weights.count - firstWeight
            if count == 0 { empty.append(filter) }
            bands.append(
                nac_band(
                    first_column: UInt32(count == 0 ? 0 : first), count: UInt32(count),
                    first_weight: UInt32(firstWeight)))
        }
        self.bands = bands
        bandWeights = weights
        emptyFilters = empty
    }

    /// The weights as a matrix of shape [nMels, bins], row after row.
    public var weights: [Float] {
        var dense = [Float](repeating: 0, count: nMels * bins)
        for (filter, band) in bands.enumerated() {
            for offset in 0..<Int(band.count) {
                dense[filter * bins + Int(band.first_column) + offset] = bandWeights[Int(band.first_weight) + offset]
            }
        }
        return dense
    }

    /// Applies the filters to a block of spectra.
    func apply(to spectra: UnsafePointer<Float>, kernels: Kernels, into rows: UnsafeMutablePointer<Float>) {
        kernels.table.pointee.banded(bands, bands.count, bandWeights, spectra, rows)
    }
}
