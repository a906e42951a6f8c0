internal import CAcoustics

/// Descriptors that are computed from one signal after the other: what does not depend on the signal is made once.
public struct FeatureExtractor: Sendable {
    /// What is computed; the rows lie below each other in the result.
    public let descriptors: [any Descriptor]

    /// The frames, which all descriptors share.
    public let stft: STFTOptions

    private let stages: [any SpectralStage]
    private let transform: Transform?
    private let kernels: Kernels

    /// Prepares descriptors.
    ///
    /// - Throws: ``AcousticsError`` for a transform that cannot be; the descriptors' own parameters are checked with
    ///   the first signal, whose sample rate some of them depend on.
    public init(_ descriptors: [any Descriptor], stft: STFTOptions = STFTOptions()) throws(AcousticsError) {
        try self.init(descriptors, stft: stft, instructionSet: .best)
    }

    package init(
        _ descriptors: [any Descriptor], stft: STFTOptions, instructionSet: InstructionSet
    ) throws(AcousticsError) {
        var stages: [any SpectralStage] = []
        var seen: Set<AnyHashable> = []
        for descriptor in descriptors {
            for stage in descriptor.stages where seen.insert(AnyHashable(stage)).inserted { stages.append(stage) }
        }
        self.descriptors = descriptors
        self.stft = stft
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
        var signal = AnalyzedSignal(samples: samples, grid: grid, kernels: kernels)
        if let transform {
            let rows = try computeStages(stages, of: samples, on: grid, with: transform)
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
