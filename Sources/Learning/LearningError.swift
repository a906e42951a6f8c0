/// Why a division, a scaling or a measurement could not be made.
public enum LearningError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The protocol needs more speakers.
    case tooFewSpeakers(protocol: String, found: Int, needed: Int)

    /// The protocol needs more samples.
    case tooFewSamples(protocol: String, found: Int, needed: Int)

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
        case .raggedRows(let row, let expected, let found):
            "row \(row) has \(found) values where \(expected) were expected; were the features made with other settings?"
        case .nonFinite(let row, let column):
            "value \(column) of row \(row) is not a finite number"
        }
    }
}
