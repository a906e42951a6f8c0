import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Every recipe learns in a moment, the same with any number of threads, and its model is the same from its file.
struct EveryRecipeTests {
    /// Short forms of all recipes: what they share with the long ones is their form.
    static let brief: [VoiceRecipe] = VoiceRecipe.known.filter { $0.name != "encoder" }.map { recipe in
        recipe.with {
            $0.training.epochs = min($0.training.epochs, 4)
            $0.training.members = 1
            $0.training.speeds = [1]
            if case .forest = $0.learner { $0.learner = .forest(ForestPlan(trees: 20)) }
            if case .mixture = $0.learner { $0.learner = .mixture(MixturePlan(components: 4)) }
        }
    }

    private static func train(_ recipe: VoiceRecipe, on table: FeatureTable, threads: Int) throws -> VoiceModel {
        try VoiceTrainer(recipe: recipe, seed: 3, threads: threads).train(
            on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    @Test(arguments: brief.filter { !$0.name.hasPrefix("encoder") })
    func threadsAndFilesChangeNothing(_ recipe: VoiceRecipe) throws { try Self.checkThreadsAndFiles(of: recipe) }

    @Test(
        .enabled(if: Encoders.hasWhisper, "\(Encoders.noWhisper)"),
        arguments: brief.filter { $0.name.hasPrefix("encoder") })
    func norWithAnEncoder(_ recipe: VoiceRecipe) throws { try Self.checkThreadsAndFiles(of: recipe) }

    private static func checkThreadsAndFiles(of recipe: VoiceRecipe) throws {
        let table = try Voices.table(features: VoiceFeatureSets.load(recipe.features))
        let clips = table.rows.map { $0.variants[0] }
        let model = try train(recipe, on: table, threads: 1)
        let scores = try model.scores(of: clips)
        #expect(try train(recipe, on: table, threads: 2).scores(of: clips, threads: 2) == scores)
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try model.write(to: file)
            let read = try VoiceModel(contentsOf: file)
            #expect(read.recipe == model.recipe)
            #expect(read.chosen == model.chosen)
            #expect(try read.scores(of: clips) == scores)
        }
    }

    /// Angry and sad made-up voices are far apart: whoever cannot tell them apart has not learned.
    @Test(arguments: ["cnn", "rnn", "transformer", "cnn3d", "gmm", "forest", "svm", "logistic", "egemaps"])
    func strangersAreUnderstood(_ name: String) throws {
        var recipe = try VoiceRecipe.named(name)
        // A handful of clips makes few steps in an epoch.
        recipe.training.batchSize = min(4, recipe.training.batchSize)
        let table = try Voices.table(features: VoiceFeatureSets.load(recipe.features))
        let isHeard = { (row: FeatureTable.Row) in row.recording.speaker != "s2" }
        let model = try VoiceTrainer(recipe: recipe, seed: 1, threads: 2).train(
            on: table.rows.filter(isHeard), classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        for row in table.rows.filter({ !isHeard($0) }) {
            #expect(try model.scores(of: row.variants)[0].top == row.emotion)
        }
    }

    @Test(arguments: ["svm", "logistic", "egemaps"])
    func whatIsOpenIsChosenAndKept(_ name: String) throws {
        let recipe = try VoiceRecipe.named(name)
        let table = try Voices.table(features: VoiceFeatureSets.load(recipe.features))
        let model = try Self.train(recipe, on: table, threads: 1)
        #expect(model.chosen.keys.sorted() == ["learner.c"])
        #expect(model.recipe.search.isEmpty)
    }

    /// Nobody can be held out of one speaker's clips: the first value is taken.
    @Test func oneSpeakersClipsLeaveNothingToChooseBy() throws {
        let recipe = try VoiceRecipe.named("logistic")
        let table = try Voices.table(features: VoiceFeatureSets.load(recipe.features))
        let rows = table.rows.filter { $0.recording.speaker == "s2" }
        try #require(!rows.isEmpty && rows.count < table.rows.count)
        let model = try VoiceTrainer(recipe: recipe, seed: 1).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        let axis = try #require(recipe.search.first)
        #expect(model.chosen == [axis.setting: try #require(axis.values.first).description])
    }

    @Test func vectorsAndFramesAreNotTakenForEachOther() throws {
        let vectors = try Voices.table(features: SeedMel())
        let frames = try Voices.table(features: FrameMFCC())
        let svm = try VoiceRecipe.named("svm").with { ($0.features, $0.search) = ("frames-mfcc", []) }
        let mixture = try VoiceRecipe.named("gmm").with { $0.features = "seed-mel" }
        #expect(
            throws: VoiceEmotionError.layer(
                number: 0, kind: "svm", problem: .axes(input: [nil, 39], needed: 1...1))
        ) { try Self.train(svm, on: frames, threads: 1) }
        #expect(
            throws: VoiceEmotionError.layer(
                number: 0, kind: "mixture", problem: .axes(input: [128], needed: 2...2))
        ) { try Self.train(mixture, on: vectors, threads: 1) }
    }
}
