import Affect
public import Corpora

/// What a data set holds, for people and programs.
public struct CorpusReport: Sendable {
    private let corpus: Corpus

    /// The report of a data set.
    public init(_ corpus: Corpus) { self.corpus = corpus }

    private var labels: [(label: String, emotion: Emotion?, count: Int)] {
        Dictionary(grouping: corpus.recordings, by: \.label)
            .map { (label: $0.key, emotion: $0.value[0].emotion, count: $0.value.count) }
            .sorted { ($1.count, $0.label) < ($0.count, $1.label) }
    }

    private var speakers: [String] { Set(corpus.recordings.map(\.speaker)).filter { !$0.isEmpty }.sorted() }

    /// Several lines: layout, counts, a table of the labels, what was passed over.
    public func text(in language: Language) -> String {
        let word = { (phrase: CommandPhrase) in phrase.text(in: language) }
        var parts = [
            "\(TerminalText.printable(corpus.name)) · \(word(.layout)) \(corpus.layout.rawValue) · "
                + "\(word(.recordings)) \(corpus.recordings.count) · \(word(.speakers)) \(speakers.count) · "
                + "\(word(.licence)): \(CorpusLicence(corpus: corpus.name, layout: corpus.layout).name)"
        ]
        var table = TextTable([.init(word(.labels)), .init(""), .init(word(.recordings), .right)])
        for entry in labels {
            let emotion = entry.emotion.map { ReadingPhrase.emotion($0).text(in: language) } ?? "–"
            table.append([TerminalText.printable(entry.label), emotion, "\(entry.count)"])
        }
        parts.append(table.text)
        if corpus.duplicates > 0 { parts.append("! " + word(.duplicates(corpus.duplicates))) }
        let unlabelled = corpus.recordings.count { $0.emotion == nil }
        if unlabelled > 0 { parts.append("! " + word(.unlabelled(unlabelled))) }
        parts += corpus.issues.map { "! " + TerminalText.printable($0.description) }
        return parts.joined(separator: "\n")
    }

    /// The `nunchi.corpus/1` object.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.corpus/1"), "corpus": .string(corpus.name),
            "layout": .string(corpus.layout.rawValue),
            "recordings": .integer(corpus.recordings.count), "speakers": .array(speakers.map(JSONValue.string)),
            "labels": .array(
                labels.map {
                    .object([
                        "label_source": .string($0.label), "emotion": $0.emotion.map { .string($0.rawValue) } ?? .null,
                        "n": .integer($0.count),
                    ])
                }),
            "licence": .string(CorpusLicence(corpus: corpus.name, layout: corpus.layout).name),
            "duplicates": .integer(corpus.duplicates),
            "issues": .array(corpus.issues.map { .string($0.description) }),
        ])
    }
}
