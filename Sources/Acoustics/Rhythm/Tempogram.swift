/// How a tempogram is computed; librosa's parameters and defaults.
public struct TempogramOptions: Sendable, Hashable, Codable {
    /// Frames of the curve in a window, 1...65536; 384 are 8.9 s at 22.05 kHz and a hop of 512.
    public var winLength: Int

    /// Whether window t is centred at frame t, the curve being led to zero before and behind, or begins there.
    public var center: Bool

    /// What the window is multiplied by.
    public var window: Window

    /// What each frame's autocorrelation is divided by, nil for nothing.
    public var norm: ColumnNorm

    /// librosa's defaults.
    public init(winLength: Int = 384, center: Bool = true, window: Window = .hann, norm: ColumnNorm = .maximum) {
        self.winLength = winLength
        self.center = center
        self.window = window
        self.norm = norm
    }
}

/// How much a curve of onset strength resembles itself some frames later, around each frame: the autocorrelation of
/// windows of the curve (Grosche, Müller and Kurth 2010); librosa's `feature.tempogram`.
///
/// - Parameters:
///   - envelope: One row, such as from ``onsetStrength(_:sampleRate:mel:_:stft:)``.
///   - options: The windows.
/// - Returns: Rows lag_0, lag_1, … of shape [winLength, frames]; ``tempoFrequencies(count:sampleRate:hopLength:)`` tells
///   the tempo of each lag.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, a curve shorter than an uncentred
///   window, and parameters that cannot be.
public func tempogram(
    envelope: FeatureMatrix, _ options: TempogramOptions = TempogramOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try options.norm.check()
    let correlations = try LocalCorrelations(envelope, options)
    let lags = options.winLength
    return try FeatureMatrix(
        names: (0..<lags).map { "lag_\($0)" }, frameCount: correlations.frameCount, timing: correlations.timing
    ) { output in
        correlations.forEachFrame { frame, values in
            let length = options.norm.length(of: values)
            for (lag, value) in values.enumerated() {
                output[lag * correlations.frameCount + frame] = Float(value / length)
            }
        }
    }
}

/// The tempogram of a signal: that of its onset strength in the default bands.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - hopLength: Samples from one frame to the next.
///   - options: The windows.
public func tempogram(
    _ samples: [Float], sampleRate: Int, hopLength: Int = 512, _ options: TempogramOptions = TempogramOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try tempogram(
        envelope: onsetStrength(samples, sampleRate: sampleRate, stft: STFTOptions(hopLength: hopLength)), options)
}

/// The tempo in beats per minute of each lag of a tempogram: infinite at lag 0; librosa's `tempo_frequencies`.
public func tempoFrequencies(count: Int, sampleRate: Int, hopLength: Int) -> [Double] {
    (0..<max(0, count)).map { 60 * Double(sampleRate) / (Double(hopLength) * Double($0)) }
}
