import Foundation
import NunchiTesting
import Testing

/// Training on a user's own recordings, and reading with what was trained.
@Suite struct TrainingTests {
    private struct Recipe: Sendable, CustomTestStringConvertible {
        let name: String
        let epochs: Int
        var testDescription: String { name }
    }

    private static let recipes = [
        Recipe(name: "seed-mel", epochs: 300), Recipe(name: "seed-mlp", epochs: 30),
        Recipe(name: "acoustic", epochs: 6),
    ]

    /// Trained on made-up speakers, a model names what a new speaker expresses.
    @Test(arguments: recipes)
    private func readsAnotherSpeaker(_ recipe: Recipe) async throws {
        try await withTemporaryDirectory { folder in
            let clips = SyntheticVoices.clips(speakers: 4, takes: 2)
            try folder.corpus(clips: clips.filter { $0.speaker != "s1" })
            let trained = try await Program.run(
                "train", "--recipe", recipe.name, "--epochs", "\(recipe.epochs)", "--data", "corpus", "--protocol",
                "none", "--output", "own.safetensors", "--quiet", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            #expect(trained.errors.isEmpty)
            try folder.corpus("new", clips: clips.filter { $0.speaker == "s1" })
            let names = clips.filter { $0.speaker == "s1" }
            let run = try await Program.run(
                ["read", "--model", "own.safetensors", "--json"] + names.map { "new/" + $0.name }, in: folder)
            #expect(run.code == 0)
            let readings = try run.objects()
            try #require(readings.count == names.count)
            let right = try zip(names, readings).count { clip, reading in try reading.text("emotion") == clip.emotion }
            // Guessing names one in three.
            #expect(right >= 4, "\(right) of \(names.count)")
            for reading in readings {
                #expect(try reading.object("scores").keys == ["anger", "joy", "sadness"])
                #expect(try reading.object("model").text("name") == recipe.name)
            }
        }
    }

    @Test func cardTellsWhatItLearnedFrom() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let trained = try await Program.run(
                "train", "--recipe", "seed-mel", "--epochs", "50", "--data", "corpus", "--protocol", "grouped:3",
                "--output", "own.safetensors", "--json", "--seed", "5", in: folder)
            #expect(trained.code == 0, "\(trained.errors)")
            let card = try await Program.run("models", "card", "own.safetensors", "--json", in: folder)
            #expect(card.output == trained.output)
            let object = try card.object()
            #expect(try object.text("schema") == "nunchi.model/1")
            #expect(try object.text("recipe") == "seed-mel")
            #expect(try object.integer("seed") == 5)
            let source = try #require(try object.objects("sources").first)
            #expect(try source.text("corpus") == "corpus")
            #expect(try source.integer("clips") == 18)
            #expect(try source.integer("speakers") == 3)
            let figure = try #require(try object.objects("figures").first)
            #expect(try figure.text("protocol") == "grouped:3")
            #expect(try figure.integer("n") == 18)
        }
    }

    /// The clips of one speaker are told of, when the card's protocol needs more; nothing is written.
    @Test func tooFewSpeakersForTheCard() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(
                "train", "--recipe", "seed-mel", "--epochs", "5", "--data", "corpus", "--output", "own.safetensors",
                in: folder)
            expectFailure(run, naming: "corpus", cause: "needs at least 5 speakers, the data has 3")
            #expect(try folder.names() == ["corpus"])
        }
    }

    @Test func severalDataSetsAndChosenEmotions() async throws {
        try await withTemporaryDirectory { folder in
            let clips = SyntheticVoices.clips(speakers: 4, emotions: ["anger", "joy", "sadness", "neutral"])
            try folder.corpus("one", clips: clips.filter { ["s0", "s1"].contains($0.speaker) })
            try folder.corpus("two", clips: clips.filter { ["s2", "s3"].contains($0.speaker) })
            let run = try await Program.run(
                "train", "--recipe", "acoustic", "--epochs", "1", "--data", "one", "--data", "two", "--emotions",
                "joy,sadness,neutral", "--protocol", "none", "--output", "both.safetensors", "--json", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let model = try run.object()
            #expect(try Set(model.texts("classes")) == ["joy", "sadness", "neutral"])
            #expect(try model.objects("sources").map { try $0.text("corpus") } == ["one", "two"])
            #expect(try model.objects("sources").allSatisfy { try $0.integer("clips") == 12 })
        }
    }
}
