import Foundation
import Learning
import Neural

extension GaussianMixtureClassifier: ONNXClassifier {
    /// The mean over frames of each class's log-likelihood, with the logarithm of its prior, through a softmax.
    func writeProbabilities(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: 3, of: "Gaussian mixture")
        try graph.check(input, columns: features, of: "Gaussian mixture")
        let (batch, frames) = (input.shape[0], input.shape[1])
        let count = ONNXDimension.fixed(mixtures.reduce(0) { $0 + $1.weights.count })
        let parts = try mixtures.flatMap { mixture in
            try mixture.means.indices.map { try Part(of: mixture, at: $0) }
        }
        // Differences from each mean, scaled to standard normal numbers: [batch, parts, frames, features].
        let second = graph.integers([1])
        let apart = graph.add(
            "Unsqueeze", input, second, shape: [batch, .fixed(1), frames, .fixed(features)])
        let means = graph.constant(try Tensor(parts.flatMap(\.mean), shape: [parts.count, 1, features]))
        let shape = [batch, count, frames, .fixed(features)]
        let distances = graph.add("Sub", apart, means, shape: shape)
        let isFull = mixtures.first?.covariance == .full
        let roots = graph.constant(
            try Tensor(parts.flatMap(\.root), shape: [parts.count, isFull ? features : 1, features]))
        let normal = graph.add(isFull ? "MatMul" : "Mul", distances, roots, shape: shape)
        let lengths = graph.add(
            "ReduceSumSquare", normal, attributes: ["axes": .integers([3]), "keepdims": .integer(0)],
            shape: [batch, count, frames])
        let half = graph.constant(-0.5)
        let halves = graph.add("Mul", lengths, half, shape: lengths.shape)
        let constants = graph.constant(try Tensor(parts.map(\.constant), shape: [parts.count, 1]))
        let densities = graph.add("Add", halves, constants, shape: lengths.shape)
        let likelihoods = graph.logSum(densities, groups: mixtures.count)
        let scores = graph.add(
            "ReduceMean", likelihoods, attributes: ["axes": .integers([2]), "keepdims": .integer(0)],
            shape: [batch, .fixed(mixtures.count)])
        let priors = graph.constant(self.priors.map { Float(log($0)) })
        return graph.spread(
            graph.softmax(graph.add("Add", scores, priors, shape: scores.shape)), over: present, of: classes)
    }

    /// One Gaussian as numbers of a graph.
    private struct Part {
        let mean: [Float]
        /// What turns differences into standard normal numbers: a factor for each feature, or a matrix to be multiplied with
        /// from the right.
        let root: [Float]
        /// The logarithm of its share and of its density at the mean.
        let constant: Float

        init(of mixture: GaussianMixture, at index: Int) throws {
            let width = mixture.features
            let covariance = mixture.covariances[index]
            mean = mixture.means[index].map(Float.init)
            let weight = mixture.weights[index]
            // A share of zero has no logarithm; this is as good as none beside any other.
            let share = weight > 0 ? log(weight) : -1e30
            let scale = share - 0.5 * Double(width) * log(2 * .pi)
            switch mixture.covariance {
            case .diagonal:
                root = covariance.map { Float(1 / $0.squareRoot()) }
                constant = Float(covariance.reduce(scale) { $0 - 0.5 * log($1) })
            case .full:
                let inverse = Self.inverseTriangle(covariance, width)
                root = (0..<width * width).map { Float(inverse[$0 % width * width + $0 / width]) }
                constant = Float((0..<width).reduce(scale) { $0 + log(inverse[$1 * width + $1]) })
            }
        }

        /// The inverse of the lower triangle whose product with its transpose is the matrix (Cholesky).
        private static func inverseTriangle(_ matrix: [Double], _ count: Int) -> [Double] {
            var triangle = [Double](repeating: 0, count: count * count)
            var inverse = triangle
            for row in 0..<count {
                for column in 0...row {
                    let known = (0..<column).reduce(0.0) {
                        $0 + triangle[row * count + $1] * triangle[column * count + $1]
                    }
                    let rest = matrix[row * count + column] - known
                    triangle[row * count + column] =
                        row == column ? rest.squareRoot() : rest / triangle[column * count + column]
                }
                for column in 0...row {
                    let known = (column..<row).reduce(0.0) {
                        $0 + triangle[row * count + $1] * inverse[$1 * count + column]
                    }
                    inverse[row * count + column] =
                        ((row == column ? 1 : 0) - known) / triangle[row * count + row]
                }
            }
            return inverse
        }
    }
}

extension ONNXGraph {
    /// The logarithm of the sum of exponentials of each of so many equal groups along the second axis.
    fileprivate mutating func logSum(_ value: ONNXValue, groups: Int) -> ONNXValue {
        let (batch, frames) = (value.shape[0], value.shape[2])
        let size = (value.shape[1].length ?? groups) / groups
        let all = [batch, .fixed(groups), .fixed(size), frames]
        let one = [batch, .fixed(groups), .fixed(1), frames]
        let lengths = integers([0, groups, size, -1])
        let grouped = add("Reshape", value, lengths, shape: all)
        let axes: [String: ONNXAttribute] = ["axes": .integers([2]), "keepdims": .integer(1)]
        // The largest is taken out first, so that no exponential overflows and not all vanish.
        let peak = add("ReduceMax", grouped, attributes: axes, shape: one)
        let powers = add("Exp", add("Sub", grouped, peak, shape: all), shape: all)
        let third = integers([2])
        let sums = add("ReduceSum", powers, third, attributes: ["keepdims": .integer(1)], shape: one)
        let logarithms = add("Add", add("Log", sums, shape: one), peak, shape: one)
        return add("Squeeze", logarithms, third, shape: [batch, .fixed(groups), frames])
    }
}
