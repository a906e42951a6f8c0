/// What flows between the operations of an ONNX graph.
public struct ONNXValue: Sendable, Hashable {
    /// Its name in the graph.
    public let name: String
    /// Length of each axis, the batch first.
    public let shape: [ONNXDimension]

    /// A value of that name, such as a graph's input.
    package init(name: String, shape: [ONNXDimension]) {
        self.name = name
        self.shape = shape
    }

    /// The length of the last axis, if it is known.
    public var columns: Int? { shape.last?.length }
}

/// The length of an axis.
public enum ONNXDimension: Sendable, Hashable {
    /// Always the same.
    case fixed(Int)
    /// Whatever is given, under a name.
    case free(String)

    /// The length if it is always the same.
    public var length: Int? {
        if case .fixed(let length) = self { length } else { nil }
    }
}

/// A setting of an operation.
public enum ONNXAttribute: Sendable, Hashable {
    /// A whole number.
    case integer(Int)
    /// Several whole numbers.
    case integers([Int])
    /// A number.
    case number(Float)
    /// Several numbers.
    case numbers([Float])
    /// A text.
    case text(String)
    /// Several texts.
    case texts([String])
}

extension [ONNXDimension] {
    /// The shape as a reader would write it.
    var summary: String {
        "[" + map { dimension in dimension.length.map(String.init) ?? "free" }.joined(separator: ", ") + "]"
    }
}
