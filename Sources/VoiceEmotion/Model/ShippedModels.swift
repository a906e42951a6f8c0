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
