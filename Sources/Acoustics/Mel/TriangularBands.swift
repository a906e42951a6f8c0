internal import CAcoustics

/// Triangular filters over the bins of a spectrum: filter i rises from edge i to edge i + 1 and falls to edge i + 2.
struct TriangularBands: Sendable {
    /// Number of frequency bins.
    let bins: Int

    /// Filters that no bin falls into.
    let empty: [Int]

    let bands: [nac_band]
    let weights: [Float]

    /// Filters of height 1 times `scale(low, high)`.
    init(
        edges: [Double], sampleRate: Int, nFFT: Int, scale: (_ low: Double, _ high: Double) -> Double = { _, _ in 1 }
    ) {
        let frequencies = STFTOptions.frequencies(nFFT: nFFT, sampleRate: sampleRate)
        bins = frequencies.count
        var bands: [nac_band] = []
        var weights: [Float] = []
        var empty: [Int] = []
        var firstCandidate = 0
        for filter in 0..<edges.count - 2 {
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
                weights.append(Float(Double(weight) * scale(low, high)))
            }
            let count = weights.count - firstWeight
            if count == 0 { empty.append(filter) }
            bands.append(
                nac_band(
                    first_column: UInt32(count == 0 ? 0 : first), count: UInt32(count),
                    first_weight: UInt32(firstWeight)))
        }
        self.bands = bands
        self.weights = weights
        self.empty = empty
    }

    /// The weights as a matrix of shape [filters, bins], row after row.
    var dense: [Float] {
        var dense = [Float](repeating: 0, count: bands.count * bins)
        for (filter, band) in bands.enumerated() {
            for offset in 0..<Int(band.count) {
                dense[filter * bins + Int(band.first_column) + offset] = weights[Int(band.first_weight) + offset]
            }
        }
        return dense
    }

    /// Applies the filters to a block of spectra.
    func apply(to spectra: UnsafePointer<Float>, kernels: Kernels, into rows: UnsafeMutablePointer<Float>) {
        kernels.table.pointee.banded(bands, bands.count, weights, spectra, rows)
    }
}
