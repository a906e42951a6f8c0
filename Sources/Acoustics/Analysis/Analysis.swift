internal import CAcoustics

/// Computes descriptors of a signal: one pass of transforms serves all of them.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - descriptors: What to compute; their rows lie below each other in the result.
///   - stft: The frames, which all descriptors share.
/// - Returns: All features, in the frames of `stft`.
/// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or (uncentred) shorter than a frame, and for
///   parameters that cannot be.
public func analyze(
    _ samples: [Float], sampleRate: Int, descriptors: [any Descriptor], stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(samples, sampleRate: sampleRate, descriptors: descriptors, stft: stft, instructionSet: .best)
}

package func analyze(
    _ samples: [Float], sampleRate: Int, descriptors: [any Descriptor], stft: STFTOptions,
    instructionSet: InstructionSet
) throws(AcousticsError) -> FeatureMatrix {
    let kernels = Kernels(instructionSet)
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: stft)
    try requireFinite(samples, kernels: kernels)
    var signal = AnalyzedSignal(samples: samples, grid: grid, kernels: kernels)

    var stages: [any SpectralStage] = []
    var seen: Set<AnyHashable> = []
    for descriptor in descriptors {
        for stage in descriptor.stages where seen.insert(AnyHashable(stage)).inserted { stages.append(stage) }
    }
    if !stages.isEmpty {
        let rows = try computeStages(stages, of: samples, on: grid, kernels: kernels)
        for (stage, matrix) in zip(stages, rows) { signal.results[AnyHashable(stage)] = matrix }
    }
    var parts: [FeatureMatrix] = []
    for descriptor in descriptors { parts.append(try descriptor.features(of: signal)) }
    return try FeatureMatrix.stack(parts)
}

/// Throws where a sample is infinite or not a number.
func requireFinite(_ samples: [Float], kernels: Kernels) throws(AcousticsError) {
    let bad = samples.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { kernels.table.pointee.first_non_finite($0, buffer.count) } ?? 0
    }
    if bad < samples.count { throw .nonFiniteSample(index: bad) }
}
