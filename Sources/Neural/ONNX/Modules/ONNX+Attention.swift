internal import Foundation

extension MultiHeadAttention {
    /// Products over single heads.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: 3, of: "attention")
        let features = output.inputSize
        let width = features / heads
        let (batch, time) = (input.shape[0], input.shape[1])
        let packed = try self.input.write(to: &graph, input: input)
        let sizes = graph.integers([features, features, features])
        let parts = graph.add(
            "Split", [packed, sizes], results: 3, attributes: ["axis": .integer(-1)], shape: input.shape)
        func split(_ part: ONNXValue, _ graph: inout ONNXGraph, order: [Int]) -> ONNXValue {
            let apart = graph.reshape(
                part, [0, 0, heads, width], shape: [batch, time, .fixed(heads), .fixed(width)])
            return graph.transpose(apart, order)
        }
        let queries = split(parts[0], &graph, order: [0, 2, 1, 3])
        let keys = split(parts[1], &graph, order: [0, 2, 3, 1])
        let values = split(parts[2], &graph, order: [0, 2, 1, 3])
        let square = [batch, .fixed(heads), time, time]
        let scale = graph.constant(1 / Float(width).squareRoot())
        let products = graph.add("MatMul", queries, keys, shape: square)
        let scores = graph.add("Mul", products, scale, shape: square)
        let weights = graph.add("Softmax", scores, attributes: ["axis": .integer(-1)], shape: square)
        let attended = graph.add("MatMul", weights, values, shape: queries.shape)
        let joined = graph.reshape(graph.transpose(attended, [0, 2, 1, 3]), [0, 0, features], shape: input.shape)
        return try output.write(to: &graph, input: joined)
    }
}

extension TransformerEncoderLayer {
    /// Its parts and the ways around them.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        func dense(_ value: ONNXValue, _ graph: inout ONNXGraph) throws -> ONNXValue {
            let wide = try first.write(to: &graph, input: value)
            let active =
                switch activation {
                case .relu: try ReLU().write(to: &graph, input: wide)
                case .gelu: try GELU().write(to: &graph, input: wide)
                }
            return try second.write(to: &graph, input: active)
        }
        if normalizesFirst {
            let normal = try attentionNorm.write(to: &graph, input: input)
            let part = try attention.write(to: &graph, input: normal)
            let attended = graph.add("Add", input, part, shape: input.shape)
            let other = try dense(denseNorm.write(to: &graph, input: attended), &graph)
            return graph.add("Add", attended, other, shape: input.shape)
        }
        let part = try attention.write(to: &graph, input: input)
        let sum = graph.add("Add", input, part, shape: input.shape)
        let attended = try attentionNorm.write(to: &graph, input: sum)
        let other = try dense(attended, &graph)
        return try denseNorm.write(to: &graph, input: graph.add("Add", attended, other, shape: input.shape))
    }
}

extension PositionalEncoding {
    /// The sines of as many places as there are, in double precision as here; a cosine is a sine a quarter ahead.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: 3, of: "positional encoding")
        guard let features = input.columns else {
            throw NeuralError.mismatch(
                "ONNX export of a positional encoding", expected: "features of a fixed number",
                found: "shape \(input.shape.summary)")
        }
        let time = input.shape[1]
        let lengths = graph.add("Shape", input, shape: [.fixed(3)])
        let axis = graph.integer(1)
        let count = graph.add("Gather", lengths, axis, attributes: ["axis": .integer(0)], shape: [])
        let end = graph.add(
            "Cast", count, attributes: ["to": .integer(ONNXGraph.ElementType.float64.rawValue)], shape: [])
        let (zero, one) = (graph.doubles([0], isScalar: true), graph.doubles([1], isScalar: true))
        let places = graph.add("Range", zero, end, one, shape: [time])
        let axes = graph.integers([1])
        let column = graph.add("Unsqueeze", places, axes, shape: [time, .fixed(1)])
        let frequencies = graph.doubles((0..<features).map { pow(10_000, -Double($0 / 2 * 2) / Double(features)) })
        let phases = graph.doubles((0..<features).map { $0 % 2 == 0 ? 0 : Double.pi / 2 })
        let shape = [time, .fixed(features)]
        let angles = graph.add("Mul", column, frequencies, shape: shape)
        let shifted = graph.add("Add", angles, phases, shape: shape)
        let waves = graph.add("Sin", shifted, shape: shape)
        let single = graph.add(
            "Cast", waves, attributes: ["to": .integer(ONNXGraph.ElementType.float32.rawValue)], shape: shape)
        return graph.add("Add", input, single, shape: input.shape)
    }
}
