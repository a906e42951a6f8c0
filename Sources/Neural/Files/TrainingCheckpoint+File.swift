#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension TrainingCheckpoint {
    private static let format = "neural.checkpoint/1"

    private struct Record: Codable {
        let plan: Plan
        let reports: [EpochReport]
        let optimizerSteps: Int
    }

    /// Writes the checkpoint as one safetensors file, all or nothing.
    ///
    /// - Throws: `NeuralError` if the file cannot be written.
    public func write(to url: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let record = try encoder.encode(Record(plan: plan, reports: reports, optimizerSteps: optimizer.steps))
        var file = SafeTensors(
            metadata: ["format": TrainingCheckpoint.format, "record": String(decoding: record, as: UTF8.self)])
        for (part, tensors) in [("network", network), ("optimizer", optimizer.tensors), ("best", best ?? [:])] {
            for (name, tensor) in tensors { file.tensors["\(part)/\(name)"] = tensor }
        }
        try file.write(to: url)
    }

    /// Reads a checkpoint.
    ///
    /// - Throws: `NeuralError` if the file cannot be read or holds no checkpoint of this version.
    public init(contentsOf url: URL) throws {
        let file = try SafeTensors(contentsOf: url)
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard file.metadata["format"] == TrainingCheckpoint.format,
            let record = try? decoder.decode(Record.self, from: Data((file.metadata["record"] ?? "").utf8))
        else {
            var error = NeuralError.format(
                "checkpoint", expected: TrainingCheckpoint.format, found: file.metadata["format"] ?? "another file",
                hint: "Choose a file that was written as a checkpoint by this version.")
            error.file = url.path
            throw error
        }
        let best = Moments.kind("best", in: file.tensors)
        self.init(
            reports: record.reports, network: .kind("network", in: file.tensors), best: best.isEmpty ? nil : best,
            optimizer: OptimizerState(
                steps: record.optimizerSteps, tensors: .kind("optimizer", in: file.tensors)),
            plan: record.plan)
    }
}
