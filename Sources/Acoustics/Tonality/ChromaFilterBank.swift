internal import Foundation

/// The shape of a chroma filter bank; librosa's parameters and defaults.
public struct ChromaOptions: Sendable, Hashable, Codable {
    /// Pitch classes of an octave.
    public var nChroma: Int

    /// Octave on which the filters' weight is centred, 0 being that of 27.5 Hz (A0).
    public var centerOctave: Double

    /// Standard deviation in octaves of that weight; nil for the same weight everywhere.
    public var octaveWidth: Double?

    /// Whether the first class is C, or A.
    public var startsAtC: Bool

    /// librosa's: 12 classes from C up, weighted around octave 5 by two octaves.
    public init(nChroma: Int = 12, centerOctave: Double = 5, octaveWidth: Double? = 2, startsAtC: Bool = true) {
        self.nChroma = nChroma
        self.centerOctave = centerOctave
        self.octaveWidth = octaveWidth
        self.startsAtC = startsAtC
    }

    /// A name for each class: chroma_c … chroma_b, or chroma_0 … where they are not twelve.
    var names: [String] {
        let notes = ["c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b"]
        let start = startsAtC ? 0 : 9
        return (0..<max(0, nChroma)).map { "chroma_" + (nChroma == 12 ? notes[($0 + start) % 12] : "\($0)") }
    }
}

/// Filters that sum the bins of each pitch class, equal to librosa's `filters.chroma`.
public struct ChromaFilterBank: Sendable {
    /// Number of pitch classes.
    public let nChroma: Int

    /// Number of frequency bins.
    public let bins: Int

    /// The weights as a matrix of shape [nChroma, bins], row after row.
    public let weights: [Float]

    /// Filters for spectra of `nFFT` samples at a sample rate.
    ///
    /// - Parameters:
    ///   - sampleRate: Samples per second.
    ///   - nFFT: Samples in a transform, at least 2.
    ///   - tuning: Deviation from A = 440 Hz in fractions of a class.
    ///   - options: The filters' shape.
    public init(
        sampleRate: Int, nFFT: Int, tuning: Double = 0, options: ChromaOptions = ChromaOptions()
    ) throws(AcousticsError) {
        try AcousticsError.require(sampleRate > 0, "sampleRate", sampleRate, "above zero")
        try AcousticsError.require(nFFT >= 2 && nFFT <= 1 << 20, "nFFT", nFFT, "in 2...\(1 << 20)")
        try AcousticsError.require(
            options.nChroma >= 1 && options.nChroma <= 1200, "nChroma", options.nChroma, "in 1...1200")
        try AcousticsError.require(abs(tuning) <= 1200, "tuning", tuning, "a number of classes")
        try AcousticsError.require(
            options.centerOctave.isFinite, "centerOctave", options.centerOctave, "finite")
        if let width = options.octaveWidth {
            try AcousticsError.require(width > 0 && width.isFinite, "octaveWidth", width, "above zero")
        }
        nChroma = options.nChroma
        bins = nFFT / 2 + 1
        let classes = Double(nChroma)
        // Frequencies in classes above A0; what would be 0 Hz stands one and a half octaves below the first bin.
        let base = 27.5 * pow(2, tuning / classes)
        let positions = (1...bins).map { classes * log2(Double($0) * Double(sampleRate) / Double(nFFT) / base) }
        let half = (classes / 2).rounded(.toNearestOrEven)
        let roll = options.startsAtC ? 3 * (nChroma / 12) : 0
        var weights = [Float](repeating: 0, count: nChroma * bins)
        for bin in 0..<bins {
            let position = bin == 0 ? positions[0] - 1.5 * classes : positions[bin - 1]
            // The last point of a whole spectrum has no successor.
            let width = bin == nFFT - 1 ? 1 : max(positions[bin] - position, 1)
            var column = (0..<nChroma).map { chroma in
                let away = position - Double(chroma) + half + 10 * classes
                let distance = away - classes * (away / classes).rounded(.down) - half
                return exp(-0.5 * (2 * distance / width) * (2 * distance / width))
            }
            ColumnNorm.l2.apply(to: &column)
            let octaves = (position / classes - options.centerOctave) / (options.octaveWidth ?? 1)
            let weight = options.octaveWidth == nil ? 1 : exp(-0.5 * octaves * octaves)
            for chroma in 0..<nChroma {
                weights[(chroma + nChroma - roll) % nChroma * bins + bin] = Float(column[chroma] * weight)
            }
        }
        self.weights = weights
    }
}
