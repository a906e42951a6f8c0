/// How a corpus is divided into training and test parts.
public enum EvaluationProtocol: Sendable, Hashable {
    /// Each speaker is the test part once.
    case leaveOneSpeakerOut

    /// The sorted speakers of each corpus in that many consecutive blocks; the corpora's first blocks together are the first
    /// test part, and so on.
    case grouped(Int)

    /// Clips at random, stratified by class, in that many parts. The same speakers are then in training and test:
    /// the figure flatters, and says nothing of a stranger's voice.
    case random(Int)

    /// The protocol that a name such as `leave-one-speaker-out`, `grouped:5` or `random:5` means.
    public init?(name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        let count = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first, parts.count, count) {
        case ("leave-one-speaker-out", 1, _): self = .leaveOneSpeakerOut
        case ("grouped", 2, .some(let folds)) where folds >= 2: self = .grouped(folds)
        case ("random", 2, .some(let folds)) where folds >= 2: self = .random(folds)
        default: return nil
        }
    }

    /// The protocol's name, which `init(name:)` reads back.
    public var name: String {
        switch self {
        case .leaveOneSpeakerOut: "leave-one-speaker-out"
        case .grouped(let folds): "grouped:\(folds)"
        case .random(let folds): "random:\(folds)"
        }
    }

    /// The names that can be given.
    public static let names = ["leave-one-speaker-out", "grouped:K", "random:K"]

    /// Whether no speaker is in both parts of a fold.
    public var isSpeakerIndependent: Bool {
        if case .random = self { false } else { true }
    }
}
