import Learning
import Neural

extension SupportVectorMachine: ONNXClassifier {
    /// The pairs' decisions, their sigmoids, and what couples them to probabilities of classes.
    func writeProbabilities(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let stored = parameters
        let sigmoids = stored["sigmoids"]?.floats ?? []
        let slopes = stride(from: 0, to: sigmoids.count, by: 2).map { sigmoids[$0] }
        let offsets = stride(from: 1, to: sigmoids.count, by: 2).map { sigmoids[$0] }
        let decisions = try writeDecisions(stored, to: &graph, input: input)
        let shares =
            present.count == 2
            ? graph.two(decisions, slope: slopes[0], offset: offsets[0])
            : graph.coupled(decisions, slopes: slopes, offsets: offsets, classes: present.count)
        return graph.spread(shares, over: present, of: classes)
    }

    /// One number for each pair of classes: [batch, pairs].
    private func writeDecisions(
        _ stored: [String: LearnedArray], to graph: inout ONNXGraph, input: ONNXValue
    ) throws -> ONNXValue {
        let vectors = stored["vectors"]?.floats ?? []
        let bias = Tensor((stored["offsets"]?.floats ?? []).map { -$0 })
        guard case .radial(let gamma) = kernel else {
            let layer = try Dense(weight: Tensor(vectors, shape: [bias.count, features]), bias: bias)
            return try layer.write(to: &graph, input: input)
        }
        try graph.check(input, columns: features, of: "support vector machine")
        let likenesses = graph.bells(
            input, around: vectors, width: features, gamma: Float(gamma ?? 1))
        let layer = try Dense(
            weight: Tensor(stored["coefficients"]?.floats ?? [], shape: [bias.count, vectors.count / features]),
            bias: bias)
        return try layer.write(to: &graph, input: likenesses)
    }
}

extension ONNXGraph {
    /// exp(-gamma x squared distance) from each of some vectors: [batch, vectors].
    fileprivate mutating func bells(
        _ input: ONNXValue, around vectors: [Float], width: Int, gamma: Float
    ) -> ONNXValue {
        let count = vectors.count / width
        // From the middle of the vectors all lengths are short, so that single precision loses nothing in their squares.
        let centre = (0..<width).map { column in
            Float((0..<count).reduce(0.0) { $0 + Double(vectors[$1 * width + column]) } / Double(count))
        }
        let centred = vectors.indices.map { vectors[$0] - centre[$0 % width] }
        let squares = (0..<count).map { row in
            Float(
                (0..<width).reduce(0.0) { $0 + Double(centred[row * width + $1]) * Double(centred[row * width + $1]) })
        }
        let turned = Tensor(shape: [width, count]) { to in
            for index in centred.indices { to[index % width * count + index / width] = centred[index] }
        }
        let middle = constant(centre)
        let shifted = add("Sub", input, middle, shape: input.shape)
        let own = add(
            "ReduceSumSquare", shifted, attributes: ["axes": .integers([1]), "keepdims": .integer(1)],
            shape: [input.shape[0], .fixed(1)])
        let shape = [input.shape[0], ONNXDimension.fixed(count)]
        let (table, lengths, twice) = (constant(turned), constant(squares), constant(-2))
        let products = add("Mul", add("MatMul", shifted, table, shape: shape), twice, shape: shape)
        let sums = add("Add", add("Add", products, lengths, shape: shape), own, shape: shape)
        let (zero, factor) = (constant(0), constant(-gamma))
        let distances = add("Max", sums, zero, shape: shape)
        return add("Exp", add("Mul", distances, factor, shape: shape), shape: shape)
    }

    /// The probabilities of two classes from the decision between them.
    fileprivate mutating func two(_ decision: ONNXValue, slope: Float, offset: Float) -> ONNXValue {
        let (factor, shift) = (constant(-slope), constant(-offset))
        let scaled = add("Mul", decision, factor, shape: decision.shape)
        let share = add("Sigmoid", add("Add", scaled, shift, shape: decision.shape), shape: decision.shape)
        // As the coupling of pairs confines them.
        let (low, high, one) = (constant(1e-7), constant(1 - 1e-7), constant(1))
        let first = add("Clip", share, low, high, shape: decision.shape)
        let second = add("Sub", one, first, shape: decision.shape)
        return add(
            "Concat", first, second, attributes: ["axis": .integer(-1)], shape: [decision.shape[0], .fixed(2)])
    }

    /// The probabilities of classes from the decisions of their pairs.
    ///
    /// The operation for support vector machines couples pairs as `PairwiseCoupling` does. It is given the decisions
    /// themselves: for each pair a support vector of the pair's first class that reads its own decision alone.
    fileprivate mutating func coupled(
        _ decisions: ONNXValue, slopes: [Float], offsets: [Float], classes: Int
    ) -> ONNXValue {
        let pairs = slopes.count
        var coefficients = [Float](repeating: 0, count: (classes - 1) * pairs)
        var pair = 0
        for first in 0..<classes {
            for second in first + 1..<max(classes, first + 1) {
                coefficients[(second - 1) * pairs + pair] = 1
                pair += 1
            }
        }
        // The first result is the label.
        return add(
            "SVMClassifier", of: Self.classical, [decisions], results: 2,
            attributes: [
                "kernel_type": .text("LINEAR"), "kernel_params": .numbers([0, 0, 3]),
                "support_vectors": .numbers((0..<pairs * pairs).map { $0 % (pairs + 1) == 0 ? 1 : 0 }),
                "vectors_per_class": .integers((0..<classes).map { classes - 1 - $0 }),
                "coefficients": .numbers(coefficients), "rho": .numbers([Float](repeating: 0, count: pairs)),
                "prob_a": .numbers(slopes), "prob_b": .numbers(offsets),
                "classlabels_ints": .integers(Array(0..<classes)), "post_transform": .text("NONE"),
            ], shape: [decisions.shape[0], .fixed(classes)])[1]
    }
}
