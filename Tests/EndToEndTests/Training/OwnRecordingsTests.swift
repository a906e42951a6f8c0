import NunchiTesting
import Testing

/// What a model of one's own recordings says of itself: whether it was measured, and what its licence is.
@Suite struct OwnRecordingsTests {
    private static let train = [
        "train", "--recipe", "seed-mel", "--epochs", "5", "--data", "corpus", "--output", "own.safetensors",
    ]

    @Test func aSingleSpeakerIsNotMeasured() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 1))
            let told = try await Program.run(Self.train + ["--language", "en"], in: folder)
            #expect(told.code == 0, "\(told.errors)")
            let line =
                "Not measured: the data names only one speaker (corpus); put the recordings of each speaker "
                + "into a folder of their own."
            #expect(told.lines.contains("! " + line))
            let card = try await Program.run(Self.train + ["--json"], in: folder).object()
            #expect(try card.texts("warnings").contains(line))
            let korean = try await Program.run(Self.train + ["--language", "ko"], in: folder)
            #expect(korean.output.contains("! 성적을 재지 못했습니다."))
        }
    }

    @Test func noStatedLicenceBarsNothing() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(Self.train + ["--json"], in: folder)
            let card = try run.object()
            let line = "No licence is stated for corpus: the model is as free as these recordings are."
            #expect(try card.texts("warnings") == [line])
            let barred = try card.flag("non_commercial")
            #expect(!barred)
            let reading = try expectReading(
                try await Program.run(
                    "read", "corpus/s0-joy-0.wav", "--model", "own.safetensors", "--json", in: folder))
            #expect(try !reading.texts("warnings").contains("non_commercial_model"))
        }
    }
}
