import Learning
import Neural

/// A classical model that has a form in ONNX.
protocol ONNXClassifier: ProbabilisticClassifier {
    /// Adds what gives the probability of each class, [batch, classes].
    ///
    /// - Parameter input: [batch, features], or [batch, frames, features] for a model of frames.
    func writeProbabilities(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue
}

extension ClassicalLearner {
    /// The logarithms of the model's probabilities.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let shares = try model.writeProbabilities(to: &graph, input: input)
        let floor = graph.constant(Float(ClassicalTensors.leastShare))
        return graph.add("Log", graph.add("Max", shares, floor, shape: shares.shape), shape: shares.shape)
    }
}

extension LogisticRegression: ONNXClassifier {
    /// A dense layer and a softmax.
    func writeProbabilities(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let layer = try Dense(
            weight: Tensor(coefficients, shape: [present.count, features]), bias: Tensor(intercepts))
        let scores = try layer.write(to: &graph, input: input)
        return graph.spread(graph.softmax(scores), over: present, of: classes)
    }
}

extension RandomForest: ONNXClassifier {
    /// One operation, which averages the leaves that the trees reach.
    func writeProbabilities(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let stored = parameters
        func whole(_ name: String) -> [Int] { stored[name]?.integers ?? [] }
        let (columns, children, roots) = (whole("columns"), whole("children"), whole("roots"))
        let (thresholds, shares) = (stored["thresholds"]?.floats ?? [], stored["shares"]?.floats ?? [])
        try graph.check(input, columns: features, of: "random forest")
        // Trees lie one after another, each from its root on; nodes are counted anew in each.
        var tree = 0
        let trees = columns.indices.map { node in
            while tree + 1 < roots.count, roots[tree + 1] <= node { tree += 1 }
            return tree
        }
        let numbers = columns.indices.map { $0 - roots[trees[$0]] }
        let leaves = columns.indices.filter { columns[$0] < 0 }
        func child(_ side: Int) -> [Int] {
            columns.indices.map { columns[$0] < 0 ? 0 : children[2 * $0 + side] - roots[trees[$0]] }
        }
        return graph.add(
            "TreeEnsembleRegressor", of: ONNXGraph.classical, [input],
            attributes: [
                "n_targets": .integer(classes), "aggregate_function": .text("AVERAGE"),
                "nodes_treeids": .integers(trees), "nodes_nodeids": .integers(numbers),
                "nodes_featureids": .integers(columns.map { max(0, $0) }), "nodes_values": .numbers(thresholds),
                "nodes_modes": .texts(columns.map { $0 < 0 ? "LEAF" : "BRANCH_LEQ" }),
                "nodes_truenodeids": .integers(child(0)), "nodes_falsenodeids": .integers(child(1)),
                "target_treeids": .integers(leaves.flatMap { [Int](repeating: trees[$0], count: classes) }),
                "target_nodeids": .integers(leaves.flatMap { [Int](repeating: numbers[$0], count: classes) }),
                "target_ids": .integers(leaves.flatMap { _ in Array(0..<classes) }),
                "target_weights": .numbers(
                    leaves.flatMap { Array(shares[children[2 * $0] * classes..<(children[2 * $0] + 1) * classes]) }),
            ], shape: [input.shape[0], .fixed(classes)])[0]
    }
}

extension LearnedArray {
    /// The elements that are whole numbers; none of an array of others.
    var integers: [Int] { if case .integers(let numbers) = values { numbers } else { [] } }
}

extension ONNXGraph {
    /// The softmax over the last axis.
    mutating func softmax(_ value: ONNXValue) -> ONNXValue {
        add("Softmax", value, attributes: ["axis": .integer(-1)], shape: value.shape)
    }

    /// Shares of the classes that had training clips as shares of all `classes`, the others' zero.
    mutating func spread(_ shares: ONNXValue, over present: [Int], of classes: Int) -> ONNXValue {
        guard present != Array(0..<classes) else { return shares }
        let places = Tensor(shape: [present.count, classes]) { to in
            to.update(repeating: 0, count: present.count * classes)
            for (row, label) in present.enumerated() { to[row * classes + label] = 1 }
        }
        let table = constant(places)
        return add("MatMul", shares, table, shape: shares.shape.dropLast() + [.fixed(classes)])
    }
}
