import Foundation

extension VoiceRecipe {
    /// The recipe with one setting changed.
    ///
    /// - Parameters:
    ///   - setting: a path into the recipe as JSON, such as `training.epochs`, `learner.hidden` or `layers`.
    ///   - value: its new value.
    /// - Throws: `VoiceEmotionError.setting` for a setting that the recipe does not have or a value that does not fit it.
    public func changing(_ setting: String, to value: SettingValue) throws -> VoiceRecipe {
        let path = setting.split(separator: ".").map(String.init)
        let problem = VoiceEmotionError.setting(name: setting, value: value.description, recipe: name)
        guard !path.isEmpty, path[0] != "name",
            let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(self)) as? [String: Any],
            let changed = Self.setting(path[...], in: object, to: value.json)
        else { throw problem }
        do {
            let recipe = try JSONDecoder().decode(
                VoiceRecipe.self, from: JSONSerialization.data(withJSONObject: changed))
            // A name that no part of the recipe reads would otherwise be passed over in silence.
            let known = try JSONSerialization.jsonObject(with: JSONEncoder().encode(recipe)) as? [String: Any]
            guard value == .none || Self.has(path[...], in: known ?? [:]) else { throw problem }
            return recipe
        } catch is DecodingError {
            throw problem
        }
    }

    private static func setting(_ path: ArraySlice<String>, in object: [String: Any], to value: Any?) -> [String: Any]?
    {
        guard let key = path.first else { return nil }
        var object = object
        if path.count == 1 {
            object[key] = value
            return object
        }
        let rest = path.dropFirst()
        if let list = object[key] as? [[String: Any]], let place = place(rest, in: list), rest.count > 1 {
            var list = list
            guard let changed = setting(rest.dropFirst(), in: list[place], to: value) else { return nil }
            list[place] = changed
            object[key] = list
            return object
        }
        guard let inner = object[key] ?? (["settings", "classWeights"].contains(key) ? [String: Any]() : nil),
            let changed = setting(rest, in: inner as? [String: Any] ?? [:], to: value)
        else { return nil }
        object[key] = changed
        return object
    }

    private static func has(_ path: ArraySlice<String>, in object: [String: Any]) -> Bool {
        guard let key = path.first, let inner = object[key] else { return false }
        if path.count == 1 { return true }
        let rest = path.dropFirst()
        if let list = inner as? [[String: Any]], let place = place(rest, in: list) {
            return has(rest.dropFirst(), in: list[place])
        }
        return has(rest, in: inner as? [String: Any] ?? [:])
    }

    /// The element of a list, such as a network's layers, that a path names by its number, counted from 1.
    private static func place(_ path: ArraySlice<String>, in list: [[String: Any]]) -> Int? {
        guard let number = path.first.flatMap({ Int($0) }), list.indices.contains(number - 1) else { return nil }
        return number - 1
    }
}
