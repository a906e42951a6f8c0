extension LSTM {
    /// One operation; ONNX has the gates in the order input, output, forget, cell.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try stack.write("LSTM", gates: [0, 3, 1, 2], attributes: [:], to: &graph, input: input)
    }
}

extension GRU {
    /// One operation; ONNX has the gates in the order update, reset, new.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        // PyTorch's form: the reset gate acts on the hidden side's sum, bias included.
        try stack.write(
            "GRU", gates: [1, 0, 2], attributes: ["linear_before_reset": .integer(1)], to: &graph, input: input)
    }
}

extension RecurrentStack {
    fileprivate func write(
        _ operation: String, gates: [Int], attributes: [String: ONNXAttribute], to graph: inout ONNXGraph,
        input: ONNXValue
    ) throws -> ONNXValue {
        let (hidden, inputs) = (forward.hiddenWeight.value.columns, forward.inputWeight.value.columns)
        try graph.check(input, axes: 3, of: "recurrent layer")
        try graph.check(input, columns: inputs, of: "recurrent layer")
        let directions = [forward] + (backward.map { [$0] } ?? [])
        func stacked(_ parts: [Tensor], width: [Int]) throws -> Tensor {
            let elements = parts.flatMap { part in
                gates.flatMap {
                    Array(part.elements[$0 * (part.count / gates.count)..<($0 + 1) * (part.count / gates.count)])
                }
            }
            return try Tensor(elements, shape: [directions.count] + width)
        }
        let rows = gates.count * hidden
        let weights = graph.constant(try stacked(directions.map(\.inputWeight.value), width: [rows, inputs]))
        let recurrent = graph.constant(try stacked(directions.map(\.hiddenWeight.value), width: [rows, hidden]))
        let biases = graph.constant(
            try stacked(directions.flatMap { [$0.inputBias.value, $0.hiddenBias.value] }, width: [2 * rows]))
        var attributes = attributes
        attributes["hidden_size"] = .integer(hidden)
        attributes["direction"] = .text(backward == nil ? "forward" : "bidirectional")
        let (batch, time) = (input.shape[0], input.shape[1])
        let (count, width) = (ONNXDimension.fixed(directions.count), ONNXDimension.fixed(hidden))
        let parts = [graph.transpose(input, [1, 0, 2]), weights, recurrent, biases]
        let columns = ONNXDimension.fixed(directions.count * hidden)
        switch result {
        case .all:
            let states = graph.add(
                operation, parts, results: 1, attributes: attributes, shape: [time, count, batch, width])[0]
            return graph.reshape(graph.transpose(states, [2, 0, 1, 3]), [0, 0, -1], shape: [batch, time, columns])
        case .last:
            let last = graph.addForSecond(operation, parts, attributes: attributes, shape: [count, batch, width])
            return graph.reshape(graph.transpose(last, [1, 0, 2]), [0, -1], shape: [batch, columns])
        }
    }
}
