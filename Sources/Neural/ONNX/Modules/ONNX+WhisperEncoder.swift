extension WhisperEncoder {
    /// Its parts, and as many rows of the table as there are places: a sound with more is refused when the model is run.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let first = try GELU().write(to: &graph, input: conv1.write(to: &graph, input: input))
        let second = try GELU().write(to: &graph, input: conv2.write(to: &graph, input: first))
        let lengths = graph.add("Shape", second, shape: [.fixed(3)])
        let (axis, start, along) = (graph.integers([1]), graph.integers([0]), graph.integers([0]))
        let end = graph.add("Gather", lengths, axis, attributes: ["axis": .integer(0)], shape: [.fixed(1)])
        let table = graph.constant(positions.value)
        let rows = graph.add("Slice", table, start, end, along, shape: [second.shape[1], second.shape[2]])
        let embedded = graph.add("Add", second, rows, shape: second.shape)
        return try layers.reduce(embedded) { try $1.write(to: &graph, input: $0) }
    }
}
