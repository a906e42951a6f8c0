import Foundation
import Neural
import NunchiTesting
import Synchronization

/// One epoch of networks in batches of 32 with Adam; the input is a .npy of rows, whose last column is the class. A name
/// with -2 uses two threads.
let networkWorks: [String: Prepare] = [
    "conv-lstm": { try prepareEpoch(of: $0, frames: 44, bands: 128, convolutionAndLSTM) },
    "transformer": { try prepareEpoch(of: $0, frames: 300, bands: 64, transformer) },
    "cnn": { try prepareEpoch(of: $0, frames: 128, bands: 128, convolutions) },
    "conv-lstm-2": { try prepareEpoch(of: $0, frames: 44, bands: 128, threads: 2, convolutionAndLSTM) },
    "transformer-2": { try prepareEpoch(of: $0, frames: 300, bands: 64, threads: 2, transformer) },
    "cnn-2": { try prepareEpoch(of: $0, frames: 128, bands: 128, threads: 2, convolutions) },
]

/// Convolution 32 3x3, ReLU, pooling 2x2, LSTM 128 over time, dense: the seed's network of words.
private func convolutionAndLSTM(_ random: inout PhiloxGenerator) throws -> Sequential {
    Sequential(
        try Convolution(from: 1, to: 32, window: [3, 3], using: &random), ReLU(), MaxPooling(window: [2, 2]),
        FlattenFeatures(), try LSTM(from: 63 * 32, to: 128, result: .last, using: &random),
        try Dense(from: 128, to: 10, using: &random))
}

/// Four layers of 128 features, four heads, 512 between the dense layers.
private func transformer(_ random: inout PhiloxGenerator) throws -> Sequential {
    var layers: [any Module] = [FlattenFeatures(), try Dense(from: 64, to: 128, using: &random), PositionalEncoding()]
    for _ in 0..<4 {
        layers.append(try TransformerEncoderLayer(features: 128, heads: 4, hidden: 512, using: &random))
    }
    return Sequential(layers + [MeanOverTime(), try Dense(from: 128, to: 10, using: &random)])
}

/// Three times convolution 3x3, ReLU, pooling 2x2: 32, 64, 128 channels.
private func convolutions(_ random: inout PhiloxGenerator) throws -> Sequential {
    var layers: [any Module] = []
    for (from, to) in [(1, 32), (32, 64), (64, 128)] {
        layers.append(try Convolution(from: from, to: to, window: [3, 3], padding: .same, using: &random))
        layers += [ReLU(), MaxPooling(window: [2, 2])]
    }
    return Sequential(layers + [Flatten(), try Dense(from: 16 * 16 * 128, to: 10, using: &random)])
}

private func prepareEpoch(
    of path: String, frames: Int, bands: Int, threads: Int = 1,
    _ make: (inout PhiloxGenerator) throws -> Sequential
) throws -> Work {
    let table = try NPYArray(contentsOf: URL(filePath: path))
    let (width, floats) = (frames * bands + 1, table.floats)
    guard table.shape.count == 2, table.shape[1] == width else { throw BenchError("\(path): not rows of \(width)") }
    let rows = table.shape[0]
    let values = (0..<rows).flatMap { floats[$0 * width..<($0 + 1) * width - 1] }
    let inputs = try Tensor(values, shape: [rows, frames, bands, 1])
    let targets = (0..<rows).map { Int(floats[($0 + 1) * width - 1]) }
    var random = PhiloxGenerator(seed: 1)
    let epochs = Epochs(
        of: try make(&random), inputs: inputs, targets: targets,
        TrainingConfiguration(
            epochs: .max, batchSize: 32, seed: 1, threads: threads, optimizer: Adam.pyTorch()))
    return { try epochs.next() }
}

/// A training run that goes on by one epoch whenever it is told to, so that an epoch can be measured after another, as
/// the peers' are: memory is then there.
private final class Epochs: Sendable {
    private let begin = DispatchSemaphore(value: 0)
    private let end = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<Double, any Error>>(.success(0))

    init(of network: Sequential, inputs: Tensor, targets: [Int], _ configuration: TrainingConfiguration) {
        Thread.detachNewThread { [self] in
            var network = network
            begin.wait()
            do {
                try network.fit(
                    inputs: inputs, targets: targets, configuration: configuration,
                    onEpoch: { event in
                        result.withLock { $0 = .success(event.report.trainingLoss) }
                        end.signal()
                        begin.wait()
                    })
            } catch {
                result.withLock { $0 = .failure(error) }
                end.signal()
            }
        }
    }

    /// Trains for an epoch and gives its loss.
    func next() throws -> Double {
        begin.signal()
        end.wait()
        return try result.withLock { try $0.get() }
    }
}
