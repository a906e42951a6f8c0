/// Features over time: one row for each feature, one column for each frame.
///
/// Values lie row after row without gaps, as a NumPy array of shape [features, frames] in C order.
public struct FeatureMatrix: Sendable, Equatable {
    /// One name for each row.
    public let names: [String]

    /// Where the frames lie in time.
    public let timing: FrameTiming

    /// Number of frames (columns).
    public let frameCount: Int

    /// `featureCount * frameCount` values, row after row.
    public let values: [Float]

    /// A matrix of `names.count` rows.
    ///
    /// The count of values must be `names.count * frameCount`.
    public init(names: [String], frameCount: Int, values: [Float], timing: FrameTiming) {
        precondition(values.count == names.count * frameCount, "values do not fill the matrix")
        self.names = names
        self.frameCount = frameCount
        self.values = values
        self.timing = timing
    }

    /// Number of features (rows).
    public var featureCount: Int { names.count }

    /// The value of a feature in a frame.
    public subscript(feature: Int, frame: Int) -> Float {
        precondition(frame >= 0 && frame < frameCount, "frame out of range")
        return values[feature * frameCount + frame]
    }

    /// All frames of one feature.
    public func row(_ feature: Int) -> ArraySlice<Float> {
        values[feature * frameCount..<(feature + 1) * frameCount]
    }

    /// All features of one frame.
    public func column(_ frame: Int) -> [Float] {
        (0..<featureCount).map { self[$0, frame] }
    }

    /// All frames of the feature with this name.
    public func row(named name: String) throws(AcousticsError) -> ArraySlice<Float> {
        guard let feature = names.firstIndex(of: name) else {
            throw .unknownFeature(name: name, available: names)
        }
        return row(feature)
    }

    /// The time of each frame's centre in seconds.
    public var frameTimes: [Double] {
        (0..<frameCount).map { timing.time(ofFrame: $0) }
    }
}

extension FeatureMatrix {
    /// The rows in `features`, in their order.
    public func selecting(_ features: some Collection<Int>) -> FeatureMatrix {
        var chosen: [Float] = []
        chosen.reserveCapacity(features.count * frameCount)
        for feature in features { chosen.append(contentsOf: row(feature)) }
        return FeatureMatrix(
            names: features.map { names[$0] }, frameCount: frameCount, values: chosen, timing: timing)
    }

    /// The same values under other names.
    public func renamed(_ name: (String) -> String) -> FeatureMatrix {
        FeatureMatrix(names: names.map(name), frameCount: frameCount, values: values, timing: timing)
    }

    /// The frames in `frames` only; their times stay what they were.
    public func frames(_ frames: Range<Int>) -> FeatureMatrix {
        var chosen: [Float] = []
        chosen.reserveCapacity(featureCount * frames.count)
        for feature in 0..<featureCount {
            let start = feature * frameCount
            chosen.append(contentsOf: values[start + frames.lowerBound..<start + frames.upperBound])
        }
        var timing = timing
        timing.firstCenter += Double(frames.lowerBound * timing.hopLength)
        return FeatureMatrix(names: names, frameCount: frames.count, values: chosen, timing: timing)
    }

    /// Every value changed by itself.
    public func mapValues(_ transform: (Float) -> Float) -> FeatureMatrix {
        FeatureMatrix(names: names, frameCount: frameCount, values: values.map(transform), timing: timing)
    }

    /// The rows of all matrices, one below the other. They must have the same frames.
    public static func stack(_ parts: [FeatureMatrix]) throws(AcousticsError) -> FeatureMatrix {
        guard let first = parts.first else {
            throw .invalidParameter(name: "parts", value: "empty", allowed: "at least one matrix")
        }
        for part in parts where part.frameCount != first.frameCount || part.timing != first.timing {
            throw .framesDiffer(expected: first.framesInWords, found: part.framesInWords)
        }
        if parts.count == 1 { return first }
        var values: [Float] = []
        values.reserveCapacity(parts.reduce(0) { $0 + $1.values.count })
        for part in parts { values.append(contentsOf: part.values) }
        return FeatureMatrix(
            names: parts.flatMap(\.names), frameCount: first.frameCount, values: values, timing: first.timing)
    }

    private var framesInWords: String {
        "\(frameCount) frames, \(timing.hopLength) samples apart at \(timing.sampleRate) Hz from \(timing.firstCenter)"
    }
}

extension FeatureMatrix {
    /// A matrix whose values are written in place by `fill`, which must set all of them.
    init(
        names: [String], frameCount: Int, timing: FrameTiming,
        fill: (UnsafeMutableBufferPointer<Float>) throws(AcousticsError) -> Void
    ) throws(AcousticsError) {
        let count = names.count * frameCount
        var failure: AcousticsError?
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(AcousticsError) {
                try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
                initialized = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        self.init(names: names, frameCount: frameCount, values: values, timing: timing)
    }
}
