/// How a signal is cut into frames and transformed; librosa's parameters and defaults.
public struct STFTOptions: Sendable, Hashable, Codable {
    /// Samples in a transform. Any number; even ones are faster.
    public var nFFT: Int

    /// Samples from one frame to the next; nil for a quarter of `winLength`.
    public var hopLength: Int?

    /// Length of the window, at most `nFFT`, around whose middle it is set between zeros; nil for `nFFT`.
    public var winLength: Int?

    /// What the frame is multiplied by.
    public var window: Window

    /// Whether frame t is centred at sample t * hopLength, or starts there.
    public var center: Bool

    /// What stands before and after the signal when frames are centred.
    public var padMode: PadMode

    /// Precision of the transform.
    public var precision: Precision

    /// librosa's defaults: 2048 samples, hop 512, Hann window, centred, zero padding.
    ///
    /// librosa's feature functions keep a hop of 512 whatever `n_fft` is; here the hop follows the window, as in
    /// librosa's `stft`.
    public init(
        nFFT: Int = 2048, hopLength: Int? = nil, winLength: Int? = nil, window: Window = .hann, center: Bool = true,
        padMode: PadMode = .zero, precision: Precision = .double
    ) {
        self.nFFT = nFFT
        self.hopLength = hopLength
        self.winLength = winLength
        self.window = window
        self.center = center
        self.padMode = padMode
        self.precision = precision
    }

    /// Frames of `window` seconds every `hop` seconds at a sample rate, transformed without zeros around them.
    public static func seconds(window: Double, hop: Double, sampleRate: Int) -> STFTOptions {
        // What is no whole number becomes 0, which is refused where it is used.
        func samples(_ seconds: Double) -> Int { Int(exactly: (seconds * Double(sampleRate)).rounded()) ?? 0 }
        return STFTOptions(nFFT: samples(window), hopLength: samples(hop))
    }

    /// The hop in samples.
    public var resolvedHopLength: Int { hopLength ?? (winLength ?? nFFT) / 4 }

    /// The window's values, zeros around them up to `nFFT`.
    func paddedWindow() throws(AcousticsError) -> [Double] {
        try AcousticsError.require(nFFT >= 1 && nFFT <= 1 << 20, "nFFT", nFFT, "in 1...\(1 << 20)")
        let length = winLength ?? nFFT
        try AcousticsError.require(length >= 1 && length <= nFFT, "winLength", length, "in 1...nFFT (\(nFFT))")
        let values = try window.values(length: length)
        let before = (nFFT - length) / 2
        return [Double](repeating: 0, count: before) + values
            + [Double](repeating: 0, count: nFFT - length - before)
    }
}

extension STFTOptions {
    /// Frequencies of the bins of a transform of `nFFT` samples in Hz.
    public static func frequencies(nFFT: Int, sampleRate: Int) -> [Double] {
        let step = 1 / (Double(nFFT) * (1 / Double(sampleRate)))
        return (0...nFFT / 2).map { Double($0) * step }
    }
}
