internal import CAcoustics

/// Share of neighbouring samples in a frame whose signs differ; librosa's `zero_crossing_rate`.
public struct ZeroCrossingRate: Descriptor, Hashable {
    /// Samples in a frame; nil for the transform's `nFFT`.
    public var frameLength: Int?

    /// Samples within this of zero count as positive.
    public var threshold: Double

    /// Crossings in frames of the transform's length, or another.
    public init(frameLength: Int? = nil, threshold: Double = 1e-10) {
        self.frameLength = frameLength
        self.threshold = threshold
    }

    /// One row: zcr. Centred frames are padded with the outermost samples, whatever the transform does.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(threshold >= 0 && threshold.isFinite, "threshold", threshold, "at least 0")
        let table = signal.kernels.table
        let length = frameLength ?? signal.grid.stft.nFFT
        let threshold = Float(threshold)
        return try frameFeature("zcr", of: signal, frameLength: length, padMode: .edge) { frame in
            Float(Double(table.pointee.zero_crossings(frame, length, threshold)) / Double(length))
        }
    }
}

/// Zero-crossing rate of a signal's frames: one row; librosa's `zero_crossing_rate` and its defaults.
public func zeroCrossingRate(
    _ samples: [Float], sampleRate: Int, frameLength: Int = 2048, hopLength: Int = 512, center: Bool = true
) throws(AcousticsError) -> FeatureMatrix {
    let frames = STFTOptions(nFFT: frameLength, hopLength: hopLength, center: center)
    return try analyze(samples, sampleRate: sampleRate, descriptors: [ZeroCrossingRate()], stft: frames)
}
