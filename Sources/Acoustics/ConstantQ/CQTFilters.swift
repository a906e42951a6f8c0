internal import CAcoustics
internal import Foundation

/// The filters of some bins of a constant-Q transform: windowed tones of a fixed number of periods.
struct CQTFilters {
    /// Frequencies in Hz.
    let frequencies: [Double]

    /// Distance to the neighbours as a share of the frequency.
    let bandwidths: [Double]

    let options: CQTOptions

    /// All bins of a transform.
    init(options: CQTOptions, tuning: Double) {
        frequencies = options.frequencies(tuning: tuning)
        self.options = options
        let octaves = frequencies.map { log2($0) }
        let last = octaves.count - 1
        bandwidths = octaves.indices.map { bin in
            // Mean distance to the neighbours; a single bin has those of equal temperament.
            let (low, high) = (max(bin - 1, 0), min(bin + 1, last))
            let step =
                last == 0 ? 1 / Double(options.binsPerOctave) : (octaves[high] - octaves[low]) / Double(high - low)
            return (exp2(2 * step) - 1) / (exp2(2 * step) + 1)
        }
    }

    private init(frequencies: [Double], bandwidths: [Double], options: CQTOptions) {
        self.frequencies = frequencies
        self.bandwidths = bandwidths
        self.options = options
    }

    /// The filters of a range of bins.
    func bins(_ range: Range<Int>) -> CQTFilters {
        CQTFilters(
            frequencies: Array(frequencies[range]), bandwidths: Array(bandwidths[range]), options: options)
    }

    /// Lengths in samples, with a fraction.
    func lengths(sampleRate: Double) -> [Double] {
        zip(frequencies, bandwidths).map { options.filterScale / $1 * sampleRate / $0 }
    }

    /// The frequency in Hz below which all filters stay.
    func cutoff() throws(AcousticsError) -> Double {
        // The window's equivalent noise bandwidth in bins.
        let window = try options.window.values(length: 1000)
        let sum = window.reduce(0, +)
        let noise = 1000 * window.reduce(0) { $0 + $1 * $1 } / max(sum * sum, .leastNormalMagnitude)
        return zip(frequencies, bandwidths).reduce(0) { max($0, $1.0 * (1 + 0.5 * noise * $1.1 / options.filterScale)) }
    }

    /// The filters' spectra at a sample rate, all but a share of `options.sparsity`, times `gain`.
    func spectra(sampleRate: Double, gain: Double) throws(AcousticsError) -> CQTBasis {
        let lengths = lengths(sampleRate: sampleRate)
        let longest = lengths.max() ?? 1
        try AcousticsError.require(
            longest <= 1_048_576, "filterScale", options.filterScale,
            "such that filters are at most 1048576 samples long (not \(longest))")
        let nFFT = max(2, Int(exp2(log2(longest).rounded(.up))))
        var real = [Float](repeating: 0, count: frequencies.count * nFFT)
        var imaginary = real
        for (index, frequency) in frequencies.enumerated() {
            // From the sample at or before minus half the length on, as librosa lays out its tones.
            let first = (-lengths[index] / 2).rounded(.down)
            let count = Int((lengths[index] / 2).rounded(.down) - first)
            let window = try options.window.values(length: max(count, 1))
            let size = options.norm.length(of: window)
            let scale = lengths[index] / Double(nFFT)
            let start = index * nFFT + (nFFT - count) / 2
            for sample in 0..<count {
                let angle = (first + Double(sample)) * 2 * .pi * frequency / sampleRate
                // Rounded where librosa rounds, so that the same bins stay.
                let amplitude = window[sample] / size
                real[start + sample] = Float(Double(Float(cos(angle) * amplitude)) * scale)
                imaginary[start + sample] = Float(Double(Float(sin(angle) * amplitude)) * scale)
            }
        }
        let frames = STFTOptions(nFFT: nFFT, hopLength: nFFT, window: .rectangular, center: false)
        let (a, b) = try (stft(real, sampleRate: 1, frames), stft(imaginary, sampleRate: 1, frames))
        // The transform of a complex tone from those of its parts.
        return CQTBasis(
            real: zip(a.real, b.imaginary).map { $0 - $1 }, imaginary: zip(a.imaginary, b.real).map { $0 + $1 },
            rows: frequencies.count, bins: a.bins, sparsity: options.sparsity, gain: gain)
    }
}

/// Spectra of filters, without the weakest bins.
struct CQTBasis {
    let bins: Int
    private let bands: [nac_band]
    private let real: [Float]
    private let imaginary: [Float]

    /// Samples of the transform that they are multiplied with.
    var nFFT: Int { 2 * (bins - 1) }

    /// `real` and `imaginary` are of shape [bins, rows].
    init(real: [Float], imaginary: [Float], rows: Int, bins: Int, sparsity: Double, gain: Double) {
        var bands: [nac_band] = []
        var weights: (real: [Float], imaginary: [Float]) = ([], [])
        for row in 0..<rows {
            let points = (0..<bins).map { (real[$0 * rows + row], imaginary[$0 * rows + row]) }
            let magnitudes = points.map { hypot($0.0, $0.1) }
            let total = magnitudes.reduce(0.0) { $0 + Double($1) }
            var running = 0.0
            // The weakest bin that is still needed for the share of the whole.
            let threshold =
                magnitudes.sorted().first { magnitude in
                    running += Double(magnitude) / total
                    return !(running < sparsity)
                } ?? 0
            let kept = magnitudes.indices.filter { magnitudes[$0] >= threshold }
            let range = (kept.first ?? 0)..<(kept.last ?? -1) + 1
            bands.append(
                nac_band(
                    first_column: UInt32(range.lowerBound), count: UInt32(range.count),
                    first_weight: UInt32(weights.real.count)))
            for bin in range {
                let isKept = magnitudes[bin] >= threshold
                weights.real.append(isKept ? Float(Double(points[bin].0) * gain) : 0)
                weights.imaginary.append(isKept ? Float(Double(points[bin].1) * gain) : 0)
            }
        }
        self.bins = bins
        self.bands = bands
        self.real = weights.real
        self.imaginary = weights.imaginary
    }

    /// Number of filters.
    var rows: Int { bands.count }

    /// Multiplies a block of spectra by the filters. `room` holds `4 * rows` vectors; the real parts of the result come
    /// first in it, the imaginary ones second.
    func apply(
        real x: UnsafePointer<Float>, imaginary y: UnsafePointer<Float>, kernels: Kernels,
        into room: UnsafeMutablePointer<Float>
    ) {
        let size = rows * FrameReader.blockSize
        let banded = kernels.table.pointee.banded
        banded?(bands, rows, real, x, room)
        banded?(bands, rows, imaginary, y, room + 2 * size)
        banded?(bands, rows, real, y, room + size)
        banded?(bands, rows, imaginary, x, room + 3 * size)
        for index in 0..<size {
            room[index] -= room[2 * size + index]
            room[size + index] += room[3 * size + index]
        }
    }
}
