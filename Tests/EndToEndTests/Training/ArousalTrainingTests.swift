import Foundation
import NunchiTesting
import Testing

/// `nunchi train --arousal-data` and what readings then say.
@Suite struct ArousalTrainingTests {
    private func levels(_ folder: URL, label: (String) -> String) throws {
        let place = try folder.folder("levels")
        let clips = SyntheticVoices.clips(speakers: 5, emotions: ["anger", "sadness"])
        try SyntheticVoices.write(clips, to: place)
        let rows = clips.map { "\($0.name)\t\(label($0.emotion))\t\($0.speaker)" }
        try Data((["file\tlabel\tspeaker"] + rows).joined(separator: "\n").utf8)
            .write(to: place.appendingPathComponent("manifest.tsv"))
    }

    private let train = [
        "train", "--recipe", "seed-mlp", "--epochs", "20", "--data", "corpus", "--protocol", "none", "--arousal-data",
        "levels", "--output", "own.safetensors",
    ]

    @Test func readingsTellLearnedArousal() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try levels(folder) { $0 == "anger" ? "high" : "low" }
            let trained = try await Program.run(train + ["--json"], in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            let card = try trained.object().object("arousal")
            #expect(try card.number("correlation") > 0.5)
            #expect(try card.object("source").text("corpus") == "levels")
            let run = try await Program.run(
                "read", "corpus/s0-anger-0.wav", "corpus/s0-sadness-0.wav", "--model", "own.safetensors", "--json",
                in: folder)
            let readings = try run.objects()
            for reading in readings {
                #expect(try reading.text("va_source") == "learned" && reading.text("arousal_source") == "learned")
            }
            #expect(try readings[0].number("arousal") > readings[1].number("arousal"))
            let shown = try await Program.run("models", "card", "own.safetensors", "--language", "en", in: folder)
            #expect(shown.output.contains("Arousal is learned too"))
        }
    }

    @Test func labelsThatAreNoLevelsAreToldOf() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try levels(folder) { $0 == "anger" ? "loud" : "low" }
            let run = try await Program.run(train + ["--json"], in: folder)
            #expect(run.code == 1)
            #expect(try run.objects().last?.text("code") == "arousal.label")
            #expect(!folder.has("own.safetensors"))
        }
    }
}
