import Foundation
import Inference
public import Neural
import Synchronization

/// Whisper's encoder, computed by the room Neural up to the layer that is asked for.
///
/// The weights are read when they are first needed and kept. May be used from several threads at once.
public final class WhisperSpeechEncoder: SpeechEncoder {
    /// `whisper-base`, or the name of the file.
    public let name: String
    /// Number of its transformer layers.
    public let layers: Int
    /// Values of each frame.
    public let width: Int
    /// The SHA-256 of its file.
    public let checksum: String
    /// Mel bands.
    public let bands: Int
    /// Samples of the longest piece that is heard at once.
    public let longest: Int

    private let weights: ONNXWeights
    private let heads: Int
    private let device: Device
    /// The network with as many layers as were needed so far.
    private let loaded = Mutex<WhisperEncoder?>(nil)

    /// An encoder of weights with `WhisperEncoder`'s names.
    ///
    /// - Parameter heads: equal parts that the features of a layer fall into.
    /// - Throws: `InferenceError.otherModel` where weights are missing or do not fit.
    init(name: String, weights: ONNXWeights, heads: Int, checksum: String, threads: Int) throws {
        guard let first = weights.shape(of: "conv1.weight"), first.count == 3,
            let table = weights.shape(of: "positions"), table.count == 2, table[1] == first[0], table[1] > 0
        else {
            throw InferenceError.otherModel(
                path: weights.url.path, expected: "weights conv1.weight and positions of a Whisper encoder",
                found: weights.names.prefix(3).joined(separator: ", "))
        }
        self.name = name
        self.checksum = checksum
        self.weights = weights
        self.heads = heads
        (width, bands) = (first[0], first[1])
        let names = Set(weights.names)
        var count = 0
        while names.contains("layers.\(count).norm1.weight") { count += 1 }
        layers = count
        // The silence after a piece takes places too.
        let samples = table[0] * WhisperMel.samplesPerPlace - WhisperMel.silence
        guard samples > 0, count > 0 else {
            throw InferenceError.otherModel(
                path: weights.url.path, expected: "layers, and positions for more than a second",
                found: "\(count) layers and \(table[0]) positions")
        }
        longest = samples
        device = Device(threads: threads)
    }

    /// The network with the lowest layers, for training it further.
    ///
    /// - Parameters:
    ///   - layers: how many, in 1...`self.layers`.
    ///   - dropout: rate within the layers in training.
    /// - Throws: `SpeechEncoderError.noSuchLayer`; `InferenceError` or `NeuralError` where the weights do not fit.
    public func network(layers: Int, dropout: Double = 0) throws -> WhisperEncoder {
        try checkLayers([layers])
        return try WhisperEncoder(layers: layers, heads: heads, dropout: dropout) { name in
            try weights.withBytes(of: name) { bytes in
                Tensor(shape: weights.shape(of: name) ?? []) {
                    UnsafeMutableRawPointer($0).copyMemory(
                        from: bytes.baseAddress ?? UnsafeRawPointer($0), byteCount: bytes.count)
                }
            }
        }
    }

    /// The states after some of the layers; see `SpeechEncoder`.
    public func hiddenStates(of samples: [Float], layers: [Int]) throws -> [HiddenStates] {
        try checkLayers(layers)
        try WhisperMel.checkSamples(samples)
        guard let highest = layers.max() else { return [] }
        let network = try network(upTo: highest)
        let pieces = try SoundPieces.ranges(of: samples.count, longest: longest).map { range in
            try states(of: Array(samples[range]), layers: layers, network)
        }
        return layers.indices.compactMap { index in HiddenStates.joined(pieces.map { $0[index] }) }
    }

    private func states(of samples: [Float], layers: [Int], _ network: WhisperEncoder) throws -> [HiddenStates] {
        let levels = try WhisperMel.levels(of: samples, bands: bands)
        let tape = Tape(device: device, mode: .inference)
        let input = tape.constant(try levels.reshaped([1] + levels.shape))
        return try network.hiddenStates(of: input, after: layers).map { state in
            let places = min(state.shape[1], WhisperMel.places(ofSamples: samples.count))
            return HiddenStates(
                width: width,
                values: state.value.withUnsafeBufferPointer { Array($0.prefix(places * width)) })
        }
    }

    private func network(upTo layer: Int) throws -> WhisperEncoder {
        try loaded.withLock { loaded in
            if let loaded, loaded.layers.count >= layer { return loaded }
            let network = try network(layers: layer)
            loaded = network
            return network
        }
    }

    private func checkLayers(_ numbers: [Int]) throws(SpeechEncoderError) {
        if let wrong = numbers.first(where: { !(1...layers).contains($0) }) {
            throw .noSuchLayer(encoder: name, layer: wrong, known: Array(1...layers))
        }
    }
}
