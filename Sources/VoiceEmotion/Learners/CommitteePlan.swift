/// Several logistic regressions, each on some rows of the features, whose logarithms of probabilities are averaged.
public struct CommitteePlan: Sendable, Hashable, Codable {
    /// One of the regressions.
    public struct Member: Sendable, Hashable, Codable {
        /// The rows that it reads, counted from 1 among those that the recipe uses.
        public var rows: [Int]
        /// Directions in which the training speakers' means differ most that it is made blind to (nuisance attribute
        /// projection: Solomonoff, Campbell & Boardman, ICASSP 2005); 0 for none.
        public var blindTo: Int

        /// A member.
        public init(rows: [Int], blindTo: Int = 0) {
            self.rows = rows
            self.blindTo = blindTo
        }
    }

    /// Values in a row.
    public var width: Int
    /// The regressions.
    public var members: [Member]
    /// What a clip's loss counts against the penalty, as scikit-learn's C; copies of a clip share it.
    public var c: Double

    /// A plan.
    public init(width: Int, members: [Member], c: Double) {
        self.width = width
        self.members = members
        self.c = c
    }
}
