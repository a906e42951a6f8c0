/// How a corpus is divided into training and test parts.
public enum EvaluationProtocol: Sendable, Hashable {
    /// Each speaker is the test part once.
    case leaveOneSpeakerOut

    /// The sorted speakers of each corpus in that many consecutive blocks; the corpora's first blocks together are the first
    /// test part, and so on.
    case grouped(Int)

    /// A group of speakers' clips of one block of sentences is the test part; training has neither those speakers nor those
    /// sentences. Groups are made as `grouped` makes them, blocks of sentences likewise; nil stands for each speaker, each
    /// sentence alone. A group's test parts are judged as one.
    case speakerAndSentence(speakers: Int?, sentences: Int?)

    /// Each corpus is the test part once.
    case leaveOneCorpusOut

    /// The corpus's published folds.
    case official

    /// Clips at random, stratified by class, in that many parts. The same speakers are then in training and test:
    /// the figure flatters, and says nothing of a stranger's voice.
    case random(Int)

    /// The protocol that a name such as `leave-one-speaker-out`, `grouped:5` or `speaker-and-sentence:5` means.
    public init?(name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let counts = parts.dropFirst().map { part in Int(part).flatMap { $0 >= 2 ? $0 : nil } }
        switch (parts[0], counts.count) {
        case ("leave-one-speaker-out", 0): self = .leaveOneSpeakerOut
        case ("leave-one-corpus-out", 0): self = .leaveOneCorpusOut
        case ("official", 0): self = .official
        case ("speaker-and-sentence", 0...2):
            guard zip(parts.dropFirst(), counts).allSatisfy({ $0 == "all" || $1 != nil }) else { return nil }
            self = .speakerAndSentence(
                speakers: counts.first ?? nil, sentences: counts.count == 2 ? counts[1] : nil)
        case ("grouped", 1):
            guard let folds = counts[0] else { return nil }
            self = .grouped(folds)
        case ("random", 1):
            guard let folds = counts[0] else { return nil }
            self = .random(folds)
        default: return nil
        }
    }

    /// The protocol's name, which `init(name:)` reads back.
    public var name: String {
        switch self {
        case .leaveOneSpeakerOut: "leave-one-speaker-out"
        case .leaveOneCorpusOut: "leave-one-corpus-out"
        case .official: "official"
        case .grouped(let folds): "grouped:\(folds)"
        case .random(let folds): "random:\(folds)"
        case .speakerAndSentence(nil, nil): "speaker-and-sentence"
        case .speakerAndSentence(let speakers, nil): "speaker-and-sentence:\(speakers.map(String.init) ?? "all")"
        case .speakerAndSentence(let speakers, .some(let sentences)):
            "speaker-and-sentence:\(speakers.map(String.init) ?? "all"):\(sentences)"
        }
    }

    /// The names that can be given.
    public static let names = [
        "leave-one-speaker-out", "grouped:K", "speaker-and-sentence[:K[:B]]", "leave-one-corpus-out", "official",
        "random:K",
    ]

    /// Whether the protocol itself keeps each speaker out of one part of a fold. Published folds may or may not
    /// (`Fold.sharesSpeakers`).
    public var isSpeakerIndependent: Bool {
        switch self {
        case .leaveOneSpeakerOut, .grouped, .speakerAndSentence, .leaveOneCorpusOut: true
        case .official, .random: false
        }
    }
}
