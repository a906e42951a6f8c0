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
    public var emptyFilters: [Int] { triangles.empty }

    let triangles: TriangularBands

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

        let isScaled = options.norm == .slaney
        triangles = TriangularBands(edges: edges, sampleRate: sampleRate, nFFT: nFFT) { low, high in
            isScaled ? 2 / (high - low) : 1
        }
    }

    /// The weights as a matrix of shape [nMels, bins], row after row.
    public var weights: [Float] { triangles.dense }

    /// Applies the filters to a block of spectra.
    func apply(to spectra: UnsafePointer<Float>, kernels: Kernels, into rows: UnsafeMutablePointer<Float>) {
        triangles.apply(to: spectra, kernels: kernels, into: rows)
    }
}
