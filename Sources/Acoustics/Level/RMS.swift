internal import CAcoustics
internal import Foundation

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

/// Level of a frame in dB below that of a full-scale square wave: 20 log10 of its root mean square.
public struct SoundLevel: Descriptor, Hashable {
    /// Samples in a frame; nil for the transform's `nFFT`.
    public var frameLength: Int?

    /// The lowest level there is, for silence.
    public var floor: Double

    /// Level of frames of the transform's length, or another, of at least `floor` dB.
    public init(frameLength: Int? = nil, floor: Double = -100) {
        self.frameLength = frameLength
        self.floor = floor
    }

    /// One row: level.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(floor.isFinite, "floor", floor, "finite")
        return try RMS(frameLength: frameLength).features(of: signal)
            .mapValues { $0 > 0 ? Float(max(floor, 20 * log10(Double($0)))) : Float(floor) }
            .renamed { _ in "level" }
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
