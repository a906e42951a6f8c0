import Foundation
import Inference
import NunchiTesting
import Testing

/// TFLite networks as others published them.
@Suite(.enabled(if: Installed.hasFaceEmotion, "\(Installed.noFaceEmotion)"))
struct TFLiteNetworkTests {
    @Test func sevenEmotionsOfAFaceSumToOne() throws {
        let network = try Network(contentsOf: Installed.faceEmotion)
        let port = try #require(network.inputs.first)
        #expect(network.inputs.count == 1)
        #expect(port.shape == [1, 64, 64, 1])
        let grey = try NetworkTensor((0..<4096).map { Float($0 % 64) / 32 - 1 }, shape: [1, 64, 64, 1])
        let emotions = try #require(try network.run([port.name: grey]).values.first)
        #expect(emotions.shape == [1, 7])
        #expect(emotions.floats.allSatisfy { 0...1 ~= $0 })
        #expect(abs(emotions.floats.reduce(0, +) - 1) < 1e-5)
    }

    @Test func aTruncatedFileIsRefused() throws {
        let whole = try Data(contentsOf: Installed.faceEmotion)
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("model.tflite")
            for length in [8, 100, 1000, whole.count / 2, whole.count - 1] {
                try whole.prefix(length).write(to: file)
                let error = #expect(throws: InferenceError.self) { try Network(contentsOf: file) }
                #expect(error?.code == "inference.refused", "\(length) bytes")
            }
        }
    }
}

/// A network of 80 MB: the encoder of Whisper base.
@Suite(.enabled(if: Installed.hasWhisperEncoder, "\(Installed.noWhisperEncoder)"))
struct LargeNetworkTests {
    @Test func threadsAndTheCacheDoNotChangeTheNumbers() throws {
        try withTemporaryDirectory { folder in
            let mel = try NetworkTensor((0..<(80 * 200)).map { sin(Float($0) * 0.01) / 2 }, shape: [1, 80, 200])
            var results: [[String: NetworkTensor]] = []
            for options in [
                NetworkOptions(), NetworkOptions(threads: 2), NetworkOptions(cache: folder),
                NetworkOptions(cache: folder),
            ] {
                let network = try Network(contentsOf: Installed.whisperEncoder, options: options)
                #expect(network.inputs.first?.shape == [1, 80, nil])
                // OpenVINO calls these outputs after nodes inside; the names of the file count.
                let declared = try ONNXDescription(contentsOf: Installed.whisperEncoder).outputs.map(\.name)
                #expect(network.outputs.map(\.name) == declared)
                results.append(try network.run([network.inputs[0].name: mel]))
            }
            for result in results.dropFirst() {
                #expect(result.keys == results[0].keys)
                for (name, tensor) in result {
                    let expected = try #require(results[0][name])
                    #expect(tensor.shape == expected.shape)
                    #expect(zip(tensor.floats, expected.floats).allSatisfy { abs($0 - $1) < 1e-3 })
                }
            }
        }
    }
}
