public import Foundation

/// The text models that come with the package.
public enum ShippedTextModels {
    /// The model of a language: `Models/text-en.nunchitext` among the package's files.
    ///
    /// - Throws: `TextEmotionError.noModel` when the file is nowhere, or what reading it throws.
    public static func load(
        _ language: TextLanguage, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TextEmotionError) -> TextModel {
        guard let file = file(path(of: language), environment: environment) else {
            throw .noModel(language: language, looked: path(of: language))
        }
        return try TextModel(contentsOf: file)
    }

    /// The model that tells negative, neutral and positive Korean texts apart: `Models/polarity-ko.nunchitext`.
    ///
    /// - Throws: `TextEmotionError.noModel` when the file is nowhere, or what reading it throws.
    public static func koreanPolarity(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TextEmotionError) -> TextModel {
        let path = "Models/polarity-ko.nunchitext"
        guard let file = file(path, environment: environment) else {
            throw .noModel(language: .korean, looked: path)
        }
        return try TextModel(contentsOf: file)
    }

    /// The languages whose model is there.
    public static var languages: [TextLanguage] {
        TextLanguage.allCases.filter { file(path(of: $0), environment: ProcessInfo.processInfo.environment) != nil }
    }

    private static func path(of language: TextLanguage) -> String { "Models/text-\(language.rawValue).nunchitext" }

    /// Below `NUNCHI_RESOURCES`, beside the program, in `../share/nunchi`, or in the build's bundle, which is looked for by
    /// name: its own accessor ends the program when the bundle is missing.
    private static func file(_ path: String, environment: [String: String]) -> URL? {
        var folders: [URL] = []
        if let given = environment["NUNCHI_RESOURCES"], !given.isEmpty { folders.append(URL(filePath: given)) }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        for folder in [program, Bundle.main.bundleURL.resolvingSymlinksInPath()].compactMap({ $0 }) {
            folders += [folder, folder.appending(path: "../share/nunchi").standardizedFileURL]
            folders += ["Nunchi_TextEmotion.resources", "Nunchi_TextEmotion.bundle"].map { folder.appending(path: $0) }
        }
        return folders.lazy.map { $0.appending(path: path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }
}
