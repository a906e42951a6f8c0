import Foundation
import Inference

/// Finds an encoder by name or path, and the way to compute it.
struct EncoderLoader {
    let models: ModelFolder
    let catalogue: ModelCatalogue
    let threads: Int

    /// Catalogue entries of the names that are shorter than theirs.
    static let entries = ["whisper-base": "whisper-base-encoder"]
    /// The file of an installed encoder.
    private static let fileName = "encoder.onnx"

    func load(_ encoder: String) throws -> any SpeechEncoder {
        if encoder.contains("/") || encoder.hasSuffix(".onnx") { return try file(URL(filePath: encoder)) }
        let entry = catalogue[Self.entries[encoder] ?? encoder]
        guard let entry, entry.task == .speechEncoder else {
            throw SpeechEncoderError.unknown(name: encoder, known: known)
        }
        let name = Self.entries.first { $0.value == entry.name }?.key ?? entry.name
        return try installed(entry, as: name)
    }

    func isInstalled(_ encoder: String) -> Bool {
        guard let entry = catalogue[Self.entries[encoder] ?? encoder] else { return false }
        if case .installed = ModelStore(folder: models, catalogue: catalogue).state(of: entry) { return true }
        return false
    }

    private var known: [String] {
        let others = catalogue.entries.filter { $0.task == .speechEncoder }.map(\.name)
        return SpeechEncoders.names + others.filter { !Self.entries.values.contains($0) }
    }

    private func installed(_ entry: CatalogueEntry, as name: String) throws -> any SpeechEncoder {
        let store = ModelStore(folder: models, catalogue: catalogue)
        let model = try store.installed(entry.name)
        let file = try model.file(named: Self.fileName)
        do {
            return try self.encoder(at: file, name: name, checksum: { try model.sha256(of: Self.fileName) })
        } catch let error as InferenceError where Self.isOutdated(store.state(of: entry)) {
            // An older conversion, which this version cannot use: installing it again helps.
            throw ModelStoreError.damaged(
                name: entry.name, file: Self.fileName,
                damage: .unreadable(cause: "it was converted for an older version of Nunchi: \(error)"),
                command: store.installCommand(entry.name))
        }
    }

    private func file(_ url: URL) throws -> any SpeechEncoder {
        try encoder(at: url, name: url.lastPathComponent) {
            var hash = SHA256()
            try Data(contentsOf: url, options: .mappedIfSafe).withUnsafeBytes { hash.update($0) }
            return hash.digest()
        }
    }

    private func encoder(
        at url: URL, name: String, checksum: () throws -> String
    ) throws -> any SpeechEncoder {
        let description = try ONNXDescription(contentsOf: url)
        guard description.metadata["encoder"] == "whisper" else {
            // What is no encoder is said to be none before a runtime is asked for.
            let ports = try EncoderPorts(description, file: url.path)
            return try NetworkSpeechEncoder(
                name: name, file: url, ports: ports, checksum: try checksum(), models: models, threads: threads)
        }
        guard let heads = description.metadata["heads"].flatMap({ Int($0) }), heads > 0 else {
            throw SpeechEncoderError.notAnEncoder(
                file: url.path, expected: "a number of heads in its notes",
                found: description.metadata["heads"] ?? "none")
        }
        return try WhisperSpeechEncoder(
            name: name, weights: ONNXWeights(contentsOf: url), heads: heads, checksum: try checksum(),
            threads: threads)
    }

    private static func isOutdated(_ state: ModelStore.State) -> Bool {
        if case .outdated = state { true } else { false }
    }
}
