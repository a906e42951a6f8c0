internal import CAcoustics

/// Descriptors that are computed from one signal after the other: what does not depend on the signal is made once.
public struct FeatureExtractor: Sendable {
    /// What is computed; the rows lie below each other in the result.
    public let descriptors: [any Descriptor]

    /// The frames, which all descriptors share.
    public let stft: STFTOptions

    /// Threads that share the frames of a long signal. The result is the same for any number.
    public let threads: Int

    private let stages: [any SpectralStage]
    private let transform: Transform?
    private let kernels: Kernels

    /// Prepares descriptors.
    ///
    /// - Parameters:
    ///   - descriptors: What to compute; their rows lie below each other in the result.
    ///   - stft: The frames, which all descriptors share.
    ///   - threads: Threads that share the frames of a long signal, where its descriptors allow it; at least 1. The
    ///     result is the same for any number.
    /// - Throws: ``AcousticsError`` for a transform that cannot be or no thread at all; the descriptors' own parameters
    ///   are checked with the first signal, whose sample rate some of them depend on.
    public init(
        _ descriptors: [any Descriptor], stft: STFTOptions = STFTOptions(), threads: Int = 1
    ) throws(AcousticsError) {
        try self.init(descriptors, stft: stft, instructionSet: .best, threads: threads)
    }

    package init(
        _ descriptors: [any Descriptor], stft: STFTOptions, instructionSet: InstructionSet, threads: Int = 1
    ) throws(AcousticsError) {
        try AcousticsError.require(threads >= 1 && threads <= 1024, "threads", threads, "in 1...1024")
        var stages: [any SpectralStage] = []
        var seen: Set<AnyHashable> = []
        for descriptor in descriptors {
            for stage in descriptor.stages where seen.insert(AnyHashable(stage)).inserted { stages.append(stage) }
        }
        self.descriptors = descriptors
        self.stft = stft
        self.threads = threads
        self.stages = stages
        kernels = Kernels(instructionSet)
        transform =
            stages.isEmpty
            ? nil
            : try Transform(
                length: stft.nFFT, window: stft.paddedWindow(), precision: stft.precision, kernels: kernels)
    }

    /// The features of a signal.
    ///
    /// - Parameters:
    ///   - samples: One channel.
    ///   - sampleRate: Samples per second.
    /// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or (uncentred) shorter than a frame, and for
    ///   parameters that cannot be.
    public func features(of samples: [Float], sampleRate: Int) throws(AcousticsError) -> FeatureMatrix {
        let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: stft)
        let workers = Workers(count: threads)
        var signal = AnalyzedSignal(samples: samples, grid: grid, kernels: kernels, workers: workers)
        if let transform {
            let rows = try computeStages(stages, of: samples, on: grid, with: transform, workers: workers)
            for (stage, matrix) in zip(stages, rows) { signal.results[AnyHashable(stage)] = matrix }
        } else {
            try requireFinite(samples, kernels: kernels)
        }
        var parts: [FeatureMatrix] = []
        for descriptor in descriptors { parts.append(try descriptor.features(of: signal)) }
        return try FeatureMatrix.stack(parts)
    }
}

/// Throws where a sample is infinite or not a number.
func requireFinite(_ samples: [Float], kernels: Kernels) throws(AcousticsError) {
    let bad = samples.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { kernels.table.pointee.first_non_finite($0, buffer.count) } ?? 0
    }
    if bad < samples.count { throw .nonFiniteSample(index: bad) }
}
