import Foundation
import VoiceEmotion

extension EvaluationRun {
    /// The settings in which the recipe differs from the known one of its name, such as `training.epochs = 40`; empty where
    /// the recipe was not kept or none of that name is known.
    var changedSettings: [String] {
        guard let recipe, let known = try? VoiceRecipe.named(recipe.name) else { return [] }
        return Set(recipe.settingNames).union(known.settingNames).sorted().compactMap { name in
            let value = recipe.value(of: name)
            return value == known.value(of: name) ? nil : "\(name) = \(value.description)"
        }
    }

    /// When it was measured, as people read it; nil where that was not kept.
    var time: String? {
        made.map { $0.formatted(.iso8601.dateTimeSeparator(.space)).replacingOccurrences(of: "Z", with: " UTC") }
    }
}

extension EvaluationResult {
    /// How test clips were heard, as one would type it: `plain, babble:10+telephone`; nil where they were heard as they are.
    var heardText: String? { HeardText.text(of: heard) }
}

/// Ways of hearing for people.
enum HeardText {
    /// Their names, joined by commas; nil for none.
    static func text(of names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        // Names hold whole numbers as 10.0.
        return names.map { $0.split(separator: "+").map(withoutZero).joined(separator: "+") }.joined(separator: ", ")
    }

    private static func withoutZero(_ name: Substring) -> Substring { name.hasSuffix(".0") ? name.dropLast(2) : name }
}
