import Foundation
import NunchiTesting
import Testing

/// Training on a user's own recordings, and reading with what was trained.
@Suite struct TrainingTests {
    /// Trains a recipe on some made-up speakers, then reads clips with the model; returns how many are named right.
    private func right(
        recipe: String, epochs: Int, trainedOn speakers: Set<String>, clips: [SyntheticVoices.Clip]
    ) async throws -> Int {
        try await withTemporaryDirectory { folder in
            let all = SyntheticVoices.clips(speakers: 4)
            try folder.corpus(clips: all.filter { speakers.contains($0.speaker) })
            let trained = try await Program.run(
                "train", "--recipe", recipe, "--epochs", "\(epochs)", "--data", "corpus", "--protocol", "none",
                "--output", "own.safetensors", "--quiet", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            #expect(trained.errors.isEmpty)
            try folder.corpus("heard", clips: clips)
            let run = try await Program.run(
                ["read", "--model", "own.safetensors", "--json"] + clips.map { "heard/" + $0.name }, in: folder)
            #expect(run.code == 0)
            let readings = try run.objects()
            try #require(readings.count == clips.count)
            for reading in readings {
                #expect(try reading.object("scores").keys == ["anger", "joy", "sadness"])
                #expect(try reading.object("model").text("name") == recipe)
            }
            return try zip(clips, readings).count { clip, reading in try reading.text("emotion") == clip.emotion }
        }
    }

    /// The seeds' recipes know at least what they were taught.
    @Test(arguments: [("seed-mel", 400), ("seed-mlp", 60)])
    func knowsWhatItWasTaught(recipe: String, epochs: Int) async throws {
        let clips = SyntheticVoices.clips(speakers: 2)
        let right = try await right(recipe: recipe, epochs: epochs, trainedOn: ["s0", "s1"], clips: clips)
        #expect(right >= 9, "\(right) of \(clips.count)")
    }

    /// Functionals of pitch, level and rhythm tell what a new speaker expresses.
    @Test func readsAnotherSpeaker() async throws {
        let clips = SyntheticVoices.clips(speakers: 4).filter { $0.speaker == "s1" }
        let right = try await right(recipe: "acoustic", epochs: 6, trainedOn: ["s0", "s2", "s3"], clips: clips)
        #expect(right >= 5, "\(right) of \(clips.count)")
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
                "train", "--recipe", "seed-mel", "--epochs", "5", "--data", "corpus", "--protocol", "grouped:5",
                "--output", "own.safetensors",
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
