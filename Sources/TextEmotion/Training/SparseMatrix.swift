/// Rows of which few values are not zero.
struct SparseMatrix: Sendable {
    /// Number of columns.
    let columns: Int
    /// Where each row begins in `indices` and `values`, and at last their count.
    private(set) var starts: [Int] = [0]
    private(set) var indices: [Int32] = []
    private(set) var values: [Float] = []

    init(columns: Int) { self.columns = columns }

    /// Number of rows.
    var rows: Int { starts.count - 1 }

    /// The columns, ascending, in which one of the rows has a value.
    func columnsUsed(by rows: [Int]) -> [Int] {
        var isUsed = [Bool](repeating: false, count: columns)
        for row in rows {
            for place in starts[row]..<starts[row + 1] { isUsed[Int(indices[place])] = true }
        }
        return isUsed.indices.filter { isUsed[$0] }
    }

    /// The matrix with these columns alone, in their order.
    func selecting(_ chosen: [Int]) -> SparseMatrix {
        var places = [Int32](repeating: -1, count: columns)
        for (place, column) in chosen.enumerated() { places[column] = Int32(truncatingIfNeeded: place) }
        var result = SparseMatrix(columns: chosen.count)
        result.indices.reserveCapacity(indices.count)
        result.values.reserveCapacity(values.count)
        for row in 0..<rows {
            for place in starts[row]..<starts[row + 1] where places[Int(indices[place])] >= 0 {
                result.indices.append(places[Int(indices[place])])
                result.values.append(values[place])
            }
            result.starts.append(result.indices.count)
        }
        return result
    }

    mutating func append(_ row: some Sequence<(column: Int, value: Float)>) {
        for (column, value) in row {
            indices.append(Int32(truncatingIfNeeded: column))
            values.append(value)
        }
        starts.append(indices.count)
    }
}
