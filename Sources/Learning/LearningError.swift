/// Why a division, a scaling, a fit or a measurement could not be made.
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

    /// A value too large to compute distances with.
    case tooLarge(row: Int, column: Int, value: Float, limit: Float)

    /// Rows without features, or features without any difference between rows, where a model must tell rows apart.
    case nothingVaries(model: String, features: Int)

    /// The model needs more classes that have rows.
    case tooFewClasses(model: String, found: Int, needed: Int)

    /// The model needs more rows.
    case tooFewRows(model: String, found: Int, needed: Int)

    /// A list that must have one element for each row, class or clip has another number of them.
    case wrongCount(of: String, expected: Int, found: Int)

    /// A class index outside 0..<classes.
    case labelOutOfRange(row: Int, label: Int, classes: Int)

    /// A weight that is negative or no finite number.
    case badWeight(of: String, index: Int, value: Float)

    /// A row whose own class is not among those that its mask allows.
    case labelMaskedOut(row: Int, label: Int)

    /// A setting outside its range.
    case badSetting(name: String, value: String, allowed: String)

    /// Stored parameters that are no such model.
    case badParameters(model: String, name: String, problem: String)

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
        case .tooLarge(let row, let column, let value, let limit):
            "value \(column) of row \(row) is \(value), beyond ±\(limit); standardise the features"
        case .nothingVaries(let model, let features):
            "\(model) has nothing to tell rows apart by: none of the \(features) features differs between them"
        case .tooFewClasses(let model, let found, let needed):
            "\(model) needs rows of at least \(needed) classes, the data has \(found)"
        case .tooFewRows(let model, let found, let needed):
            "\(model) needs at least \(needed) rows, the data has \(found); add data or choose a smaller model"
        case .wrongCount(let list, let expected, let found):
            "\(expected) \(list) were expected, there are \(found)"
        case .labelOutOfRange(let row, let label, let classes):
            "the class of row \(row) is \(label), outside 0..<\(classes)"
        case .badWeight(let list, let index, let value):
            "weight \(index) of the \(list) is \(value); weights are finite and 0 or more"
        case .labelMaskedOut(let row, let label):
            "the mask of row \(row) leaves out its own class, \(label)"
        case .badSetting(let name, let value, let allowed):
            "\(name) is \(value); it must be \(allowed)"
        case .badParameters(let model, let name, let problem):
            "the stored \(model) cannot be used: \(name) \(problem); train it again"
        }
    }
}
