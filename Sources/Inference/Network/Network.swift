import COpenVINO
public import Foundation
import Synchronization

/// A network of an ONNX or TFLite file, run by OpenVINO on the processor.
///
/// May be used from several threads at once: each run has room of its own, which is used again by later runs.
public final class Network: Sendable {
    /// The network's file.
    public let url: URL
    /// How it is run.
    public let options: NetworkOptions
    /// What it takes, in the file's order.
    public let inputs: [Port]
    /// What it gives, in the file's order.
    public let outputs: [Port]

    private let compiled: Compiled
    private let idle = Mutex<[Request]>([])

    /// Loads a file and prepares it for this processor.
    ///
    /// - Parameter models: where the runtime may be installed.
    /// - Throws: `runtimeMissing`; `noFile`, `unreadable`, `empty`, `damaged` or `notAModel` for the file; `refused` where
    ///   OpenVINO does not take it, such as for an operator that it does not know; `input` for a bad option.
    public init(
        contentsOf url: URL, options: NetworkOptions = NetworkOptions(), models: ModelFolder = ModelFolder()
    ) throws(InferenceError) {
        try Setting.check("threads", options.threads, in: 1...256)
        try NetworkFile.check(url)
        try NativeRuntime.openVINO.openOpenVINO(models: models)
        let compiled = try Compiled.load(url, options)
        self.url = url
        self.options = options
        self.compiled = compiled
        inputs = try compiled.ports(ofOutputs: false, at: url)
        outputs = try compiled.ports(ofOutputs: true, at: url)
    }

    /// Runs the network.
    ///
    /// - Parameter values: a tensor for each input, by its name. Inputs of float16 and float64 take float32.
    /// - Returns: a tensor for each output, by its name. Floats of any width come as float32, small integers as int32.
    /// - Throws: `input` for a missing or unknown name, another type or shape, an empty axis or a value that is no number;
    ///   `failed` with OpenVINO's words.
    public func run(_ values: [String: NetworkTensor]) throws(InferenceError) -> [String: NetworkTensor] {
        for name in values.keys.sorted() where !inputs.contains(where: { $0.name == name }) {
            throw .input(
                name: name, expected: "one of \(inputs.map(\.name).joined(separator: ", "))", found: "no such input")
        }
        var natives: [NativeTensor] = []
        for port in inputs {
            guard let tensor = values[port.name] else {
                throw .input(name: port.name, expected: port.summary, found: "nothing")
            }
            natives.append(try NativeTensor(tensor, for: port))
        }

        let request = if let used = idle.withLock({ $0.popLast() }) { used } else { try compiled.makeRequest(of: url) }
        try request.run(natives, of: url)
        var results: [String: NetworkTensor] = [:]
        for (index, port) in outputs.enumerated() {
            results[port.name] = try request.output(index, port, of: url)
        }
        // A request that failed is not used again.
        idle.withLock { $0.append(request) }
        return results
    }
}

/// Looks at a network's file before OpenVINO does.
enum NetworkFile {
    /// Finds out whether the file is a whole ONNX model, or begins as a TFLite model does.
    static func check(_ url: URL) throws(InferenceError) {
        if try isTFLite(url) { return }
        do {
            _ = try ONNXDescription(contentsOf: url)
        } catch .notAModel(let path, _) {
            throw .notAModel(path: path, expected: "an ONNX or TFLite model")
        }
    }

    /// Whether bytes 4 to 8 are the mark of TFLite's flat buffers.
    private static func isTFLite(_ url: URL) throws(InferenceError) -> Bool {
        try ModelFile.map(url).dropFirst(4).prefix(4).elementsEqual("TFL3".utf8)
    }
}
