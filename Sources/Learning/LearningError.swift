/// Why a division, a scaling or a measurement could not be made.
public enum LearningError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The protocol needs more speakers.
    case tooFewSpeakers(protocol: String, found: Int, needed: Int)

    /// The protocol needs more samples.
    case tooFewSamples(protocol: String, found: Int, needed: Int)

    /// The protocol leaves corpora out, and there is only one.
    case tooFewCorpora(protocol: String, found: Int)

    /// The protocol leaves sentences out, and of some samples it is not known what is said.
    case noSentences(protocol: String, missing: Int, of: Int)

    /// The protocol needs more different sentences.
    case tooFewSentences(protocol: String, found: Int, needed: Int)

    /// Nothing is left to train on when the named speakers and sentences are left out.
    case nothingToTrainOn(protocol: String, test: String)

    /// Of some samples it is not known which published fold they belong to.
    case noOfficialFolds(missing: Int, of: Int)

    /// The published folds' names make neither a training and a test part nor several parts.
    case oddOfficialFolds(found: [String])

    /// Rows of differing length where a table was expected.
    case raggedRows(row: Int, expected: Int, found: Int)

    /// A value that is not a finite number.
    case nonFinite(row: Int, column: Int)

    /// What went wrong and what helps.
    public var description: String {
        switch self {
        case .tooFewSpeakers(let name, let found, let needed):
            "\(name) needs at least \(needed) speakers, the data has \(found); record more speakers or choose another protocol"
        case .tooFewSamples(let name, let found, let needed):
            "\(name) needs at least \(needed) clips, the data has \(found)"
        case .tooFewCorpora(let name, let found):
            "\(name) needs at least 2 corpora, \(found) is given; give --data several times"
        case .noSentences(let name, let missing, let total):
            "\(name) needs to know what is said; \(missing) of \(total) clips have no sentence"
        case .tooFewSentences(let name, let found, let needed):
            "\(name) needs at least \(needed) different sentences, the data has \(found)"
        case .nothingToTrainOn(let name, let test):
            "\(name): nothing is left to train on without \(test)"
        case .noOfficialFolds(let missing, let total):
            "\(missing) of \(total) clips belong to no published fold; name it in a column 'split' of a manifest.tsv"
        case .oddOfficialFolds(let found):
            "published folds \(found.joined(separator: ", ")) are neither train and test nor several parts"
        case .raggedRows(let row, let expected, let found):
            "row \(row) has \(found) values where \(expected) were expected; were the features made with other settings?"
        case .nonFinite(let row, let column):
            "value \(column) of row \(row) is not a finite number"
        }
    }
}
