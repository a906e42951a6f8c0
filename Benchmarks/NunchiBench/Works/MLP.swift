import Foundation
import Neural
import NunchiTesting

/// Trains a network 128-128 as scikit-learn's MLPClassifier does, 1000 epochs in batches of 200.
///
/// - Parameter path: a .npy of rows, whose last column is the class.
func prepareMLP(_ path: String) throws -> Work {
    let table = try NPYArray(contentsOf: URL(filePath: path))
    guard table.shape.count == 2, table.shape[1] > 1 else { throw BenchError("\(path): not a table") }
    let width = table.shape[1]
    let rows = (0..<table.shape[0]).map { Array(table.floats[$0 * width..<($0 + 1) * width]) }
    let inputs = try Tensor(rows: rows.map { Array($0.dropLast()) })
    let targets = rows.map { Int($0[width - 1]) }
    let classes = (targets.max() ?? 0) + 1
    return {
        var network = try Sequential.multilayerPerceptron(
            sizes: [width - 1, 128, 128, classes], initializer: .scikitLearn, seed: 1)
        var settings = TrainingConfiguration.scikitLearn(maximumIterations: 1000, seed: 1)
        settings.stopping = nil
        let history = try network.fit(inputs: inputs, targets: targets, configuration: settings)
        guard history.epochs.count == 1000 else { throw BenchError("\(history.epochs.count) epochs") }
        return history.epochs[999].trainingLoss
    }
}
