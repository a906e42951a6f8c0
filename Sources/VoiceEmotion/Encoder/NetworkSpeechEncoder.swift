import Acoustics
import Foundation
import Inference
import Neural

/// An encoder that others exported as ONNX, run by OpenVINO: wav2vec 2.0, HuBERT, WavLM, emotion2vec, other sizes of Whisper.
///
/// Takes samples at 16 kHz or Whisper's mel levels; `EncoderPorts` tells which. All layers that the file gives are computed.
final class NetworkSpeechEncoder: SpeechEncoder {
    let name: String
    let layers: Int
    let width: Int
    let checksum: String

    /// The shortest sound that all of these networks take, in samples; shorter ones are followed by silence.
    private static let shortest = 1600

    private let network: Network
    private let ports: EncoderPorts

    init(
        name: String, file: URL, ports: EncoderPorts, checksum: String, models: ModelFolder, threads: Int
    ) throws {
        self.name = name
        self.ports = ports
        self.checksum = checksum
        layers = ports.outputs.keys.max() ?? 0
        let options = NetworkOptions(threads: threads, cache: models.compiledNetworks)
        network = try Network(contentsOf: file, options: options, models: models)
        // A file that does not tell its width tells it when it runs.
        width =
            try ports.width
            ?? Self.states([Float](repeating: 0, count: 16_000), network, ports).values.first?.width ?? 0
    }

    func hiddenStates(of samples: [Float], layers: [Int]) throws -> [HiddenStates] {
        if let wrong = layers.first(where: { ports.outputs[$0] == nil }) {
            throw SpeechEncoderError.noSuchLayer(encoder: name, layer: wrong, known: ports.outputs.keys.sorted())
        }
        try WhisperMel.checkSamples(samples)
        if layers.isEmpty { return [] }
        let pieces = try SoundPieces.ranges(of: samples.count, longest: longest).map {
            try Self.states(Array(samples[$0]), network, ports)
        }
        return layers.compactMap { layer in HiddenStates.joined(pieces.compactMap { $0[layer] }) }
    }

    private var longest: Int {
        switch ports.sound {
        case .samples: SoundPieces.longest
        case .mel(_, _, let frames): (frames ?? 3000) * 160 - WhisperMel.silence
        }
    }

    /// The states of a piece after each layer.
    private static func states(
        _ samples: [Float], _ network: Network, _ ports: EncoderPorts
    ) throws -> [Int: HiddenStates] {
        let (input, share) = try tensor(for: samples, ports.sound)
        var inputs = [ports.input: input]
        if let mask = ports.mask {
            let count = input.shape.last ?? 0
            inputs[mask.name] = try NetworkTensor(
                shape: [1, count], values: maskValues(mask, count: count, of: network.url.path))
        }
        let results = try network.run(inputs)
        return try ports.outputs.mapValues { output in
            let shape = results[output]?.shape ?? []
            guard let result = results[output], shape.count == 3, shape[0] == 1, shape[1] > 0, shape[2] > 0 else {
                throw SpeechEncoderError.notAnEncoder(
                    file: network.url.path, expected: "\(output) as [1, frames, width]", found: "\(shape)")
            }
            let real = min(shape[1], max(1, Int(Double(shape[1]) * share + 1e-6)))
            return HiddenStates(width: shape[2], values: Array(result.floats.prefix(real * shape[2])))
        }
    }

    /// What the network takes, and which share of it is the sound itself.
    private static func tensor(
        for samples: [Float], _ sound: EncoderPorts.Sound
    ) throws -> (tensor: NetworkTensor, share: Double) {
        switch sound {
        case .samples(let axes, let isNormalized):
            var heard = isNormalized ? normalized(samples) : samples
            heard += [Float](repeating: 0, count: max(0, shortest - samples.count))
            let shape = [Int](repeating: 1, count: axes - 1) + [heard.count]
            return (try NetworkTensor(heard, shape: shape), Double(samples.count) / Double(heard.count))
        case .mel(let bands, let bandsFirst, let frames):
            let levels = try WhisperMel.levels(of: samples, bands: bands, places: (frames ?? 0) / 2)
            let count = levels.rows
            // Whole places, as Whisper counts them.
            let share = Double(2 * WhisperMel.places(ofSamples: samples.count)) / Double(count)
            let values = levels.elements
            guard bandsFirst else { return (try NetworkTensor(values, shape: [1, count, bands]), share) }
            let turned = [Float](unsafeUninitializedCapacity: values.count) { to, filled in
                for band in 0..<bands {
                    for frame in 0..<count { to[band * count + frame] = values[frame * bands + band] }
                }
                filled = values.count
            }
            return (try NetworkTensor(turned, shape: [1, bands, count]), share)
        }
    }

    /// Mean 0 and standard deviation 1, as these encoders were trained on.
    private static func normalized(_ samples: [Float]) -> [Float] {
        let mean = samples.reduce(0.0) { $0 + Double($1) } / Double(samples.count)
        let variance = samples.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(samples.count)
        let scale = 1 / (variance + 1e-7).squareRoot()
        return samples.map { Float((Double($0) - mean) * scale) }
    }

    private static func maskValues(
        _ mask: EncoderPorts.Mask, count: Int, of file: String
    ) throws -> NetworkTensor.Values {
        switch mask.type {
        case .int64: return .int64([Int64](repeating: Int64(mask.real), count: count))
        case .int32: return .int32([Int32](repeating: Int32(mask.real), count: count))
        case .bool: return .bool([Bool](repeating: mask.real == 1, count: count))
        case .float32: return .float32([Float](repeating: Float(mask.real), count: count))
        default:
            throw SpeechEncoderError.notAnEncoder(
                file: file, expected: "\(mask.name) as int64, int32, bool or float32", found: "\(mask.type)")
        }
    }
}
