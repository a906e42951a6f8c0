/// One number that sums up a feature's course over time.
///
/// Frames whose value is not a number are passed over, so that a feature may be undefined in some frames (a pitch where
/// there is no voice). Everything is 0 where no frame has a value. With a single value, what measures spread or change
/// is 0.
public enum Functional: Sendable, Hashable, Codable {
    /// Arithmetic mean.
    case mean
    /// Standard deviation of the frames themselves (divided by their number, as NumPy's default).
    case standardDeviation
    /// Smallest value.
    case minimum
    /// Largest value.
    case maximum
    /// Largest minus smallest value.
    case range
    /// The 50th percentile.
    case median
    /// The value below which so many per cent (0...100) lie, linear between neighbours as NumPy's default.
    case percentile(Double)
    /// 75th minus 25th percentile.
    case quartileRange
    /// One percentile minus another one.
    case percentileRange(Double, Double)
    /// Third standardised moment; 0 for a constant.
    case skewness
    /// Fourth standardised moment minus 3; 0 for a constant.
    case kurtosis
    /// Slope per second of the least-squares line over time.
    case slope
    /// Root mean square distance from that line.
    case linearError
    /// Standard deviation over the absolute mean; 0 where the mean is.
    case variation
    /// Where the largest value is first reached: 0 at the first frame, 1 at the last.
    case positionOfMaximum
    /// Where the smallest value is first reached: 0 at the first frame, 1 at the last.
    case positionOfMinimum
    /// Mean of the absolute change from one frame to the next, between frames that both have a value.
    case meanAbsoluteDelta
    /// Mean slope per second of the steps that rise; 0 if none does.
    case risingSlope
    /// Mean slope per second of the steps that fall, below zero; 0 if none does.
    case fallingSlope
    /// Share of the steps that rise.
    case risingShare
    /// Share of the frames that have a value.
    case presence

    /// The part of a feature's name after the point, such as `std`.
    public var name: String {
        switch self {
        case .mean: "mean"
        case .standardDeviation: "std"
        case .minimum: "min"
        case .maximum: "max"
        case .range: "range"
        case .median: "median"
        case .percentile(let percent): "p\(shortest(percent))"
        case .quartileRange: "iqr"
        case .percentileRange(let high, let low): "p\(shortest(high))-p\(shortest(low))"
        case .skewness: "skewness"
        case .kurtosis: "kurtosis"
        case .slope: "slope"
        case .linearError: "linear_error"
        case .variation: "variation"
        case .positionOfMaximum: "argmax"
        case .positionOfMinimum: "argmin"
        case .meanAbsoluteDelta: "abs_delta"
        case .risingSlope: "rising_slope"
        case .fallingSlope: "falling_slope"
        case .risingShare: "rising_share"
        case .presence: "presence"
        }
    }

    /// Mean, spread, extremes, quartiles, shape of the distribution, trend and movement.
    public static let standard: [Functional] = [
        .mean, .standardDeviation, .minimum, .maximum, .range, .median, .percentile(25), .percentile(75),
        .quartileRange, .skewness, .kurtosis, .slope, .linearError, .positionOfMaximum, .positionOfMinimum,
        .meanAbsoluteDelta, .risingSlope, .fallingSlope,
    ]

    /// Throws for percentiles outside 0...100.
    func check() throws(AcousticsError) {
        let percents: [Double] =
            switch self {
            case .percentile(let percent): [percent]
            case .percentileRange(let high, let low): [high, low]
            default: []
            }
        for percent in percents {
            try AcousticsError.require(percent >= 0 && percent <= 100, "percentile", percent, "in 0...100")
        }
    }
}

extension Functional {
    /// Those that have one name and no parameter.
    public static let named: [Functional] = [
        .mean, .standardDeviation, .minimum, .maximum, .range, .median, .quartileRange, .skewness, .kurtosis, .slope,
        .linearError, .variation, .positionOfMaximum, .positionOfMinimum, .meanAbsoluteDelta, .risingSlope,
        .fallingSlope, .risingShare, .presence,
    ]

    /// The functional of a ``name``, such as `std`, `p20` or `p95-p5`; nil for a name that is none.
    public init?(name: String) {
        if let functional = Self.named.first(where: { $0.name == name }) {
            self = functional
            return
        }
        let percents = name.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.first == "p" ? Double(part.dropFirst()).flatMap { (0...100).contains($0) ? $0 : nil } : nil
        }
        switch percents.count {
        case 1: if let percent = percents[0] { self = .percentile(percent) } else { return nil }
        case 2:
            guard let high = percents[0], let low = percents[1] else { return nil }
            self = .percentileRange(high, low)
        default: return nil
        }
    }
}
