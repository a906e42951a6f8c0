/// Features of a signal that is still coming in: frames are given as soon as they are certain, and are bit-equal to
/// those of the whole signal.
///
/// ```swift
/// var stream = try FeatureStream([RMS(), SpectralCentroid()], sampleRate: 16000)
/// for await samples in microphone { show(try stream.append(samples)) }
/// show(try stream.finish())
/// ```
///
/// A centred frame is certain half a transform after its centre; derivatives take some frames more.
public struct FeatureStream: Sendable {
    /// Samples per second.
    public let sampleRate: Int

    /// The frames.
    public let stft: STFTOptions

    /// Frames given so far.
    public private(set) var frameCount = 0

    /// Descriptors that share frames, and where their rows go in the result.
    private var parts: [FramedStream] = []
    /// For each descriptor: its part, and its place among the part's descriptors.
    private var places: [(part: Int, index: Int)] = []
    private var sampleCount = 0
    private var hasEnded = false

    /// Prepares a stream.
    ///
    /// - Parameters:
    ///   - descriptors: What to compute; their rows lie below each other in the results.
    ///   - sampleRate: Samples per second.
    ///   - stft: The frames, which all descriptors share.
    /// - Throws: ``AcousticsError/cannotStream(feature:reason:)`` for a descriptor that needs the whole signal, and what
    ///   ``analyze(_:sampleRate:descriptors:stft:)`` throws for parameters.
    public init(
        _ descriptors: [any Descriptor], sampleRate: Int, stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) {
        try AcousticsError.require(!descriptors.isEmpty, "descriptors", "empty", "at least one")
        self.sampleRate = sampleRate
        self.stft = stft
        var groups: [(frames: StreamedFrames, descriptors: [any Descriptor])] = []
        for descriptor in descriptors {
            let frames: StreamedFrames
            switch descriptor.streaming(stft) {
            case .frames(let streamed): frames = streamed
            case .wholeSignal(let reason):
                throw .cannotStream(feature: "\(type(of: descriptor))", reason: reason)
            }
            if let index = groups.firstIndex(where: {
                $0.frames.frameLength == frames.frameLength && $0.frames.padMode == frames.padMode
            }) {
                places.append((index, groups[index].descriptors.count))
                groups[index].frames.before = max(groups[index].frames.before, frames.before)
                groups[index].frames.after = max(groups[index].frames.after, frames.after)
                groups[index].descriptors.append(descriptor)
            } else {
                places.append((groups.count, 0))
                groups.append((frames, [descriptor]))
            }
        }
        for group in groups {
            parts.append(
                try FramedStream(group.descriptors, frames: group.frames, sampleRate: sampleRate, stft: stft))
        }
    }

    /// Takes the next samples, any number of them.
    ///
    /// - Returns: The frames that have become certain: shape [features, 0 or more].
    /// - Throws: ``AcousticsError/nonFiniteSample(index:)``, counted from the beginning of the stream; those samples are
    ///   then not taken.
    public mutating func append(_ samples: some Collection<Float>) throws(AcousticsError) -> FeatureMatrix {
        if hasEnded { throw .streamEnded }
        let samples = Array(samples)
        do {
            try requireFinite(samples, kernels: Kernels())
        } catch {
            guard case .nonFiniteSample(let index) = error else { throw error }
            throw .nonFiniteSample(index: sampleCount + index)
        }
        sampleCount += samples.count
        for index in parts.indices { try parts[index].append(samples) }
        return try take(parts.map(\.certainCount).min() ?? 0)
    }

    /// Ends the signal.
    ///
    /// - Returns: The remaining frames.
    /// - Throws: ``AcousticsError/emptySignal`` and the like, for a signal that the whole computation would refuse.
    public mutating func finish() throws(AcousticsError) -> FeatureMatrix {
        if hasEnded { throw .streamEnded }
        if sampleCount == 0 { throw .emptySignal }
        hasEnded = true
        for index in parts.indices { try parts[index].finish() }
        return try take(parts.map(\.certainCount).max() ?? 0)
    }

    /// Takes the frames before `end` out of all parts.
    private mutating func take(_ end: Int) throws(AcousticsError) -> FeatureMatrix {
        var taken: [[FeatureMatrix]] = []
        for index in parts.indices { taken.append(try parts[index].take(before: end)) }
        frameCount = end
        return try FeatureMatrix.stack(places.map { taken[$0.part][$0.index] })
    }
}
