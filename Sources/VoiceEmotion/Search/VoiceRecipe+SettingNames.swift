import Foundation

extension VoiceRecipe {
    /// The recipe with one setting changed to what a person wrote: `training.epochs`, `40`.
    ///
    /// - Parameter setting: a path into the recipe; names in its middle may be left out where that is clear.
    /// - Throws: `VoiceEmotionError.noSuchSetting` for a setting that the recipe does not have, `.setting` for a value that
    ///   does not fit.
    public func changing(_ setting: String, toText text: String) throws -> VoiceRecipe {
        let value = SettingValue(
            text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text)
        let path = fullName(of: setting)
        return try changing(path, to: try fitted(value, to: path))
    }

    /// The value in the form that the setting takes: a number where a list is wanted is a list of one.
    ///
    /// - Throws: `VoiceEmotionError.noSuchSetting` for a setting that the recipe does not have, `.setting` when no form fits
    ///   or the value lies outside of what can work.
    func fitted(_ value: SettingValue, to setting: String) throws -> SettingValue {
        let problem =
            has(setting)
            ? VoiceEmotionError.setting(name: setting, value: value.description, recipe: name)
            : .noSuchSetting(name: setting, recipe: name, known: settingNames)
        guard SettingLimits.allow(value, for: setting) else { throw problem }
        var forms = [value]
        if case .number(let number) = value { forms.append(.numbers([number])) }
        if case .text = value {} else { forms.append(.text(value.description)) }
        guard let form = forms.first(where: { (try? changing(setting, to: $0)) != nil }) else { throw problem }
        return form
    }

    /// Whether the recipe has a setting, set or not: one that is not set takes some value of some form.
    private func has(_ setting: String) -> Bool {
        let forms: [SettingValue] = [.number(1), .number(0.5), .numbers([1]), .flag(true), .text("x")]
        return settingNames.contains(setting) || forms.contains { (try? changing(setting, to: $0)) != nil }
    }

    /// The whole path of a setting some of whose middle names were left out: `training.learningRate` is
    /// `training.optimiser.adamW.learningRate`. What fits no setting, or several, is handed back as it is.
    func fullName(of setting: String) -> String {
        let names = settingNames
        if names.contains(setting) { return setting }
        let wanted = setting.split(separator: ".")
        let matches = names.filter { name in
            let parts = name.split(separator: ".")
            return parts.first == wanted.first && parts.last == wanted.last && Self.isPart(wanted[...], of: parts[...])
        }
        return matches.count == 1 ? matches[0] : setting
    }

    /// The value that the recipe has; `.none` for a setting that is not set.
    public func value(of setting: String) -> SettingValue {
        var place: Any? = json(of: self)
        for part in fullName(of: setting).split(separator: ".") { place = (place as? [String: Any])?[String(part)] }
        guard let place, let data = try? JSONSerialization.data(withJSONObject: [place]),
            let values = try? JSONDecoder().decode([SettingValue].self, from: data)
        else { return .none }
        return values.first ?? .none
    }

    /// The paths of all settings that are set, sorted.
    public var settingNames: [String] { Self.paths(in: json(of: self), below: "").sorted() }

    private func json(of recipe: VoiceRecipe) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: JSONEncoder().encode(recipe)) as? [String: Any]) ?? [:]
    }

    static func paths(in object: [String: Any], below prefix: String) -> [String] {
        object.flatMap { key, value in
            if let inner = value as? [String: Any], !inner.isEmpty {
                return paths(in: inner, below: prefix + key + ".")
            }
            return [prefix + key]
        }
    }

    private static func isPart(_ wanted: ArraySlice<Substring>, of names: ArraySlice<Substring>) -> Bool {
        guard let first = wanted.first else { return true }
        guard let place = names.firstIndex(of: first) else { return false }
        return isPart(wanted.dropFirst(), of: names[(place + 1)...])
    }
}

/// Values outside of which a setting cannot work, whatever the recipe.
enum SettingLimits {
    private static let ranges: [String: ClosedRange<Double>] = [
        "epochs": 1...100_000, "batchSize": 1...1_000_000, "members": 1...100, "patience": 1...100_000,
        "dropout": 0...0.99, "inputDropout": 0...0.99, "labelSmoothing": 0...0.99, "cosineWarmUp": 0...1,
        "learningRate": 1e-12...100, "weightDecay": 0...100, "standardisedWithin": 1e-3...1e6, "hidden": 1...100_000,
        "layers": 1...1_000, "speeds": 0.25...4, "hearingsOfEach": 1...1_000, "timeShift": 0...100_000,
        "noise": 0...1_000, "mixup": 0...100, "gradientClipping": 1e-9...1e9, "halfway": 0...1e6, "c": 1e-9...1e9,
        "width": 1...65_536, "rows": 1...4_096,
        "headDropout": 0...0.99, "headRate": 1e-12...100, "cropShare": 0...1,
        "cropLeast": 0.01...1, "maskShare": 0...0.9, "headPenalty": 0...100, "limit": 0.1...1e6,
        "attention": 1...100_000,
    ]

    static func allow(_ value: SettingValue, for setting: String) -> Bool {
        let parts = setting.split(separator: ".")
        let numbers: [Double] =
            switch value {
            case .number(let number): [number]
            case .numbers(let numbers): numbers
            case .text, .flag, .none: []
            }
        guard numbers.allSatisfy(\.isFinite) else { return false }
        if parts.dropLast().last == "classWeights" { return numbers.allSatisfy { (0...1_000).contains($0) } }
        guard let range = parts.last.flatMap({ ranges[String($0)] }) else { return true }
        return numbers.allSatisfy(range.contains)
    }
}
