/// A low-level descriptor: one or more features for each frame of a signal.
///
/// A new one is a type of its own: from the spectrum by conforming to ``SpectralDescriptor``, from the samples by
/// implementing ``features(of:)`` alone, from the stages of others by naming them in ``stages``.
public protocol Descriptor: Sendable {
    /// What has to be computed from the spectra first.
    var stages: [any SpectralStage] { get }

    /// The features, one row each, in the frames of `signal.grid`.
    func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix

    /// Whether a ``FeatureStream`` can compute the features frame by frame, in the frames of `stft`.
    func streaming(_ stft: STFTOptions) -> Streaming
}

extension Descriptor {
    /// No spectra are needed.
    public var stages: [any SpectralStage] { [] }

    /// Not unless a descriptor says how.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        .wholeSignal(reason: "it is computed from the whole signal")
    }
}

/// A descriptor that is nothing but a spectral stage.
public protocol SpectralDescriptor: Descriptor, SpectralStage {}

extension SpectralDescriptor {
    /// The descriptor itself.
    public var stages: [any SpectralStage] { [self] }

    /// The stage's rows as they are.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        signal.rows(of: self)
    }
}

/// What descriptors are computed from.
public struct AnalyzedSignal: ~Copyable {
    /// The signal, finite everywhere.
    public let samples: [Float]

    /// Its frames and frequencies.
    public let grid: SpectralGrid

    let kernels: Kernels
    let workers: Workers
    var results: [AnyHashable: FeatureMatrix] = [:]

    /// Samples per second.
    public var sampleRate: Int { grid.sampleRate }

    /// Frames of another length than the transform's, with its hop.
    func frames(ofLength length: Int, padMode: PadMode? = nil) throws(AcousticsError) -> FrameGrid {
        try FrameGrid(
            sampleCount: samples.count, frameLength: length, hopLength: grid.frames.hopLength,
            center: grid.frames.center, padMode: padMode ?? grid.frames.padMode)
    }

    /// The rows of a stage that the descriptor named in ``Descriptor/stages``.
    public func rows(of stage: some SpectralStage) -> FeatureMatrix {
        guard let rows = results[AnyHashable(stage)] else {
            preconditionFailure("a descriptor used a stage that it does not name: \(stage)")
        }
        return rows
    }
}
