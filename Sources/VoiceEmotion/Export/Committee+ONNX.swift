import Neural

extension CommitteeLearner {
    /// One dense layer for all members: the mean of logarithms of softmaxes is that of the logits, but for a constant that
    /// each clip's classes share. Each member's weights go to the places in the joined vector that it reads.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let row = input.shape.count > 2 ? try Flatten().write(to: &graph, input: input) : input
        guard let columns = row.columns, let classes = networks.first?.tensors["0.bias"]?.count else {
            throw ModelExportError.noForm(learner: "committee")
        }
        var weights = [Double](repeating: 0, count: classes * columns)
        var biases = [Double](repeating: 0, count: classes)
        for (member, network) in zip(members, networks) {
            let places = member.rows.flatMap { ($0 - 1) * width..<$0 * width }
            guard let weight = network.tensors["0.weight"], let bias = network.tensors["0.bias"],
                weight.shape == [classes, places.count], places.allSatisfy({ $0 < columns })
            else { throw ModelExportError.noForm(learner: "committee") }
            let share = 1 / Double(networks.count)
            let (ownWeights, ownBiases) = (weight.elements, bias.elements)
            for label in 0..<classes {
                biases[label] += share * Double(ownBiases[label])
                for (index, place) in places.enumerated() {
                    weights[label * columns + place] += share * Double(ownWeights[label * places.count + index])
                }
            }
        }
        let layer = try Dense(
            weight: Tensor(weights.map(Float.init), shape: [classes, columns]), bias: Tensor(biases.map(Float.init)))
        return try layer.write(to: &graph, input: row)
    }
}
