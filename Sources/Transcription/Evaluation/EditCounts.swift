/// How a text differs from another: the fewest changes that make one of the other (Levenshtein, 1966).
public struct EditCounts: Sendable, Hashable {
    /// Elements written for another.
    public var substitutions = 0
    /// Elements of the reference that are not there.
    public var deletions = 0
    /// Elements that are not in the reference.
    public var insertions = 0
    /// Elements of the reference.
    public var reference = 0

    /// No changes of nothing.
    public init() {}

    /// The changes from a reference to what was understood, of the least number. Time and memory grow with the product
    /// and the sum of the lengths.
    public init<Element: Equatable>(from reference: [Element], to hypothesis: [Element]) {
        var row = (0...hypothesis.count).map { column in
            var counts = EditCounts()
            counts.insertions = column
            return counts
        }
        for (index, expected) in reference.enumerated() {
            var diagonal = row[0]
            row[0].deletions = index + 1
            for (column, found) in hypothesis.enumerated() {
                let above = row[column + 1]
                var best = diagonal
                if expected != found { best.substitutions += 1 }
                var deleted = above
                deleted.deletions += 1
                var inserted = row[column]
                inserted.insertions += 1
                if deleted.errors < best.errors { best = deleted }
                if inserted.errors < best.errors { best = inserted }
                row[column + 1] = best
                diagonal = above
            }
        }
        self = row[hypothesis.count]
        self.reference = reference.count
    }

    /// All changes.
    public var errors: Int { substitutions + deletions + insertions }

    /// Changes for each element of the reference: 0 for equal texts, above 1 where more is wrong than there is. With an
    /// empty reference 0 for nothing understood, else infinity.
    public var rate: Double {
        reference > 0 ? Double(errors) / Double(reference) : errors == 0 ? 0 : .infinity
    }

    /// Adds the counts of another text.
    public static func += (counts: inout EditCounts, other: EditCounts) {
        counts.substitutions += other.substitutions
        counts.deletions += other.deletions
        counts.insertions += other.insertions
        counts.reference += other.reference
    }
}
