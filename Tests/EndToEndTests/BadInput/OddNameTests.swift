import Foundation
import NunchiTesting
import Testing

/// File names that can break lines, command terminals or be taken for something else.
@Suite struct OddNameTests {
    private static let name = "첫 줄\n둘째 줄 \"화남\".wav"

    @Test func jsonEscapesAndComesBack() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(Self.name)
            let run = try await Program.run("read", Self.name, "--json", in: folder)
            #expect(run.lines.count == 1)
            #expect(run.output.contains("첫 줄\\n둘째 줄 \\\"화남\\\".wav"))
            #expect(try expectReading(run).text("source") == Self.name)
        }
    }

    @Test func oneLineForPeople() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(Self.name)
            let run = try await Program.run("read", Self.name, in: folder)
            #expect(run.code == 0)
            #expect(run.lines.first?.hasPrefix("첫 줄\\n둘째 줄 \"화남\".wav  1.20 s") == true)
        }
    }

    @Test func oneLineOfError() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("빈\n파일\u{1B}[31m.wav", [])
            let run = try await Program.run("read", "빈\n파일\u{1B}[31m.wav", in: folder)
            expectFailure(run, naming: "빈\\n파일\\u{1B}[31m.wav", cause: "empty")
        }
    }

    @Test func csvQuotesIt() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(Self.name)
            let run = try await Program.run("read", Self.name, "--csv", in: folder)
            #expect(run.code == 0)
            #expect(run.output.contains("\n\"첫 줄\n둘째 줄 \"\"화남\"\".wav\",1.200,"))
        }
    }

    /// What looks like an address or a pattern is a file's name.
    @Test(arguments: ["http:clip.wav", "clip-%03d.wav", "pipe:0"])
    func isNoAddress(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(name)
            let reading = try expectReading(try await Program.run("read", name, "--json", in: folder))
            #expect(try reading.text("source") == name)
        }
    }

    @Test func leadingDashAfterTheEndOfOptions() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("-quiet.wav")
            let reading = try expectReading(try await Program.run("read", "--json", "--", "-quiet.wav", in: folder))
            #expect(try reading.text("source") == "-quiet.wav")
        }
    }
}
