import Neural

/// A network of each kind, and inputs for it.
struct ONNXCase: CustomStringConvertible, Sendable {
    let name: String
    let network: Sequential
    /// Of one row; nil for a free time.
    let shape: [Int?]
    /// Shapes of inputs to try: other batches, other times.
    let inputs: [[Int]]

    var description: String { name }

    /// Every module that can be exported occurs in one of them.
    static func all() throws -> [ONNXCase] {
        var random = PhiloxGenerator(seed: 12)
        var norm = try BatchNorm(features: 8)
        norm.weight.value = try Samples.tensor([8], seed: 2)
        norm.runningMean.value = try Samples.tensor([8], seed: 3)
        norm.runningVariance.value = Tensor(try Samples.tensor([8], seed: 4).elements.map { 0.5 + abs($0) })
        var encoder = try WhisperEncoder(
            .init(bands: 6, features: 12, heads: 3, hidden: 16, longest: 20, layers: 2), using: &random)
        encoder.positions.value = try Samples.tensor([20, 12], seed: 5)
        let cases = [
            ONNXCase(
                name: "speech encoder",
                network: Sequential(encoder, MeanOverTime(), try Dense(from: 12, to: 3, using: &random)),
                shape: [nil, 6], inputs: [[1, 7, 6], [2, 40, 6]]),
            ONNXCase(
                name: "perceptron",
                network: Sequential(
                    try Dense(from: 6, to: 8, using: &random), norm, ReLU(), try Dropout(0.5),
                    try Dense(from: 8, to: 7, hasBias: false, using: &random), try LayerNorm(features: 7), GELU(),
                    Residual(try Dense(from: 7, to: 7, using: &random), Tanh()),
                    Residual(
                        try Dense(from: 7, to: 5, using: &random),
                        shortcut: [try Dense(from: 7, to: 5, using: &random), Sigmoid()]),
                    try Dense(from: 5, to: 3, using: &random)),
                shape: [6], inputs: [[1, 6], [9, 6]]),
            ONNXCase(
                name: "images",
                network: Sequential(
                    try Convolution(from: 2, to: 8, window: [3, 2], stride: [2, 1], padding: .same, using: &random),
                    norm, ReLU(),
                    try DepthwiseConvolution(
                        channels: 8, window: [3, 3], padding: .places([1, 0]), using: &random),
                    MaxPooling(window: [2, 2]), Flatten(), try Dense(from: 64, to: 3, using: &random)),
                shape: [16, 6, 2], inputs: [[1, 16, 6, 2], [3, 16, 6, 2]]),
            ONNXCase(
                name: "volumes",
                network: Sequential(
                    try Convolution(from: 1, to: 3, window: [2, 3, 3], padding: .same, using: &random), ReLU(),
                    MeanPooling(window: [1, 2, 2], stride: [1, 2, 1]), Flatten(),
                    try Dense(from: 90, to: 3, using: &random)),
                shape: [3, 4, 6, 1], inputs: [[2, 3, 4, 6, 1]]),
            ONNXCase(
                name: "recurrent",
                network: Sequential(
                    try Convolution(from: 6, to: 8, window: [3], using: &random), MaxPooling(window: [2]),
                    try LSTM(from: 8, to: 5, isBidirectional: true, using: &random),
                    try GRU(from: 10, to: 4, isBidirectional: true, using: &random),
                    try LSTM(from: 8, to: 6, using: &random),
                    try GRU(from: 6, to: 5, result: .last, using: &random),
                    try Dense(from: 5, to: 3, using: &random)),
                shape: [nil, 6], inputs: [[1, 9, 6], [4, 30, 6]]),
            ONNXCase(
                name: "last states of both directions",
                network: Sequential(
                    try Convolution(from: 1, to: 2, window: [3, 3], padding: .same, using: &random),
                    FlattenFeatures(),
                    try LSTM(from: 12, to: 5, isBidirectional: true, result: .last, using: &random),
                    try Dense(from: 10, to: 3, using: &random)),
                shape: [nil, 6, 1], inputs: [[1, 5, 6, 1], [2, 11, 6, 1]]),
            ONNXCase(
                name: "transformer",
                network: Sequential(
                    try Dense(from: 6, to: 12, using: &random), PositionalEncoding(),
                    try TransformerEncoderLayer(features: 12, heads: 3, hidden: 16, using: &random),
                    try TransformerEncoderLayer(
                        features: 12, heads: 2, hidden: 16, activation: .gelu, normalizesFirst: true, using: &random),
                    try MultiHeadAttention(features: 12, heads: 4, using: &random), MeanOverTime(),
                    try Dense(from: 12, to: 3, using: &random)),
                shape: [nil, 6], inputs: [[1, 1, 6], [3, 700, 6]]),
            ONNXCase(
                name: "attentive statistics",
                network: Sequential(
                    try GRU(from: 6, to: 7, using: &random),
                    try AttentiveStatisticsPooling(features: 7, hidden: 4, using: &random),
                    try Dense(from: 14, to: 3, using: &random)),
                shape: [nil, 6], inputs: [[1, 1, 6], [5, 20, 6]]),
        ]
        return cases
    }
}
