/// How often each true class was taken for each class.
public struct ConfusionTable: Sendable, Hashable {
    /// Names of the classes as they are shown.
    public let labels: [String]
    /// `counts[t][p]`: clips of class `t` that were taken for class `p`.
    public let counts: [[Int]]

    /// A table of as many rows and columns as labels.
    ///
    /// - Throws: `ReportingError.shape` when the sizes differ, `.value` for a negative count.
    public init(labels: [String], counts: [[Int]]) throws(ReportingError) {
        guard counts.count == labels.count else {
            throw .shape(of: "counts", expected: labels.count, found: counts.count)
        }
        for row in counts {
            guard row.count == labels.count else {
                throw .shape(of: "counts", expected: labels.count, found: row.count)
            }
            if let negative = row.first(where: { $0 < 0 }) {
                throw .value(of: "counts", found: "\(negative)", hint: "0...")
            }
        }
        self.labels = labels
        self.counts = counts
    }

    /// Clips of the class in `row`.
    func total(_ row: Int) -> Int { counts[row].reduce(0, +) }

    /// Share of a row's clips that fell into a column, or nil for a class without clips.
    func share(_ row: Int, _ column: Int) -> Double? {
        let all = total(row)
        return all > 0 ? Double(counts[row][column]) / Double(all) : nil
    }
}
