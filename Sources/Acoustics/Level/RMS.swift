internal import CAcoustics

/// Root of the mean square of a frame's samples, without window; librosa's `rms`.
public struct RMS: Descriptor, Hashable {
    /// Samples in a frame; nil for the transform's `nFFT`.
    public var frameLength: Int?

    /// Level of frames of the transform's length, or another.
    public init(frameLength: Int? = nil) {
        self.frameLength = frameLength
    }

    /// One row: rms.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let table = signal.kernels.table
        let length = frameLength ?? signal.grid.stft.nFFT
        return try frameFeature("rms", of: signal, frameLength: length, padMode: signal.grid.stft.padMode) { frame in
            let energy = table.pointee.sum_of_squares(frame, length)
            return Float((energy / Double(length)).squareRoot())
        }
    }
}

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

/// One value for each frame, from its samples.
func frameFeature(
    _ name: String, of signal: borrowing AnalyzedSignal, frameLength: Int, padMode: PadMode,
    _ value: (UnsafePointer<Float>) -> Float
) throws(AcousticsError) -> FeatureMatrix {
    let frames = try FrameGrid(
        sampleCount: signal.samples.count, frameLength: frameLength, hopLength: signal.grid.frames.hopLength,
        center: signal.grid.frames.center, padMode: padMode)
    return try FeatureMatrix(
        names: [name], frameCount: frames.count, timing: frames.timing(sampleRate: signal.sampleRate)
    ) { output in
        signal.samples.withUnsafeBufferPointer { samples in
            let reader = FrameReader(samples: samples, grid: frames)
            for frame in 0..<frames.count { output[frame] = value(reader.frame(frame)) }
        }
    }
}

/// Root mean square level of a signal's frames: one row; librosa's `rms` and its defaults.
public func rms(
    _ samples: [Float], sampleRate: Int, frameLength: Int = 2048, hopLength: Int = 512, center: Bool = true,
    padMode: PadMode = .zero
) throws(AcousticsError) -> FeatureMatrix {
    let frames = STFTOptions(nFFT: frameLength, hopLength: hopLength, center: center, padMode: padMode)
    return try analyze(samples, sampleRate: sampleRate, descriptors: [RMS()], stft: frames)
}

/// Zero-crossing rate of a signal's frames: one row; librosa's `zero_crossing_rate` and its defaults.
public func zeroCrossingRate(
    _ samples: [Float], sampleRate: Int, frameLength: Int = 2048, hopLength: Int = 512, center: Bool = true
) throws(AcousticsError) -> FeatureMatrix {
    let frames = STFTOptions(nFFT: frameLength, hopLength: hopLength, center: center)
    return try analyze(samples, sampleRate: sampleRate, descriptors: [ZeroCrossingRate()], stft: frames)
}
