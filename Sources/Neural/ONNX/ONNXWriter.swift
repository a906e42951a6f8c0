#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Writes trained networks as ONNX models, for use without this library.
///
/// The model's one input is `input` [batch, ...], its one output `output`. The batch is of any size. For sequences the time
/// may be free too; the model then knows no lengths: give it one clip at a time, or clips of one length, rather than
/// padded ones. Opset 17. What only matters in training (dropout) is left out.
public struct ONNXWriter: Sendable {
    /// What the model makes of the network's output.
    public enum Output: Sendable, Hashable {
        /// The output as it is (logits).
        case unchanged
        /// The softmax of the output divided by a temperature above 0: probabilities.
        case probabilities(temperature: Float)
    }

    /// What is done to inputs first: (x - mean) / deviation along the last axis, limited to -limit...limit.
    public struct Scaler: Sendable, Hashable {
        /// One for each place of the last axis.
        public var mean: [Float]
        /// As many, above 0.
        public var deviation: [Float]
        /// Above 0; nil for none.
        public var limit: Float?

        /// A scaler of the given numbers.
        public init(mean: [Float], deviation: [Float], limit: Float? = nil) {
            (self.mean, self.deviation, self.limit) = (mean, deviation, limit)
        }
    }

    /// Lengths of the axes of one row of inputs; nil for one that is free: `[88]`, `[nil, 80]`, `[44, 128, 1]`.
    public var input: [Int?]
    /// What is done to inputs first.
    public var scaler: Scaler?
    /// What the model makes of the network's output.
    public var output: Output
    /// Names of the classes, kept as a JSON array in the model's metadata under `labels`.
    public var labels: [String]
    /// Other texts for the model's metadata.
    public var metadata: [String: String]

    /// A writer for networks of the given input.
    public init(
        input: [Int?], scaler: Scaler? = nil, output: Output = .probabilities(temperature: 1), labels: [String] = [],
        metadata: [String: String] = [:]
    ) {
        (self.input, self.scaler, self.output) = (input, scaler, output)
        (self.labels, self.metadata) = (labels, metadata)
    }

    /// The bytes of a model of one network or of several whose outputs are averaged.
    ///
    /// - Throws: `NeuralError` for a module that has no form in ONNX, or settings that do not fit the networks.
    public func encoded(_ networks: any Module...) throws -> Data { try encoded(networks) }

    /// As above.
    public func encoded(_ networks: [any Module]) throws -> Data {
        try check(networks)
        var graph = ONNXGraph()
        let input = ONNXValue(name: "input", shape: inputShape)
        let scaled = try scale(input, in: &graph)
        var results: [ONNXValue] = []
        for network in networks {
            let result = try network.write(to: &graph, input: scaled)
            results.append(try finish(result, in: &graph))
        }
        let mean =
            results.count == 1
            ? results[0] : graph.add("Mean", results, results: 1, shape: results[0].shape)[0]
        let output = graph.finish(mean, as: "output")
        if !labels.isEmpty, let classes = output.columns, classes != labels.count {
            throw NeuralError.configuration(
                "labels of an ONNX model", expected: "\(classes), one for each output", found: "\(labels.count)")
        }
        var texts = metadata
        if !labels.isEmpty {
            texts["labels"] = String(decoding: try JSONEncoder().encode(labels), as: UTF8.self)
        }
        return graph.encoded(name: "network", input: input, outputs: [output], metadata: texts, producer: "nunchi")
    }

    /// Writes a model of one network, or of several whose outputs are averaged, to a file as a whole.
    ///
    /// - Throws: `NeuralError` as above, or if the file cannot be written.
    public func write(_ networks: [any Module], to url: URL) throws {
        let data = try encoded(networks)
        do {
            try data.write(to: url, options: .atomic)
        } catch {
            throw NeuralError.file(
                url.path, expected: "a place to write to", found: SafeTensors.cause(of: error, at: url),
                hint: "Check that the folder exists, may be written to, and has room.")
        }
    }

    private var inputShape: [ONNXDimension] {
        [.free("batch")]
            + input.enumerated().map { axis, length in
                length.map { .fixed($0) } ?? .free(axis == 0 ? "time" : "places_\(axis + 1)")
            }
    }

    private func check(_ networks: [any Module]) throws {
        guard !networks.isEmpty else {
            throw NeuralError.configuration("ONNX model", expected: "at least one network", found: "none")
        }
        guard !input.isEmpty, input.allSatisfy({ $0.map { $0 > 0 } ?? true }) else {
            throw NeuralError.configuration(
                "input of an ONNX model", expected: "axes of positive or free lengths", found: "\(input)")
        }
        if case .probabilities(let temperature) = output, !(temperature > 0 && temperature.isFinite) {
            throw NeuralError.configuration(
                "temperature", expected: "a finite number above 0", found: "\(temperature)")
        }
        if let scaler {
            let isSound =
                scaler.mean.allSatisfy(\.isFinite) && scaler.deviation.allSatisfy { $0 > 0 && $0.isFinite }
                && (scaler.limit.map { $0 > 0 } ?? true)
            guard isSound, scaler.mean.count == input.last, scaler.deviation.count == input.last else {
                throw NeuralError.configuration(
                    "scaler of an ONNX model",
                    expected: "finite means and deviations above 0, \((input.last ?? nil) ?? 0) of each",
                    found: "\(scaler.mean.count) means and \(scaler.deviation.count) deviations")
            }
        }
    }

    private func scale(_ value: ONNXValue, in graph: inout ONNXGraph) throws -> ONNXValue {
        guard let scaler else { return value }
        let mean = graph.constant(scaler.mean)
        let centred = graph.add("Sub", value, mean, shape: value.shape)
        let deviation = graph.constant(scaler.deviation)
        let scaled = graph.add("Div", centred, deviation, shape: value.shape)
        guard let limit = scaler.limit else { return scaled }
        let (low, high) = (graph.constant(-limit), graph.constant(limit))
        return graph.add("Clip", scaled, low, high, shape: value.shape)
    }

    private func finish(_ value: ONNXValue, in graph: inout ONNXGraph) throws -> ONNXValue {
        guard case .probabilities(let temperature) = output else { return value }
        var logits = value
        if temperature != 1 {
            let divisor = graph.constant(temperature)
            logits = graph.add("Div", logits, divisor, shape: value.shape)
        }
        return graph.add("Softmax", logits, attributes: ["axis": .integer(-1)], shape: value.shape)
    }
}
