import Foundation
import NunchiTesting
import Testing

/// What the card tells of voices in recordings that the model has not heard: data sets left out, clips heard in other ways.
@Suite struct StrangerCardTests {
    @Test func figuresAndNamingOfDegradedClips() async throws {
        try await withTemporaryDirectory { folder in
            let few = SyntheticVoices.clips(speakers: 5, emotions: ["anger", "sadness"])
                .filter { ["s3", "s4"].contains($0.speaker) }
            try folder.corpus("one")
            try folder.corpus("two", clips: few)
            let run = try await Program.run(
                "train", "--recipe", "seed-mel", "--epochs", "60", "--data", "one", "--data", "two", "--protocol",
                "leave-one-corpus-out", "--heard", "plain", "--heard", "telephone", "--output", "own.safetensors",
                "--json", in: folder)
            try #require(run.code == 0, "\(run.errors)")
            let card = try run.object()
            for figure in try card.objects("figures") {
                #expect(try figure.texts("heard") == ["plain", "telephone"])
                // The emotions that both have.
                #expect(try figure.integer("classes") == 2)
            }
            let naming = try card.object("naming")
            // Three emotions can be named, but the one that one data set alone has cannot be learned from the other.
            let all = SyntheticVoices.clips()
            let learnable = all.count { ["anger", "sadness"].contains($0.emotion) } + few.count
            #expect(try naming.integer("classes") == 3)
            #expect(try naming.integer("n") == learnable)
            for key in ["threshold", "named", "right"] { #expect((0...1).contains(try naming.number(key))) }
            let shown = try await Program.run("models", "card", "own.safetensors", "--language", "en", in: folder)
            #expect(shown.output.contains("heard in one of these ways: plain, telephone"))
        }
    }

    @Test func anUnknownWayIsRefused() async throws {
        let run = try await Program.run("train", "--data", "x", "--output", "y.safetensors", "--heard", "radio")
        #expect(run.code == 64)
        #expect(run.errors.contains("--heard radio is not known: use plain, speed:0.9"))
    }
}
