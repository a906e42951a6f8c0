import Learning

/// Which of a test speaker's own clips, without their labels, make the profile that the speaker is judged with.
public enum ProfileTrial: Sendable, Hashable {
    /// All of them, the judged one included.
    case every
    /// So many others than the judged one, drawn at random.
    case others(Int)

    /// `every`, or a number.
    public init?(name: String) {
        if name == "every" {
            self = .every
        } else if let count = Int(name), count > 0 {
            self = .others(count)
        } else {
            return nil
        }
    }

    /// The name that `init(name:)` reads back.
    public var name: String {
        switch self {
        case .every: "every"
        case .others(let count): "\(count)"
        }
    }

    /// The clips that make the profile for a judged clip.
    ///
    /// - Parameters:
    ///   - clip: the judged clip.
    ///   - speakers: the speaker of every clip that may be drawn.
    ///   - candidates: those clips, ascending.
    package func clips(for clip: Int, speakers: [String], candidates: [Int], seed: UInt64) -> [Int] {
        let own = candidates.filter { speakers[$0] == speakers[clip] }
        switch self {
        case .every: return own
        case .others(let count):
            let others = own.filter { $0 != clip }
            var generator = SeededGenerator(seed: seed &+ UInt64(clip))
            return generator.permutation(of: others.count).prefix(count).map { others[$0] }
        }
    }
}
