extension MeanOverTime {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: 3, of: "mean over time")
        return graph.add(
            "ReduceMean", input, attributes: ["axes": .integers([1]), "keepdims": .integer(0)],
            shape: [input.shape[0], input.shape[2]])
    }
}

extension AttentiveStatisticsPooling {
    /// Weighted mean and deviation over time.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: 3, of: "statistics pooling")
        try graph.check(input, columns: hidden.inputSize, of: "statistics pooling")
        let features = hidden.inputSize
        let place = try Tanh().write(to: &graph, input: hidden.write(to: &graph, input: input))
        let scores = try score.write(to: &graph, input: place)
        let weights = graph.add("Softmax", scores, attributes: ["axis": .integer(1)], shape: scores.shape)
        let axes = graph.integers([1])
        let shape = [input.shape[0], input.shape[2]]
        func weighted(_ value: ONNXValue, _ graph: inout ONNXGraph) -> ONNXValue {
            let product = graph.add("Mul", value, weights, shape: input.shape)
            return graph.add("ReduceSum", product, axes, attributes: ["keepdims": .integer(0)], shape: shape)
        }
        let mean = weighted(input, &graph)
        let squares = weighted(graph.add("Mul", input, input, shape: input.shape), &graph)
        let variance = graph.add("Sub", squares, graph.add("Mul", mean, mean, shape: shape), shape: shape)
        let floor = graph.constant(Self.floor)
        let deviation = graph.add("Sqrt", graph.add("Max", variance, floor, shape: shape), shape: shape)
        return graph.add(
            "Concat", mean, deviation, attributes: ["axis": .integer(-1)],
            shape: [input.shape[0], .fixed(2 * features)])
    }
}
