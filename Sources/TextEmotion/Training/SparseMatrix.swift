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

    mutating func append(_ row: some Sequence<(column: Int, value: Float)>) {
        for (column, value) in row {
            indices.append(Int32(truncatingIfNeeded: column))
            values.append(value)
        }
        starts.append(indices.count)
    }
}
