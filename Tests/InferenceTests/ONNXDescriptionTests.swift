import Foundation
import Inference
import NunchiTesting
import Testing

/// What an ONNX file says of itself, without any runtime.
@Suite struct ONNXDescriptionTests {
    @Test func inputsOutputsAndNotesAreRead() throws {
        let gather = try ONNXDescription(contentsOf: Golden.url("gather.onnx"))
        #expect(
            gather.inputs == [
                Port(name: "table", elementType: .float32, shape: [nil, 3]),
                Port(name: "index", elementType: .int64, shape: [nil]),
            ])
        #expect(gather.outputs.map(\.elementType) == [.float32, .bool, .int64])
        #expect(gather.metadata == ["purpose": "a test of Nunchi"])
        #expect(try ONNXDescription(contentsOf: Golden.url("scalar.onnx")).inputs.map(\.shape) == [[]])
        let types = try ONNXDescription(contentsOf: Golden.url("types.onnx"))
        #expect(types.inputs.map(\.elementType) == [.float16, .float64, .int32, .bool, .uint8])
    }

    @Test func otherFilesAreRefused() throws {
        try withTemporaryDirectory { folder in
            let whole = try Data(contentsOf: Golden.url("conv.onnx"))
            let file = folder.appendingPathComponent("model.onnx")
            for (content, code) in [
                (Data(), "inference.empty"), (Data("text\n".utf8), "inference.not_a_model"),
                (whole.prefix(100), "inference.damaged"), (whole.prefix(2), "inference.not_a_model"),
                (Data([0x08]), "inference.damaged"), (Data(repeating: 0xff, count: 30), "inference.not_a_model"),
            ] {
                try content.write(to: file)
                let error = #expect(throws: InferenceError.self) { try ONNXDescription(contentsOf: file) }
                #expect(error?.code == code)
            }
        }
    }
}
