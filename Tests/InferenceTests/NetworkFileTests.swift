import Foundation
import Inference
import NunchiTesting
import Testing

/// Files that are no network, or none that can be run.
@Suite(.enabled(if: Installed.openVINO, "\(Installed.noOpenVINO)"))
struct NetworkFileTests {
    private func error(for content: Data, name: String = "model.onnx") throws -> InferenceError? {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent(name)
            try content.write(to: file)
            return #expect(throws: InferenceError.self) { try Network(contentsOf: file) }
        }
    }

    @Test func missingAndEmptyFiles() throws {
        let nothing = URL(fileURLWithPath: "/nowhere/model.onnx")
        #expect(throws: InferenceError.noFile(path: nothing.path)) { try Network(contentsOf: nothing) }
        #expect(try error(for: Data())?.code == "inference.empty")
        try withTemporaryDirectory { folder in
            let error = #expect(throws: InferenceError.self) { try Network(contentsOf: folder) }
            #expect(error?.code == "inference.unreadable")
        }
    }

    @Test func filesOfOtherKinds() throws {
        for content in [
            Data("hello, world\n".utf8), Data(repeating: 0, count: 1000), Data(repeating: 0xff, count: 1000),
            Data([0x50, 0x4b, 3, 4] + Array("not a wheel".utf8)), try Data(contentsOf: Golden.url("conv.in.image.npy")),
        ] {
            let error = try #require(try error(for: content))
            #expect(["inference.not_a_model", "inference.damaged"].contains(error.code), "\(error)")
        }
    }

    @Test func everyTruncationOfAnONNXFileIsRefused() throws {
        let whole = try Data(contentsOf: Golden.url("gather.onnx"))
        for length in stride(from: 1, to: whole.count - 1, by: 7) {
            let error = try error(for: whole.prefix(length))
            #expect(error != nil, "\(length) bytes")
        }
    }

    @Test func changedBytesNeverEndTheProcess() throws {
        let whole = try Data(contentsOf: Golden.url("conv.onnx"))
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("model.onnx")
            for index in stride(from: 0, to: whole.count, by: 5) {
                var changed = whole
                changed[index] ^= 0x55
                try changed.write(to: file)
                // Either outcome is right: some bytes are weights.
                _ = try? Network(contentsOf: file)
            }
        }
    }

    @Test func anUnknownOperatorIsNamed() throws {
        let error = #expect(throws: InferenceError.self) { try Network(contentsOf: Golden.url("unknown.onnx")) }
        #expect(error?.code == "inference.refused")
        #expect(error?.description.contains("Frobnicate") == true)
    }

    @Test func tfliteThatIsCutShort() throws {
        for length in [8, 40, 500] {
            let content = Data([0x1c, 0, 0, 0] + Array("TFL3".utf8)) + Data(repeating: 0x14, count: length - 8)
            #expect(try error(for: content, name: "model.tflite")?.code == "inference.refused", "\(length) bytes")
        }
    }
}
