/// Rows of features, all of one length, finite and of a size that distances can be computed with.
public struct FeatureRows: Sendable, Hashable {
    /// The largest magnitude of a value. Its square times a million features stays far inside double precision.
    public static let limit: Float = 1e15

    /// Number of rows, at least 1.
    public let rows: Int

    /// Number of features, at least 1.
    public let columns: Int

    /// The values, row after row.
    public let values: [Float]

    /// A table of rows.
    ///
    /// - Throws: `LearningError.tooFewRows` for no row, `raggedRows` for rows of differing or no length, `nonFinite` and
    ///   `tooLarge` with the place of the first value that is.
    public init(_ rows: [[Float]]) throws(LearningError) {
        guard let first = rows.first else { throw .tooFewRows(model: "table", found: 0, needed: 1) }
        guard !first.isEmpty else { throw .raggedRows(row: 0, expected: 1, found: 0) }
        for (index, row) in rows.enumerated() { try Self.check(row, row: index, columns: first.count) }
        self.init(checked: Array(rows.joined()), rows: rows.count, columns: first.count)
    }

    init(checked values: [Float], rows: Int, columns: Int) {
        (self.values, self.rows, self.columns) = (values, rows, columns)
    }

    /// One row.
    public subscript(row: Int) -> ArraySlice<Float> { values[row * columns..<(row + 1) * columns] }

    /// A table of some of the rows, in the order given.
    ///
    /// - Parameter rows: at least one index below `rows`.
    public func selecting(_ rows: [Int]) -> FeatureRows {
        precondition(!rows.isEmpty, "a table has at least one row")
        var picked: [Float] = []
        picked.reserveCapacity(rows.count * columns)
        for row in rows { picked += self[row] }
        return FeatureRows(checked: picked, rows: rows.count, columns: columns)
    }

    /// Throws when a row is not `columns` numbers that a model can take.
    static func check(_ row: [Float], row index: Int = 0, columns: Int) throws(LearningError) {
        guard row.count == columns else { throw .raggedRows(row: index, expected: columns, found: row.count) }
        // NaN fails the comparison too.
        guard !row.allSatisfy({ abs($0) <= limit }) else { return }
        for (column, value) in row.enumerated() {
            guard value.isFinite else { throw .nonFinite(row: index, column: column) }
            guard abs(value) <= limit else { throw .tooLarge(row: index, column: column, value: value, limit: limit) }
        }
    }
}
