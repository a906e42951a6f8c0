import Foundation
import NunchiTesting
import Testing

/// `nunchi.reading/1`, which other programs rely on.
@Suite struct ReadingJSONTests {
    @Test func keysAndRanges() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 3)
            let reading = try expectReading(try await Program.run("read", "voice.wav", "--json", in: folder))
            #expect(
                reading.keys.isSuperset(of: [
                    "schema", "source", "seconds", "modality", "emotion", "confidence", "scores", "valence", "arousal",
                    "timeline", "model", "warnings",
                ]))
            #expect(try reading.text("source") == "voice.wav")
            #expect(try reading.number("seconds") == 3)
            #expect(try reading.text("modality") == "voice")
            // The default model has learned arousal, where it is installed.
            let source = try reading.text("arousal_source")
            #expect(try reading.text("va_source") == source && ["derived", "learned"].contains(source))
            for key in ["valence", "arousal"] { #expect(try (-1...1).contains(reading.number(key))) }
            #expect(try reading.object("model").keys == ["name", "version"])
            #expect(["acoustic", "encoder"].contains(try reading.object("model").text("name")))
            try expectScores(reading)
        }
    }

    /// Scores sum to 1; the confidence is the largest of them, and the emotion is the one that has it.
    private func expectScores(_ object: JSONObject) throws {
        let scores = try object.object("scores")
        let values = try scores.keys.map { (name: $0, value: try scores.number($0)) }
        #expect(abs(values.map(\.value).reduce(0, +) - 1) < 1e-4)
        #expect(values.allSatisfy { (0...1).contains($0.value) })
        let top = try #require(values.max { $0.value < $1.value })
        if object.keys.contains("confidence") { #expect(try object.number("confidence") == top.value) }
        if !object.isNull("emotion") { #expect(try object.text("emotion") == top.name) }
    }

    @Test func timelineHasWindowsAndSteps() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 3)
            let reading = try expectReading(
                try await Program.run(
                    "read", "voice.wav", "--window", "1", "--step", "0.25", "--start", "0.5", "--json", in: folder))
            #expect(try reading.number("seconds") == 2.5)
            let timeline = try reading.objects("timeline")
            let starts = try timeline.map { try $0.number("start") }
            #expect(starts == [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2])
            #expect(try timeline.map { try $0.number("end") } == starts.map { $0 + 1 })
            for moment in timeline {
                #expect(moment.keys == ["start", "end", "emotion", "scores", "valence", "arousal"])
                try expectScores(moment)
            }
        }
    }

    @Test func canonicalNamesInAnyLanguage() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let english = try await Program.run("read", "voice.wav", "--json", in: folder)
            let korean = try await Program.run("read", "voice.wav", "--json", "--language", "ko", in: folder)
            #expect(english.code == 0)
            #expect(english.output == korean.output)
        }
    }
}
