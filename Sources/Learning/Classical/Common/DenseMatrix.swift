/// A matrix in double precision, row after row, padded with zeros so that kernels need no edges.
struct DenseMatrix: Sendable {
    let rows: Int
    let columns: Int

    /// Distance between rows: `columns` rounded up to a multiple of 4.
    let stride: Int

    /// `rows` rounded up to a multiple of 4, times `stride`.
    var values: [Double]

    init(zeros rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
        stride = Self.padded(columns)
        values = [Double](repeating: 0, count: Self.padded(rows) * stride)
    }

    init(_ table: FeatureRows) {
        self.init(zeros: table.rows, table.columns)
        for row in 0..<rows {
            for column in 0..<columns { values[row * stride + column] = Double(table.values[row * columns + column]) }
        }
    }

    /// Rounded up to a multiple of 4.
    static func padded(_ count: Int) -> Int { (count + 3) & ~3 }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * stride + column] }
        set { values[row * stride + column] = newValue }
    }

    /// Rows become columns.
    func transposed() -> DenseMatrix {
        var result = DenseMatrix(zeros: columns, rows)
        for first in Swift.stride(from: 0, to: rows, by: 32) {
            for column in 0..<columns {
                for row in first..<min(first + 32, rows) { result[column, row] = self[row, column] }
            }
        }
        return result
    }

    /// The product with a panel of `columns` rows (or more, which do not count) of `width` numbers, a multiple of 4.
    ///
    /// - Parameter result: room for `rows` rounded up to a multiple of 4, times `width` numbers.
    func multiply(
        _ panel: UnsafePointer<Double>, width: Int, into result: UnsafeMutablePointer<Double>, threads: Int
    ) {
        typealias Lanes = SIMD2<Double>
        let pairs = width / 2
        nonisolated(unsafe) let panel = UnsafeRawPointer(panel).assumingMemoryBound(to: Lanes.self)
        nonisolated(unsafe) let result = UnsafeMutableRawPointer(result).assumingMemoryBound(to: Lanes.self)
        let blocks = Self.padded(rows) / 4
        values.withUnsafeBufferPointer { values in
            guard let start = values.baseAddress else { return }
            nonisolated(unsafe) let base = start
            Parallel.run((blocks + 15) / 16, threads: threads) { part in
                for block in part * 16..<min((part + 1) * 16, blocks) {
                    let (first, second) = (base + block * 4 * stride, base + (block * 4 + 1) * stride)
                    let (third, fourth) = (base + (block * 4 + 2) * stride, base + (block * 4 + 3) * stride)
                    for pair in Swift.stride(from: 0, to: pairs, by: 2) {
                        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                        var (e, f, g, h) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                        for index in 0..<columns {
                            let (left, right) = (panel[index * pairs + pair], panel[index * pairs + pair + 1])
                            let (one, two, three, four) = (first[index], second[index], third[index], fourth[index])
                            a += left * one
                            b += left * two
                            c += left * three
                            d += left * four
                            e += right * one
                            f += right * two
                            g += right * three
                            h += right * four
                        }
                        let place = result + block * 4 * pairs + pair
                        (place[0], place[1]) = (a, e)
                        (place[pairs], place[pairs + 1]) = (b, f)
                        (place[2 * pairs], place[2 * pairs + 1]) = (c, g)
                        (place[3 * pairs], place[3 * pairs + 1]) = (d, h)
                    }
                }
            }
        }
    }
}
