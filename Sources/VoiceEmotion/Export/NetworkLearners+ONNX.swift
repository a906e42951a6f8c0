import Neural

extension NetworkLearner {
    /// The network's layers, on all values of a clip in one row.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let row = input.shape.count > 2 ? try Flatten().write(to: &graph, input: input) : input
        return try network.write(to: &graph, input: row)
    }
}

extension LayerStackLearner {
    /// The network's layers, behind what fills clips up that are too short for them.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try network.write(to: &graph, input: form.write(to: &graph, input: input))
    }
}

extension ClipForm {
    /// Zeros after the last frame, as many as are missing.
    fileprivate func write(to graph: inout ONNXGraph, input: ONNXValue) -> ONNXValue {
        guard input.shape.count > 1, input.shape[1].length == nil, shortest > 1 else { return input }
        let axes = input.shape.count
        let lengths = graph.add("Shape", input, shape: [.fixed(axes)])
        let time = graph.integers([1])
        let frames = graph.add("Gather", lengths, time, attributes: ["axis": .integer(0)], shape: [.fixed(1)])
        let (needed, zero) = (graph.integers([shortest]), graph.integers([0]))
        let missing = graph.add("Sub", needed, frames, shape: [.fixed(1)])
        let filling = graph.add("Max", missing, zero, shape: [.fixed(1)])
        // ONNX counts what to put before each axis first, then what after each.
        let before = graph.integers([Int](repeating: 0, count: axes + 1))
        let after = graph.integers([Int](repeating: 0, count: axes - 2))
        let pads = graph.add(
            "Concat", before, filling, after, attributes: ["axis": .integer(0)], shape: [.fixed(2 * axes)])
        return graph.add("Pad", input, pads, shape: [input.shape[0], graph.freeAxis()] + input.shape.dropFirst(2))
    }
}

extension OneChannel {
    /// One operation.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let last = graph.integers([-1])
        return graph.add("Unsqueeze", input, last, shape: input.shape + [.fixed(1)])
    }
}
