import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Files that end too early: what is there is read with a warning, or refused; nothing is invented.
@Suite struct TruncatedInputTests {
    private static let whole = SyntheticVoices.voice(seconds: 3)

    @Test func halfOfAFLACIsReadWithAWarning() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try Self.whole.encoded(as: .flac())
            try folder.file("cut.flac", Array(bytes.prefix(bytes.count / 2)))
            let reading = try expectReading(try await Program.run("read", "cut.flac", "--json", in: folder))
            #expect(try reading.texts("warnings").contains("truncated"))
            #expect(try (0.25..<2.5).contains(reading.number("seconds")))
            let told = try await Program.run("read", "cut.flac", in: folder)
            #expect(told.code == 0)
            #expect(told.output.contains("! the file is cut short"))
        }
    }

    @Test func halfOfAWAVIsReadWithAWarning() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = Self.whole.pcm16.bytes
            try folder.file("cut.wav", Array(bytes.prefix(44 + 32_000)))
            let reading = try expectReading(try await Program.run("read", "cut.wav", "--json", in: folder))
            #expect(try reading.texts("warnings").contains("truncated"))
            #expect(try reading.number("seconds") == 1)
        }
    }

    @Test(arguments: ["cut.flac", "cut.wav"])
    func featuresSayThatSoundIsMissing(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            let bytes = name.hasSuffix("flac") ? try Self.whole.encoded(as: .flac()) : Self.whole.pcm16.bytes
            try folder.file(name, Array(bytes.prefix(bytes.count / 2)))
            let run = try await Program.run("features", name, "--set", "rms", "--json", in: folder)
            #expect(run.code == 0)
            #expect(try run.object().texts("warnings") == ["truncated"])
            #expect(run.errorLines == ["nunchi: \(name): the file is cut short; what is there was read"])
        }
    }

    @Test func wholeFilesCarryNoSuchWarning() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("whole.flac", try Self.whole.encoded(as: .flac()))
            let reading = try expectReading(try await Program.run("read", "whole.flac", "--json", in: folder))
            #expect(try !reading.texts("warnings").contains("truncated"))
            #expect(try reading.number("seconds") == 3)
        }
    }

    /// Wherever the file is cut, the program neither crashes nor reads the sound for whole.
    @Test func everyCutIsNoticed() async throws {
        try await withTemporaryDirectory { folder in
            let bytes = try Self.whole.encoded(as: .flac())
            var generator = NunchiTesting.SeededGenerator(seed: 7)
            let cuts =
                [1, 3, 4, 41, 42, 43, 100] + (0..<13).map { _ in Int(generator.unit() * Double(bytes.count - 1)) }
            let names = cuts.indices.map { "cut-\($0).flac" }
            for (name, cut) in zip(names, cuts) { try folder.file(name, Array(bytes.prefix(max(1, cut)))) }
            let run = try await Program.run(["read"] + names + ["--json"], in: folder)
            #expect(!run.crashed)
            #expect(run.code == 1)
            let objects = try run.objects()
            #expect(try objects.map { try $0.text("source") } == names)
            for object in objects where try object.text("schema") == "nunchi.reading/1" {
                #expect(try object.texts("warnings").contains("truncated"))
                #expect(try object.number("seconds") < 3)
            }
        }
    }
}
