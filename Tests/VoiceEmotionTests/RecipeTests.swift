import Foundation
import Testing
import VoiceEmotion

struct RecipeTests {
    private static let names = [
        "acoustic", "encoder", "encoder-robust", "encoder-tuned", "seed-mlp", "seed-mel", "seed-cnn-lstm", "cnn", "rnn",
        "transformer",
        "cnn3d", "gmm",
        "forest", "svm", "logistic", "egemaps",
    ]

    @Test(arguments: VoiceRecipe.known)
    func aKnownRecipeIsFoundByItsName(_ recipe: VoiceRecipe) throws {
        #expect(try VoiceRecipe.named(recipe.name) == recipe)
        #expect(VoiceFeatureSets.version(of: recipe.features) != nil)
    }

    @Test func namesAreTheDocumentedOnes() {
        #expect(VoiceRecipe.known.map(\.name) == Self.names)
    }

    @Test func anUnknownRecipeNamesThoseThatExist() {
        #expect(
            throws: VoiceEmotionError.unknownRecipe(name: "accoustic", known: Self.names)
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
