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

    /// Regressions that decide together.
    public struct Committee: Sendable, Hashable, Codable {
        /// The regressions.
        public var members: [Member]
        /// What a clip's loss counts against the penalty, as scikit-learn's C; copies of a clip share it.
        public var c: Double

        /// A committee.
        public init(_ members: [Member], c: Double) {
            self.members = members
            self.c = c
        }
    }

    /// Values in a row.
    public var width: Int
    /// The committees that can be chosen, by name.
    public var committees: [String: Committee]
    /// The name of the one that decides.
    public var chosen: String

    /// A plan.
    public init(width: Int, committees: [String: Committee], chosen: String) {
        self.width = width
        self.committees = committees
        self.chosen = chosen
    }

    /// The committee that decides.
    ///
    /// - Throws: `VoiceEmotionError.setting` where its name stands for none, or what it asks for cannot be.
    func committee() throws(VoiceEmotionError) -> Committee {
        func refused(_ setting: String, _ value: String) -> VoiceEmotionError {
            .setting(name: "learner." + setting, value: value, recipe: "committee")
        }
        guard let committee = committees[chosen], !committee.members.isEmpty else { throw refused("chosen", chosen) }
        guard Self.widths.contains(width) else { throw refused("width", "\(width)") }
        guard committee.c > 0, committee.c.isFinite else {
            throw refused("committees.\(chosen).c", "\(committee.c)")
        }
        for member in committee.members {
            guard !member.rows.isEmpty, member.rows.count <= Self.mostRows, member.rows.allSatisfy({ $0 > 0 }) else {
                throw refused("committees.\(chosen).members.rows", "\(member.rows)")
            }
        }
        return committee
    }

    private static let widths = 1...65_536
    private static let mostRows = 4096
}
