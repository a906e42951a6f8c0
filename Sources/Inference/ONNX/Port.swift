/// An input or output of a network.
public struct Port: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What its values are.
    public let elementType: ElementType
    /// The size along each axis, nil where any size goes; nil as a whole where even the number of axes is open.
    public let shape: [Int?]?

    /// A port of that name, type and shape.
    public init(name: String, elementType: ElementType, shape: [Int?]?) {
        self.name = name
        self.elementType = elementType
        self.shape = shape
    }

    /// Type and shape for people, such as `float32 [?, 80, 3000]`.
    public var summary: String {
        guard let shape else { return "\(elementType) of any shape" }
        return "\(elementType) [\(shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", "))]"
    }
}

/// The type of a network's values.
public enum ElementType: Sendable, Hashable, CustomStringConvertible {
    case float32, float16, float64, int64, int32, uint8, int8, bool
    /// A type that Nunchi neither gives nor takes, by the name that the file or the runtime has for it.
    case other(String)

    /// The type's name, such as `float32`.
    public var description: String {
        switch self {
        case .float32: "float32"
        case .float16: "float16"
        case .float64: "float64"
        case .int64: "int64"
        case .int32: "int32"
        case .uint8: "uint8"
        case .int8: "int8"
        case .bool: "bool"
        case .other(let name): name
        }
    }
}
