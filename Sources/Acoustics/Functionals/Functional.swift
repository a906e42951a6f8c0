internal import Foundation

/// A number that sums up a feature's course over time.
public enum Functional: Sendable, Hashable, Codable {
    /// Arithmetic mean.
    case mean
    /// Population standard deviation.
    case standardDeviation
    /// Least value.
    case minimum
    /// Greatest value.
    case maximum
    /// Greatest less least value.
    case range
    /// The value below which this share of the frames lies (0...1), interpolated linearly as NumPy's `percentile`.
    case percentile(Double)
    /// Third less first quartile.
    case interquartileRange
    /// Third standardised moment; 0 for a constant.
    case skewness
    /// Fourth standardised moment less 3; 0 for a constant.
    case kurtosis
    /// Slope of the least-squares line, in units a second; 0 for one frame.
    case slope
    /// Root mean square distance from the least-squares line.
    case linearError
    /// Mean absolute step from frame to frame; 0 for one frame.
    case meanAbsoluteStep
    /// Where the greatest value lies, from 0 for the first frame to 1 for the last; 0 for one frame.
    case positionOfMaximum

    /// Mean, deviation, extremes, quartiles, 5th and 95th percentile, slope and shape.
    public static let standard: [Functional] = [
        .mean, .standardDeviation, .minimum, .maximum, .range, .percentile(0.05), .percentile(0.25), .percentile(0.5),
        .percentile(0.75), .percentile(0.95), .interquartileRange, .skewness, .kurtosis, .slope, .linearError,
        .meanAbsoluteStep, .positionOfMaximum,
    ]

    /// The name that features carry after a dot, such as `mean` or `p25`.
    public var name: String {
        switch self {
        case .mean: "mean"
        case .standardDeviation: "std"
        case .minimum: "min"
        case .maximum: "max"
        case .range: "range"
        case .percentile(let share): "p\(Int((100 * share).rounded()))"
        case .interquartileRange: "iqr"
        case .skewness: "skewness"
        case .kurtosis: "kurtosis"
        case .slope: "slope"
        case .linearError: "linear_error"
        case .meanAbsoluteStep: "mean_abs_step"
        case .positionOfMaximum: "max_position"
        }
    }
}

extension FeatureMatrix {
    /// Sums up each feature: shape [features * functionals, 1], names such as `mfcc_1.mean`.
    ///
    /// - Throws: ``AcousticsError/tooFewFrames(frames:needed:hint:)`` without a frame,
    ///   ``AcousticsError/invalidParameter(name:value:allowed:)`` for a percentile outside 0...1.
    public func functionals(_ set: [Functional] = Functional.standard) throws(AcousticsError) -> FeatureMatrix {
        if frameCount == 0 {
            throw .tooFewFrames(frames: 0, needed: 1, hint: "functionals sum up at least one frame")
        }
        for case .percentile(let share) in set {
            try AcousticsError.require(share >= 0 && share <= 1, "percentile", share, "in 0...1")
        }
        var values: [Float] = []
        values.reserveCapacity(featureCount * set.count)
        for feature in 0..<featureCount {
            let course = Course(row(feature).map(Double.init), secondsPerFrame: timing.secondsPerFrame)
            values += set.map { Float(course.value(of: $0)) }
        }
        let names = names.flatMap { name in set.map { "\(name).\($0.name)" } }
        return FeatureMatrix(names: names, frameCount: 1, values: values, timing: timing)
    }
}

/// A feature over time, with what several functionals need.
private struct Course {
    let values: [Double]
    let sorted: [Double]
    let mean: Double
    let secondsPerFrame: Double

    init(_ values: [Double], secondsPerFrame: Double) {
        self.values = values
        self.secondsPerFrame = secondsPerFrame
        sorted = values.sorted()
        mean = values.reduce(0, +) / Double(values.count)
    }

    func value(of functional: Functional) -> Double {
        switch functional {
        case .mean: mean
        case .standardDeviation: moment(2).squareRoot()
        case .minimum: sorted[0]
        case .maximum: sorted[sorted.count - 1]
        case .range: sorted[sorted.count - 1] - sorted[0]
        case .percentile(let share): UtteranceFunctionals.percentile(share, of: sorted)
        case .interquartileRange:
            UtteranceFunctionals.percentile(0.75, of: sorted) - UtteranceFunctionals.percentile(0.25, of: sorted)
        case .skewness: standardised(3)
        case .kurtosis: isConstant ? 0 : standardised(4) - 3
        case .slope: slope / secondsPerFrame
        case .linearError: linearError
        case .meanAbsoluteStep: meanAbsoluteStep
        case .positionOfMaximum: positionOfMaximum
        }
    }

    private func moment(_ order: Int) -> Double {
        values.reduce(0) { sum, value in sum + pow(value - mean, Double(order)) } / Double(values.count)
    }

    /// Rounding leaves a constant with a tiny spread, which must not be blown up.
    private var isConstant: Bool { moment(2).squareRoot() <= 1e-9 * max(1, abs(mean)) }

    private func standardised(_ order: Int) -> Double {
        isConstant ? 0 : moment(order) / pow(moment(2), Double(order) / 2)
    }

    /// Units a frame.
    private var slope: Double {
        let middle = Double(values.count - 1) / 2
        var (product, square) = (0.0, 0.0)
        for (frame, value) in values.enumerated() {
            let time = Double(frame) - middle
            product += time * (value - mean)
            square += time * time
        }
        return square > 0 ? product / square : 0
    }

    private var linearError: Double {
        let slope = slope
        let middle = Double(values.count - 1) / 2
        let squares = values.enumerated().reduce(0.0) { sum, entry in
            let distance = entry.element - mean - slope * (Double(entry.offset) - middle)
            return sum + distance * distance
        }
        return (squares / Double(values.count)).squareRoot()
    }

    private var meanAbsoluteStep: Double {
        guard values.count > 1 else { return 0 }
        return zip(values, values.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) } / Double(values.count - 1)
    }

    private var positionOfMaximum: Double {
        guard values.count > 1, let place = values.firstIndex(of: sorted[sorted.count - 1]) else { return 0 }
        return Double(place) / Double(values.count - 1)
    }
}
