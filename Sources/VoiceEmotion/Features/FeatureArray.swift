/// The feature values of one clip, with the size along each axis.
public struct FeatureArray: Sendable, Hashable {
    /// `[values]` for a clip summed up, `[frames, values]` for its course in time, `[layers, values]` or
    /// `[blocks, frames, bands]` for stacks; frames may differ from clip to clip, the last axis may not.
    public let shape: [Int]
    /// The values, last axis fastest.
    public let values: [Float]

    /// Values of that shape, as many as it asks for.
    public init(shape: [Int], values: [Float]) {
        precondition(shape.reduce(1, *) == values.count, "values must fill the shape")
        self.shape = shape
        self.values = values
    }

    /// One value for each feature.
    public init(_ values: [Float]) { self.init(shape: [values.count], values: values) }

    /// Number of values along the last axis.
    public var width: Int { shape.last ?? 0 }

    /// The rows of those numbers, counted from 1, one after another in one vector.
    func joined(rows: [Int]) -> FeatureArray {
        let length = shape.dropFirst().reduce(1, *)
        return FeatureArray(rows.flatMap { values[($0 - 1) * length..<$0 * length] })
    }
}
