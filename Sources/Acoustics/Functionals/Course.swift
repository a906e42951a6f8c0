/// One feature's values over time, and what functionals need to know of them. Sums are taken once, in double precision.
struct Course {
    /// Values that are numbers, and their frames.
    private let values: [Double]
    private let frames: [Int]
    private let frameCount: Int
    private let secondsPerFrame: Double

    private let mean: Double
    /// Central moments 2, 3 and 4.
    private var moments = (second: 0.0, third: 0.0, fourth: 0.0)
    private let sorted: [Double]

    /// Changes between neighbouring frames that both have a value.
    private let steps: [Double]

    /// `sorting` tells whether percentiles will be asked for.
    init(_ row: ArraySlice<Float>, secondsPerFrame: Double, sorting: Bool) {
        frameCount = row.count
        self.secondsPerFrame = secondsPerFrame
        if row.allSatisfy({ !$0.isNaN }) {
            values = row.map(Double.init)
            frames = Array(0..<row.count)
        } else {
            let present = row.enumerated().filter { !$0.element.isNaN }
            values = present.map { Double($0.element) }
            frames = present.map(\.offset)
        }
        sorted = sorting ? values.sorted() : []
        var steps: [Double] = []
        steps.reserveCapacity(values.count)
        for index in values.indices.dropFirst() where frames[index] == frames[index - 1] + 1 {
            steps.append(values[index] - values[index - 1])
        }
        self.steps = steps
        let count = Double(max(values.count, 1))
        mean = values.reduce(0, +) / count
        for value in values {
            let away = value - mean
            let square = away * away
            moments.second += square
            moments.third += square * away
            moments.fourth += square * square
        }
        moments = (moments.second / count, moments.third / count, moments.fourth / count)
        // What rounding leaves of a constant is no spread.
        let largest = values.lazy.map(\.magnitude).max() ?? 0
        if moments.second.squareRoot() <= 1e-9 * largest { moments = (0, 0, 0) }
    }

    private var deviation: Double { moments.second.squareRoot() }

    func value(of functional: Functional) -> Double {
        if values.isEmpty { return 0 }
        switch functional {
        case .mean: return mean
        case .standardDeviation: return deviation
        case .minimum: return values.min() ?? 0
        case .maximum: return values.max() ?? 0
        case .range: return (values.max() ?? 0) - (values.min() ?? 0)
        case .median: return percentile(50)
        case .percentile(let percent): return percentile(percent)
        case .quartileRange: return percentile(75) - percentile(25)
        case .percentileRange(let high, let low): return percentile(high) - percentile(low)
        case .skewness: return moments.second > 0 ? moments.third / (moments.second * deviation) : 0
        case .kurtosis: return moments.second > 0 ? moments.fourth / (moments.second * moments.second) - 3 : 0
        case .slope: return line.slope / secondsPerFrame
        case .linearError: return line.error
        case .variation: return mean != 0 ? deviation / abs(mean) : 0
        case .positionOfMaximum: return position(of: values.max())
        case .positionOfMinimum: return position(of: values.min())
        case .meanAbsoluteDelta: return average(steps.map(\.magnitude))
        case .risingSlope: return average(steps.filter { $0 > 0 }) / secondsPerFrame
        case .fallingSlope: return average(steps.filter { $0 < 0 }) / secondsPerFrame
        case .risingShare: return average(steps.map { $0 > 0 ? 1 : 0 })
        case .presence: return Double(values.count) / Double(frameCount)
        }
    }

    private func percentile(_ percent: Double) -> Double {
        let place = percent / 100 * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }

    private func position(of value: Double?) -> Double {
        guard frameCount > 1, let value, let index = values.firstIndex(of: value) else { return 0 }
        return Double(frames[index]) / Double(frameCount - 1)
    }

    private func average(_ numbers: [Double]) -> Double {
        numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
    }

    /// The least-squares line: its slope per frame, and the root mean square distance from it.
    private var line: (slope: Double, error: Double) {
        let middle = Double(frames.reduce(0, +)) / Double(frames.count)
        var spread = 0.0
        var together = 0.0
        for (frame, value) in zip(frames, values) {
            let away = Double(frame) - middle
            spread += away * away
            together += away * (value - mean)
        }
        if spread == 0 { return (0, 0) }
        let slope = together / spread
        let rest = max(0, moments.second - slope * slope * spread / Double(values.count))
        return (slope, rest.squareRoot())
    }
}
