import Reporting
import Testing
import VoiceEmotion

/// What a name that does not exist may have been meant to be.
struct NearestNameTests {
    @Test(arguments: [
        ("reed", "read"), ("READ", "read"), ("trian", "train"), ("evalute", "evaluate"), ("rd", nil), ("soup", nil),
        ("", nil), ("serv", "serve"),
    ])
    func amongCommands(_ name: String, _ nearest: String?) {
        let commands = ["read", "train", "evaluate", "serve", "models"]
        #expect(NearestName.nearest(to: name, among: commands) == nearest)
    }

    @Test func ofSeveralTheFirst() {
        #expect(NearestName.nearest(to: "bat", among: ["cat", "rat"]) == "cat")
        #expect(NearestName.nearest(to: "bat", among: []) == nil)
    }

    /// A setting and a recipe that nearly exist are told with the name that does; others with where all are listed.
    @Test func inFailures() {
        func hint(_ error: VoiceEmotionError, _ language: Language = .english) -> String {
            FailureReport(error, source: "--set").hint(in: language)
        }
        let known = ["training.batchSize", "training.epochs"]
        let near = VoiceEmotionError.noSuchSetting(name: "training.epoch", recipe: "acoustic", known: known)
        #expect(hint(near) == "did you mean training.epochs?")
        #expect(hint(near, .korean).contains("training.epochs"))
        #expect(
            FailureReport(near, source: "--set").cause(in: .english)
                == "the recipe acoustic has no setting 'training.epoch'")
        let far = VoiceEmotionError.noSuchSetting(name: "soup", recipe: "acoustic", known: known)
        #expect(hint(far).contains("--show-recipe"))
        #expect(hint(.unknownRecipe(name: "acustic", known: ["encoder", "acoustic"])) == "did you mean acoustic?")
        #expect(hint(.unknownRecipe(name: "soup", known: ["encoder", "acoustic"])) == "recipes: encoder, acoustic")
    }
}
