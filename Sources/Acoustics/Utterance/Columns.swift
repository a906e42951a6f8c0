internal import Foundation

/// Features over time in double precision: one row for each frame, one column for each feature.
struct Columns {
    /// Number of columns.
    let width: Int
    /// Number of rows.
    let rows: Int
    /// Values by row.
    let values: [Double]

    init(width: Int, values: [Double]) {
        precondition(width > 0 && values.count % width == 0, "rows of equal width")
        self.width = width
        rows = values.count / width
        self.values = values
    }

    /// One column from its values.
    init(_ column: [Double]) { self.init(width: 1, values: column) }

    /// Columns of equal length beside each other.
    init(joining columns: [[Double]]) {
        let rows = columns[0].count
        var values = [Double](repeating: 0, count: rows * columns.count)
        for (place, column) in columns.enumerated() {
            for row in 0..<rows { values[row * columns.count + place] = column[row] }
        }
        self.init(width: columns.count, values: values)
    }

    subscript(row: Int, column: Int) -> Double { values[row * width + column] }

    /// The values of one column.
    func column(_ index: Int) -> [Double] { (0..<rows).map { values[$0 * width + index] } }

    /// The rows for which the mask is true.
    func rows(where mask: [Bool]) -> Columns {
        var kept: [Double] = []
        for row in 0..<rows where mask[row] { kept += values[row * width..<(row + 1) * width] }
        return Columns(width: width, values: kept)
    }

    /// Regression slope over two frames to either side, the ends repeated.
    var delta: Columns {
        func at(_ row: Int, _ column: Int) -> Double { self[min(max(row, 0), rows - 1), column] }
        var slopes = [Double](repeating: 0, count: values.count)
        for row in 0..<rows {
            for column in 0..<width {
                let outer = at(row + 2, column) - at(row - 2, column)
                let inner = at(row + 1, column) - at(row - 1, column)
                slopes[row * width + column] = (2 * outer + inner) / 10
            }
        }
        return Columns(width: width, values: slopes)
    }

    /// Sums up each column: thirteen functionals each, see ``UtteranceFunctionals/names``. No rows count as one of zeros.
    var functionals: [Double] {
        if rows == 0 { return Columns(width: width, values: [Double](repeating: 0, count: width)).functionals }
        return (0..<width).flatMap { UtteranceFunctionals.values(of: column($0)) }
    }
}

/// The functionals that sum up a feature's course over an utterance.
enum UtteranceFunctionals {
    static let names = [
        "mean", "std", "p5", "p25", "p50", "p75", "p95", "iqr", "range90", "skew", "kurt", "slope", "mad",
    ]

    /// - Parameter course: at least one value.
    static func values(of course: [Double]) -> [Double] {
        let count = Double(course.count)
        let mean = course.reduce(0, +) / count
        var (second, third, fourth, steps) = (0.0, 0.0, 0.0, 0.0)
        var (slope, times) = (0.0, 0.0)
        for (index, value) in course.enumerated() {
            let distance = value - mean
            let square = distance * distance
            second += square
            third += square * distance
            fourth += square * square
            // Time runs from -1 to 1, so that the slope does not depend on the utterance's length.
            let time = course.count > 1 ? 2 * Double(index) / (count - 1) - 1 : 0
            slope += distance * time
            times += time * time
            if index > 0 { steps += abs(value - course[index - 1]) }
        }
        let deviation = (second / count).squareRoot()
        let floor = max(deviation, 1e-6)
        let sorted = course.sorted()
        let points = [0.05, 0.25, 0.5, 0.75, 0.95].map { percentile($0, of: sorted) }
        return [mean, deviation] + points + [
            points[3] - points[1], points[4] - points[0], third / count / (floor * floor * floor),
            fourth / count / (floor * floor * floor * floor) - 3, slope / max(times, 1e-9),
            course.count > 1 ? steps / (count - 1) : 0,
        ]
    }

    /// Linear interpolation between the two nearest ranks, as NumPy's default.
    static func percentile(_ share: Double, of sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let lower = Int(place)
        let upper = min(lower + 1, sorted.count - 1)
        return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
