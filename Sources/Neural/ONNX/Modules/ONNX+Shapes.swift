// Modules of modules, and modules that only change the shape.

extension Sequential {
    /// One module after another.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try layers.reduce(input) { try $1.write(to: &graph, input: $0) }
    }
}

extension Residual {
    /// A sum of body and shortcut.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let result = try body.write(to: &graph, input: input)
        let around = try shortcut?.write(to: &graph, input: input) ?? input
        return graph.add("Add", result, around, shape: result.shape)
    }
}

extension Flatten {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let columns = graph.product(input.shape.dropFirst())
        return graph.add("Flatten", input, attributes: ["axis": .integer(1)], shape: [input.shape[0], columns])
    }
}

extension FlattenFeatures {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        guard input.shape.count >= 3 else {
            throw NeuralError.mismatch(
                "ONNX export of joined features", expected: "[batch, time, features...]",
                found: "shape \(input.shape.summary)")
        }
        return graph.reshape(
            input, [0, 0, -1], shape: input.shape.prefix(2) + [graph.product(input.shape.dropFirst(2))])
    }
}

extension ONNXGraph {
    /// The same numbers with another shape; in `lengths` 0 keeps an axis and -1 takes what is left.
    package mutating func reshape(_ value: ONNXValue, _ lengths: [Int], shape: [ONNXDimension]) -> ONNXValue {
        let lengths = integers(lengths)
        return add("Reshape", value, lengths, shape: shape)
    }

    /// The same numbers with their axes in another order.
    package mutating func transpose(_ value: ONNXValue, _ order: [Int]) -> ONNXValue {
        add("Transpose", value, attributes: ["perm": .integers(order)], shape: order.map { value.shape[$0] })
    }

    /// The product of lengths; free if one of them is.
    mutating func product(_ dimensions: some Sequence<ONNXDimension>) -> ONNXDimension {
        let lengths = dimensions.map(\.length)
        if lengths.contains(nil) { return freeAxis() }
        return .fixed(lengths.reduce(1) { $0 * ($1 ?? 1) })
    }
}
