internal import Foundation

/// The operations of a network, in an order in which they can be computed, as ONNX takes them (opset 17).
public struct ONNXGraph: Sendable {
    struct Node: Sendable {
        let operation: String
        let inputs: [String]
        let outputs: [String]
        let attributes: [String: ONNXAttribute]
        /// The set of operations that it belongs to; none for ONNX's own.
        var domain = ""
    }

    /// A tensor that belongs to the graph.
    struct Constant: Sendable {
        let name: String
        let type: ElementType
        let shape: [Int]
        let bytes: Data
    }

    /// ONNX's numbers for the types of elements.
    enum ElementType: Int, Sendable {
        case float32 = 1
        case int64 = 7
        case float64 = 11
    }

    private(set) var nodes: [Node] = []
    private(set) var constants: [Constant] = []
    private var freeAxes = 0

    /// The set of operations for classical models.
    package static let classical = "ai.onnx.ml"

    /// A graph without operations.
    package init() {}

    /// Adds an operation of one result.
    ///
    /// - Parameter shape: the result's.
    public mutating func add(
        _ operation: String, _ inputs: ONNXValue..., attributes: [String: ONNXAttribute] = [:], shape: [ONNXDimension]
    ) -> ONNXValue {
        add(operation, inputs, results: 1, attributes: attributes, shape: shape)[0]
    }

    /// Adds an operation of several results of one shape.
    public mutating func add(
        _ operation: String, _ inputs: [ONNXValue], results: Int, attributes: [String: ONNXAttribute] = [:],
        shape: [ONNXDimension]
    ) -> [ONNXValue] {
        add(operation, of: "", inputs, results: results, attributes: attributes, shape: shape)
    }

    /// The same with an operation of another set: `ONNXGraph.classical`.
    package mutating func add(
        _ operation: String, of domain: String, _ inputs: [ONNXValue], results: Int = 1,
        attributes: [String: ONNXAttribute], shape: [ONNXDimension]
    ) -> [ONNXValue] {
        let names = (0..<results).map { "\(operation.lowercased())_\(nodes.count)" + (results > 1 ? "_\($0)" : "") }
        nodes.append(
            Node(
                operation: operation, inputs: inputs.map(\.name), outputs: names, attributes: attributes,
                domain: domain))
        return names.map { ONNXValue(name: $0, shape: shape) }
    }

    /// Adds an operation of two results of which only the second is used.
    mutating func addForSecond(
        _ operation: String, _ inputs: [ONNXValue], attributes: [String: ONNXAttribute], shape: [ONNXDimension]
    ) -> ONNXValue {
        let name = "\(operation.lowercased())_\(nodes.count)"
        nodes.append(
            Node(operation: operation, inputs: inputs.map(\.name), outputs: ["", name], attributes: attributes))
        return ONNXValue(name: name, shape: shape)
    }

    /// Gives a result of the graph its name.
    package mutating func finish(_ value: ONNXValue, as name: String) -> ONNXValue {
        nodes.append(Node(operation: "Identity", inputs: [value.name], outputs: [name], attributes: [:]))
        return ONNXValue(name: name, shape: value.shape)
    }

    /// A name for an axis whose length is known only when the graph is run.
    public mutating func freeAxis() -> ONNXDimension {
        freeAxes += 1
        return .free("axis_\(freeAxes)")
    }
}

extension ONNXGraph {
    /// Adds numbers that belong to the graph.
    public mutating func constant(_ tensor: Tensor) -> ONNXValue {
        constant(.float32, tensor.elements.map(\.bitPattern), shape: tensor.shape)
    }

    /// Adds numbers along the last axis.
    public mutating func constant(_ numbers: [Float]) -> ONNXValue { constant(Tensor(numbers)) }

    /// Adds a number.
    public mutating func constant(_ number: Float) -> ONNXValue {
        constant(.float32, [number.bitPattern], shape: [])
    }

    /// Adds whole numbers, such as a shape or axes.
    public mutating func integers(_ numbers: [Int]) -> ONNXValue {
        constant(.int64, numbers.map(Int64.init), shape: [numbers.count])
    }

    /// Adds a whole number.
    mutating func integer(_ number: Int) -> ONNXValue { constant(.int64, [Int64(number)], shape: []) }

    /// Adds numbers of double precision, of one axis or none.
    mutating func doubles(_ numbers: [Double], isScalar: Bool = false) -> ONNXValue {
        constant(.float64, numbers.map(\.bitPattern), shape: isScalar ? [] : [numbers.count])
    }

    private mutating func constant(
        _ type: ElementType, _ words: [some FixedWidthInteger], shape: [Int]
    ) -> ONNXValue {
        let name = "constant_\(constants.count)"
        let bytes = words.map(\.littleEndian).withUnsafeBytes { Data($0) }
        constants.append(Constant(name: name, type: type, shape: shape, bytes: bytes))
        return ONNXValue(name: name, shape: shape.map { .fixed($0) })
    }
}
