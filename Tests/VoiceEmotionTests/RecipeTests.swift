import Foundation
import Testing
import VoiceEmotion

struct RecipeTests {
    @Test(arguments: VoiceRecipe.known)
    func aKnownRecipeIsFoundByItsName(_ recipe: VoiceRecipe) throws {
        #expect(try VoiceRecipe.named(recipe.name) == recipe)
        #expect(VoiceFeatureSets.version(of: recipe.features) != nil)
    }

    @Test func namesAreTheDocumentedOnes() {
        #expect(VoiceRecipe.known.map(\.name) == ["acoustic", "seed-mlp", "seed-mel"])
    }

    @Test func anUnknownRecipeNamesThoseThatExist() {
        #expect(
            throws: VoiceEmotionError.unknownRecipe(name: "accoustic", known: ["acoustic", "seed-mlp", "seed-mel"])
        ) {
            try VoiceRecipe.named("accoustic")
        }
    }

    @Test(arguments: VoiceRecipe.known)
    func aRecipeSurvivesItsFile(_ recipe: VoiceRecipe) throws {
        let data = try JSONEncoder().encode(recipe)
        #expect(try JSONDecoder().decode(VoiceRecipe.self, from: data) == recipe)
    }
}
