/// Named numbers that describe a whole clip.
public struct FeatureVector: Sendable, Equatable {
    /// A name for each value, such as `mfcc_1.mean`.
    public let names: [String]

    /// The values.
    public let values: [Float]

    /// As many values as names.
    public init(names: [String], values: [Float]) {
        precondition(names.count == values.count, "every value needs a name")
        self.names = names
        self.values = values
    }

    /// The value of this name, or nil.
    public subscript(name: String) -> Float? {
        names.firstIndex(of: name).map { values[$0] }
    }

    /// The values of both, one after the other.
    public static func + (left: FeatureVector, right: FeatureVector) -> FeatureVector {
        FeatureVector(names: left.names + right.names, values: left.values + right.values)
    }
}

extension FeatureMatrix {
    /// Functionals of every feature over time, named `feature.functional`, all of the first feature first.
    ///
    /// Always finite for finite features, also for a single frame; see ``Functional`` for what is undefined.
    ///
    /// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for percentiles outside 0...100.
    public func functionals(
        _ functionals: [Functional] = Functional.standard
    ) throws(AcousticsError) -> FeatureVector {
        for functional in functionals { try functional.check() }
        let sorting = functionals.contains {
            switch $0 {
            case .median, .percentile, .quartileRange, .percentileRange: true
            default: false
            }
        }
        var names: [String] = []
        var values: [Float] = []
        names.reserveCapacity(featureCount * functionals.count)
        values.reserveCapacity(featureCount * functionals.count)
        for feature in 0..<featureCount {
            let course = Course(row(feature), secondsPerFrame: timing.secondsPerFrame, sorting: sorting)
            for functional in functionals {
                names.append("\(self.names[feature]).\(functional.name)")
                values.append(Float(course.value(of: functional)))
            }
        }
        return FeatureVector(names: names, values: values)
    }

    /// The mean of every feature over time.
    public var means: [Float] {
        (0..<featureCount).map { feature in
            let row = row(feature)
            return row.isEmpty ? 0 : Float(row.reduce(0.0) { $0 + Double($1) } / Double(row.count))
        }
    }

    /// The same features, not a number in frames where `keep` is false for the row named `name`. Functionals then pass
    /// over those frames: a pitch where its voicing is low, say.
    public func masked(
        _ features: [String], where name: String, _ keep: (Float) -> Bool
    ) throws(AcousticsError) -> FeatureMatrix {
        let guide = try row(named: name)
        var masked = values
        for feature in features {
            guard let row = names.firstIndex(of: feature) else {
                throw .unknownFeature(name: feature, available: names)
            }
            for (frame, value) in guide.enumerated() where !keep(value) {
                masked[row * frameCount + frame] = .nan
            }
        }
        return FeatureMatrix(names: names, frameCount: frameCount, values: masked, timing: timing)
    }
}
