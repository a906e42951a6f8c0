/// A text as the features see it: scalars with what does not matter folded away, each with its place in the original.
struct NormalizedText {
    /// How a scalar was written.
    struct Marks: OptionSet {
        let rawValue: UInt8
        /// It was a capital letter.
        static let capital = Marks(rawValue: 1)
        /// It stood three or more times; two of them are kept.
        static let repeated = Marks(rawValue: 2)
    }

    /// The scalars: lower case, composed, with placeholders, runs of blanks as one, none at either end.
    var scalars: [UInt32] = []
    /// Where in the original each scalar's bytes begin.
    var starts: [Int32] = []
    /// Where they end.
    var ends: [Int32] = []
    /// How each was written.
    var marks: [Marks] = []

    var count: Int { scalars.count }

    mutating func removeAll() {
        scalars.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
    }

    mutating func append(_ scalar: UInt32, from start: Int, to end: Int, marks mark: Marks = []) {
        scalars.append(scalar)
        starts.append(Int32(truncatingIfNeeded: start))
        ends.append(Int32(truncatingIfNeeded: end))
        marks.append(mark)
    }

    mutating func removeLast(_ number: Int) {
        scalars.removeLast(number)
        starts.removeLast(number)
        ends.removeLast(number)
        marks.removeLast(number)
    }
}
