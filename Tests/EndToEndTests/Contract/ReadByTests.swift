import Foundation
import NunchiTesting
import Testing

/// People are told once which model read, and what would read better.
@Suite struct ReadByTests {
    @Test func onceForAllRecordings() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("a.wav")
            try folder.voice("b.wav")
            let read = ["read", "a.wav", "b.wav", "--model", "acoustic"]
            let run = try await Program.run(read, in: folder)
            #expect(run.errorLines == ["nunchi: read by acoustic 1"])
            #expect(!run.output.contains("read by"))
            let korean = try await Program.run(read + ["--language", "ko"], in: folder)
            #expect(korean.errorLines == ["nunchi: 읽은 모델: acoustic 1"])
            for option in ["--quiet", "--json", "--csv"] {
                #expect(try await Program.run(read + [option], in: folder).errors.isEmpty, "\(option)")
            }
        }
    }

    /// Where the encoder is not installed the remedy is named.
    @Test func theSecondBest() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run(["read", "voice.wav", "--models", "empty"], in: folder)
            #expect(run.code == 0)
            #expect(
                run.errorLines == [
                    "nunchi: read by acoustic 1 (better once installed: nunchi models install whisper-base-encoder)"
                ])
        }
    }

    /// Nothing was read, or no voice: nothing is said of a model of voices.
    @Test func onlyWhatRead() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("empty.wav", [])
            let failed = try await Program.run(["read", "empty.wav", "--model", "acoustic"], in: folder)
            #expect(failed.errorLines.count == 1 && !failed.errors.contains("read by"))
            let words = try await Program.run("read", "--text", "Thank you so much!", in: folder)
            #expect(words.code == 0 && !words.errors.contains("read by"))
        }
    }
}
