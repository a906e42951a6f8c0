/// Values that go into a network or come out of it, with the size along each axis.
public struct NetworkTensor: Sendable, Hashable {
    /// The sizes, outermost axis first; none for a single number.
    public let shape: [Int]
    /// The values, innermost axis fastest.
    public let values: Values

    /// Values of one type.
    public enum Values: Sendable, Hashable {
        case float32([Float])
        case int64([Int64])
        case int32([Int32])
        case uint8([UInt8])
        case bool([Bool])

        /// The number of values.
        public var count: Int {
            switch self {
            case .float32(let values): values.count
            case .int64(let values): values.count
            case .int32(let values): values.count
            case .uint8(let values): values.count
            case .bool(let values): values.count
            }
        }

        /// Their type.
        public var elementType: ElementType {
            switch self {
            case .float32: .float32
            case .int64: .int64
            case .int32: .int32
            case .uint8: .uint8
            case .bool: .bool
            }
        }
    }

    /// A tensor of that shape.
    ///
    /// - Throws: `input` where the shape asks for another number of values.
    public init(shape: [Int], values: Values) throws(InferenceError) {
        let wanted = shape.reduce((count: 1, fits: true)) { sum, size in
            let (count, overflow) = sum.count.multipliedReportingOverflow(by: size)
            return (count, sum.fits && !overflow && size >= 0)
        }
        guard wanted.fits, wanted.count == values.count else {
            throw .input(
                name: "tensor",
                expected: wanted.fits ? "\(wanted.count) values for shape \(shape)" : "a shape of sizes",
                found: wanted.fits ? "\(values.count)" : "\(shape)")
        }
        self.shape = shape
        self.values = values
    }

    /// A tensor of numbers; the shape defaults to one axis.
    ///
    /// - Throws: `input` where the shape asks for another number of values.
    public init(_ values: [Float], shape: [Int]? = nil) throws(InferenceError) {
        try self.init(shape: shape ?? [values.count], values: .float32(values))
    }

    /// The values as numbers, whatever their type; true is 1. Integers beyond 2^24 are rounded.
    public var floats: [Float] {
        switch values {
        case .float32(let values): values
        case .int64(let values): values.map(Float.init)
        case .int32(let values): values.map(Float.init)
        case .uint8(let values): values.map(Float.init)
        case .bool(let values): values.map { $0 ? 1 : 0 }
        }
    }

    /// Type and shape for people, such as `float32 [1, 80, 3000]`.
    public var summary: String { "\(values.elementType) \(shape)" }
}
