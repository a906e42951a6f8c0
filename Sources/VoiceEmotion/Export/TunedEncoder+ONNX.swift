import Neural

extension TunedEncoderLearner {
    /// The tuned layers, what their states come to over time, and the dense layer.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        var state = input
        var pooled = [try network.states.write(state, place: 0, to: &graph)]
        for (index, layer) in network.states.layers.enumerated() {
            state = try layer.write(to: &graph, input: state)
            pooled.append(try network.states.write(state, place: index + 1, to: &graph))
        }
        let width = network.scaling.mean.value.count
        let joined = graph.add(
            "Concat", pooled, results: 1, attributes: ["axis": .integer(-1)], shape: [input.shape[0], .fixed(width)])[0]
        return try network.head.write(to: &graph, input: network.scaling.write(joined, to: &graph))
    }
}

extension PooledStates {
    /// What states come to over time: [batch, time, features] becomes [batch, 2 · features].
    fileprivate func write(_ states: ONNXValue, place: Int, to graph: inout ONNXGraph) throws -> ONNXValue {
        guard poolings.isEmpty else { return try poolings[place].write(to: &graph, input: states) }
        let features = states.columns ?? 0
        let shape = [states.shape[0], states.shape[2]]
        func mean(_ value: ONNXValue, keepsTime: Bool) -> ONNXValue {
            graph.add(
                "ReduceMean", value, attributes: ["axes": .integers([1]), "keepdims": .integer(keepsTime ? 1 : 0)],
                shape: keepsTime ? [shape[0], .fixed(1), shape[1]] : shape)
        }
        let distance = graph.add("Sub", states, mean(states, keepsTime: true), shape: states.shape)
        let variance = mean(graph.add("Mul", distance, distance, shape: states.shape), keepsTime: false)
        let floor = graph.constant(Float(1e-6))
        let deviation = graph.add("Sqrt", graph.add("Max", variance, floor, shape: shape), shape: shape)
        return graph.add(
            "Concat", mean(states, keepsTime: false), deviation, attributes: ["axis": .integer(-1)],
            shape: [shape[0], .fixed(2 * features)])
    }
}

extension FixedScaling {
    /// Moved, scaled and cut off.
    fileprivate func write(_ value: ONNXValue, to graph: inout ONNXGraph) -> ONNXValue {
        let (mean, deviation) = (graph.constant(mean.value), graph.constant(deviation.value))
        let moved = graph.add("Sub", value, mean, shape: value.shape)
        let scaled = graph.add("Div", moved, deviation, shape: value.shape)
        return graph.add("Clip", scaled, graph.constant(-limit), graph.constant(limit), shape: value.shape)
    }
}
