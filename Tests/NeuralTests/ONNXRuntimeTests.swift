import Foundation
import Neural
import Testing

/// Exported networks under onnx.checker and onnxruntime, beside this library's own results.
struct ONNXRuntimeTests {
    /// A Python with onnx, onnxruntime and numpy.
    private static let python = ProcessInfo.processInfo.environment["NUNCHI_ONNX_PYTHON"]

    @Test(.enabled(if: python != nil, "NUNCHI_ONNX_PYTHON names no Python with onnx and onnxruntime"))
    func scoresAreTheSame() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var expected: [(name: String, result: Tensor)] = []
        for (index, test) in try ONNXCase.all().enumerated() {
            let columns = try #require(test.shape.last ?? nil)
            let (mean, deviation) = (try Samples.tensor([columns], seed: 7), try Samples.tensor([columns], seed: 8))
            let scaler = ONNXWriter.Scaler(
                mean: mean.elements, deviation: deviation.elements.map { 0.5 + abs($0) }, limit: 2)
            var writer = ONNXWriter(input: test.shape, scaler: scaler, labels: ["a", "b", "c"])
            writer.output = .probabilities(temperature: 0.3)
            try writer.write([test.network], to: folder.appending(path: "\(index).onnx"))
            for (place, shape) in test.inputs.enumerated() {
                let x = try Samples.tensor(shape, seed: UInt64(20 + place))
                let scaled = try Tensor(
                    x.elements.enumerated().map { index, element in
                        let column = index % columns
                        return min(2, max(-2, (element - scaler.mean[column]) / scaler.deviation[column]))
                    }, shape: shape)
                let logits = try test.network.predict(scaled)
                expected.append(
                    ("\(index).\(place)", try Tensor(logits.elements.map { $0 / 0.3 }, shape: logits.shape).softmax()))
                let base = folder.appending(path: "\(index).\(place)")
                try x.elements.withUnsafeBytes { try Data($0).write(to: base.appendingPathExtension("in")) }
                try Data(shape.map(String.init).joined(separator: " ").utf8)
                    .write(to: base.appendingPathExtension("shape"))
            }
        }
        try run(folder)
        for (name, result) in expected {
            let data = try Data(contentsOf: folder.appending(path: "\(name).out"))
            let found = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
            let gap = distance(
                found.map(Double.init), result.elements.map(Double.init), absolute: 2e-6, relative: 2e-5)
            #expect(gap <= 1, "model and input \(name)")
        }
    }

    private func run(_ folder: URL) throws {
        let script = try #require(
            Bundle.module.url(forResource: "run_onnx", withExtension: "py", subdirectory: "Goldens"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [script.path, folder.path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
