import Foundation

/// The models that come with the package.
public enum ShippedModels {
    /// Their names.
    public static let names = ["acoustic", "encoder", "encoder-free"]

    /// The best of them whose encoder is installed.
    public static func usual(in environment: VoiceFeatureSets.Environment = .init()) -> String {
        let hasEncoder = ResourceFolders.file("Models/encoder.safetensors") != nil
        return hasEncoder && VoiceFeatureSets.isEncoderInstalled(in: environment) ? "encoder" : "acoustic"
    }

    /// What is to be known before using a model of the package, as Markdown in English: what its card's file holds after
    /// the figures. Nil for any other name, and where that file is missing.
    public static func notes(on name: String) -> String? {
        guard names.contains(name), let file = ResourceFolders.file("Models/\(name).md"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return nil }
        // The figures stand in a fenced block.
        let parts = text.split(separator: "\n```\n", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[2].trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }

    /// The model of that name in the package, or the model in a file of that name.
    ///
    /// - Throws: `VoiceEmotionError.noSuchModel`, or what reading a model file throws.
    public static func load(_ name: String) throws -> VoiceModel {
        if names.contains(name) {
            guard let file = ResourceFolders.file("Models/\(name).safetensors") else {
                throw VoiceEmotionError.noSuchModel(name: name, known: names)
            }
            var model = try VoiceModel(contentsOf: file)
            model.name = name
            return model
        }
        guard FileManager.default.fileExists(atPath: name) else {
            throw VoiceEmotionError.noSuchModel(name: name, known: names)
        }
        return try VoiceModel(contentsOf: URL(filePath: name))
    }
}
