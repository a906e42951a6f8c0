import Foundation
import Inference
import NunchiTesting
import Testing

/// Weights taken out of ONNX files; Goldens/generate.py says what is in them.
struct ONNXWeightsTests {
    private func error(for content: Data) throws -> InferenceError? {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("model.onnx")
            try content.write(to: file)
            return #expect(throws: InferenceError.self) {
                let weights = try ONNXWeights(contentsOf: file)
                for name in weights.names { _ = try weights.floats(of: name) }
            }
        }
    }

    @Test func namesShapesAndNumbers() throws {
        let weights = try ONNXWeights(contentsOf: Golden.url("matmul.onnx"))
        let rows = try Golden.array("matmul.in.rows")
        let product = try Golden.array("matmul.out.product").floats
        #expect(weights.names == ["w"])
        #expect(weights.shape(of: "w") == [4, 3])
        let numbers = try weights.floats(of: "w")
        // What the network computes with them tells whether they are the right ones.
        for row in 0..<rows.shape[0] {
            for column in 0..<3 {
                let sum = (0..<4).reduce(Float(0)) { $0 + rows.floats[row * 4 + $1] * numbers[$1 * 3 + column] }
                #expect(abs(sum - product[row * 3 + column]) < 1e-5)
            }
        }
    }

    @Test func otherNamesAndTypes() throws {
        let weights = try ONNXWeights(contentsOf: Golden.url("matmul.onnx"))
        #expect(weights.shape(of: "nothing") == nil)
        let error = #expect(throws: InferenceError.self) { try weights.floats(of: "nothing") }
        #expect(error?.code == "inference.other_model")
        let integers = try ONNXWeights(contentsOf: Golden.url("gather.onnx"))
        #expect(integers.shape(of: "last") == [1])
        let other = #expect(throws: InferenceError.self) { try integers.floats(of: "last") }
        #expect(other?.code == "inference.other_model")
    }

    @Test func truncatedAndForeignFiles() throws {
        let whole = try Data(contentsOf: Golden.url("matmul.onnx"))
        // The last bytes lie behind the weights.
        for length in stride(from: 0, to: whole.count - 24, by: 5) {
            #expect(try error(for: whole.prefix(length)) != nil, "\(length) bytes")
        }
        for content in [Data("hello, world\n".utf8), Data(repeating: 0, count: 100), Data(repeating: 0xff, count: 100)]
        {
            #expect(try error(for: content) != nil)
        }
    }

    @Test func changedBytesNeverEndTheProcess() throws {
        let whole = try Data(contentsOf: Golden.url("matmul.onnx"))
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("model.onnx")
            for index in whole.indices {
                var changed = whole
                changed[index] ^= 0x55
                try changed.write(to: file)
                // Either outcome is right: some bytes are weights.
                guard let weights = try? ONNXWeights(contentsOf: file) else { continue }
                for name in weights.names { _ = try? weights.floats(of: name) }
            }
        }
    }
}
