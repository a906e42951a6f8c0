public import Foundation

extension VoiceRecipe {
    /// The recipe as JSON, always the same text for the same recipe.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // A recipe holds numbers, texts and lists alone; what is not finite cannot be read into one.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Reads a recipe from a JSON file.
    ///
    /// - Throws: `VoiceEmotionError.recipeFile` when it cannot be read, is no recipe or has a setting that recipes do not have.
    public init(contentsOf file: URL) throws(VoiceEmotionError) {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw .recipeFile(
                file: file.path,
                cause: FileManager.default.fileExists(atPath: file.path)
                    ? "it may not be read" : "no such file")
        }
        do { self = try JSONDecoder().decode(VoiceRecipe.self, from: data) } catch {
            throw .recipeFile(file: file.path, cause: Self.cause(of: error))
        }
        // A misspelled name would otherwise be passed over in silence.
        let given = (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
        let known = Set(settingNames.map { $0.split(separator: ".").joined(separator: ".") })
        let foreign = Self.paths(in: given, below: "").sorted().first { path in
            !known.contains(path) && value(of: path) == .none && !Self.isNull(path, in: given)
        }
        if let foreign { throw .recipeFile(file: file.path, cause: "recipes have no setting '\(foreign)'") }
        for name in settingNames where !SettingLimits.allow(value(of: name), for: name) {
            throw .recipeFile(file: file.path, cause: "'\(name)' cannot be \(value(of: name).description)")
        }
    }

    /// The recipe of that name, or of that JSON file where the name ends in `.json`.
    public static func chosen(by name: String) throws(VoiceEmotionError) -> VoiceRecipe {
        name.lowercased().hasSuffix(".json") ? try VoiceRecipe(contentsOf: URL(filePath: name)) : try named(name)
    }

    private static func isNull(_ path: String, in object: [String: Any]) -> Bool {
        var place: Any? = object
        for part in path.split(separator: ".") { place = (place as? [String: Any])?[String(part)] }
        return place is NSNull
    }

    private static func cause(of error: any Error) -> String {
        func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch error {
        case DecodingError.keyNotFound(let key, let context): return "'\(name(context.codingPath + [key]))' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return "'\(name(context.codingPath))' has a value that does not fit"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "'\(name(context.codingPath))' has a value that does not fit"
        default: return "it is no JSON"
        }
    }
}
