/// A named array of a learned model, as a model file holds it.
public struct LearnedArray: Sendable, Hashable {
    /// What the array holds.
    public enum Values: Sendable, Hashable {
        /// Numbers with a fraction.
        case floats([Float])
        /// Whole numbers.
        case integers([Int])
    }

    /// Lengths of the axes, the last fastest.
    public let shape: [Int]

    /// The elements, as many as the product of `shape`.
    public let values: Values

    /// An array of numbers; without a shape, of one axis.
    public init(_ floats: [Float], shape: [Int]? = nil) {
        precondition((shape ?? [floats.count]).reduce(1, *) == floats.count, "as many elements as the shape says")
        self.shape = shape ?? [floats.count]
        values = .floats(floats)
    }

    /// An array of whole numbers; without a shape, of one axis.
    public init(_ integers: [Int], shape: [Int]? = nil) {
        precondition((shape ?? [integers.count]).reduce(1, *) == integers.count, "as many elements as the shape says")
        self.shape = shape ?? [integers.count]
        values = .integers(integers)
    }

    /// The elements as numbers with a fraction.
    public var floats: [Float] {
        switch values {
        case .floats(let floats): floats
        case .integers(let integers): integers.map { Float($0) }
        }
    }
}

/// The stored arrays of one model, read with checks.
struct StoredParameters {
    let model: String
    let arrays: [String: LearnedArray]

    /// Finite numbers of the given shape, where nil stands for any length.
    func floats(_ name: String, shape: [Int?]) throws(LearningError) -> [Float] {
        guard case .floats(let found) = try array(name, shape: shape).values else {
            throw problem(name, "holds whole numbers")
        }
        guard found.allSatisfy(\.isFinite) else { throw problem(name, "holds a value that is not a finite number") }
        return found
    }

    /// Whole numbers in `range`, of the given shape, where nil stands for any length.
    func integers(_ name: String, shape: [Int?], in range: Range<Int>) throws(LearningError) -> [Int] {
        guard case .integers(let found) = try array(name, shape: shape).values else {
            throw problem(name, "holds no whole numbers")
        }
        if let wrong = found.first(where: { !range.contains($0) }) {
            throw problem(name, "holds \(wrong), outside \(range.lowerBound)..<\(range.upperBound)")
        }
        return found
    }

    /// A single whole number in `range`.
    func integer(_ name: String, in range: Range<Int>) throws(LearningError) -> Int {
        try integers(name, shape: [1], in: range)[0]
    }

    /// The number of rows of a two-dimensional array.
    func shape(_ name: String) throws(LearningError) -> [Int] {
        guard let array = arrays[name] else { throw problem(name, "is missing") }
        return array.shape
    }

    func problem(_ name: String, _ text: String) -> LearningError {
        .badParameters(model: model, name: name, problem: text)
    }

    private func array(_ name: String, shape: [Int?]) throws(LearningError) -> LearnedArray {
        guard let array = arrays[name] else { throw problem(name, "is missing") }
        let fits =
            array.shape.count == shape.count
            && zip(array.shape, shape).allSatisfy { found, wanted in wanted.map { $0 == found } ?? true }
        guard fits else {
            let wanted = shape.map { $0.map { String($0) } ?? "any" }.joined(separator: " x ")
            throw problem(name, "has the shape \(array.shape) where \(wanted) was expected")
        }
        return array
    }
}
