import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Recipes as JSON files, and their settings by name.
struct RecipeFileTests {
    @Test(arguments: VoiceRecipe.known)
    func aRecipeSurvivesItsFile(_ recipe: VoiceRecipe) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "mine.json")
            try Data(recipe.json.utf8).write(to: file)
            #expect(try VoiceRecipe(contentsOf: file) == recipe)
            #expect(try VoiceRecipe.chosen(by: file.path) == recipe)
        }
        #expect(try VoiceRecipe.chosen(by: recipe.name) == recipe)
    }

    @Test(arguments: [
        ("", "no JSON"), ("[1]", "does not fit"), ("{}", "missing"), ("{\"name\": \"x\"}", "missing"),
        (#"{"epoch": 3}"#, "missing"),
    ])
    func whatIsNoRecipeIsRefused(_ text: String, _ cause: String) throws {
        try refused(text, cause: cause)
    }

    @Test(arguments: [
        ("\"epochs\" : 30", "\"epochs\" : \"many\"", "does not fit"),
        ("\"epochs\" : 30", "\"epochs\" : 0", "cannot be 0"),
        ("\"dropout\" : 0.1", "\"dropout\" : 1.5", "cannot be 1.5"),
        ("\"dropout\" : 0.1", "\"dropout\" : 0.1, \"dropuot\" : 0.1", "no setting 'learner.dropuot'"),
    ])
    func whatCannotWorkIsRefused(_ good: String, _ bad: String, _ cause: String) throws {
        let text = VoiceRecipe.small.json
        try #require(text.contains(good), "\(text)")
        try refused(text.replacing(good, with: bad), cause: cause)
    }

    private func refused(_ text: String, cause: String) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "mine.json")
            try Data(text.utf8).write(to: file)
            #expect { try VoiceRecipe(contentsOf: file) } throws: { error in
                guard case VoiceEmotionError.recipeFile(file.path, let found) = error else { return false }
                return found.contains(cause)
            }
        }
    }

    @Test func aMissingFileIsToldOf() {
        #expect(throws: VoiceEmotionError.recipeFile(file: "/nowhere/x.json", cause: "no such file")) {
            try VoiceRecipe.chosen(by: "/nowhere/x.json")
        }
    }

    @Test(arguments: [
        ("training.epochs", "40", SettingValue.number(40)), ("training.learningRate", "0.5", .number(0.5)),
        ("learner.hidden", "[256,128]", .numbers([256, 128])), ("learner.hidden", "64", .numbers([64])),
        ("training.balancesClasses", "true", .flag(true)), ("training.patience", "3", .number(3)),
        ("learner.start", "keras", .text("keras")), ("standardisedWithin", "none", .none),
        ("training.classWeights.anger", "2", .number(2)),
    ])
    func settingsChange(_ name: String, _ text: String, _ value: SettingValue) throws {
        let changed = try VoiceRecipe.small.changing(name, toText: text)
        #expect(changed.value(of: name) == value)
        #expect(changed != .small)
    }

    @Test(arguments: [
        ("training.epoch", "40"), ("training.epochs", "many"), ("training.epochs", "0"), ("learner.dropout", "-1"),
        ("training.classWeights.anger", "-2"), ("name", "x"), ("", "1"), ("learner.hidden", "none"),
    ])
    func whatDoesNotFitIsRefused(_ name: String, _ text: String) {
        #expect(throws: VoiceEmotionError.self) { try VoiceRecipe.small.changing(name, toText: text) }
    }
}
