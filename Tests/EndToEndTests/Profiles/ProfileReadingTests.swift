import Foundation
import NunchiTesting
import Testing

/// `nunchi read --profile`: by the speaker's own measure.
@Suite struct ProfileReadingTests {
    private static let read = ["read", "--model", "own.safetensors", "--json", "--quiet"]

    private static func scores(_ run: ProgramRun) throws -> [String] {
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        return try run.objects().map { try $0.object("scores").canonical() }
    }

    @Test func byNameAndByFile() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            _ = try await shop.make("mina")
            let plain = try Self.scores(try await shop.run(Self.read + shop.clips))
            let named = try Self.scores(try await shop.run(Self.read + shop.clips + ["--profile", "mina"]))
            #expect(plain.count == 6 && zip(plain, named).allSatisfy { $0 != $1 })
            let filed = try await shop.run(Self.read + shop.clips + ["--profile", "profiles/mina.safetensors"])
            #expect(try Self.scores(filed) == named)
            let alone = try await shop.run(
                Self.read + [shop.clips[2], "--profile", "mina", "--threads", "1", "--jobs", "1"])
            #expect(try Self.scores(alone) == [named[2]])
        }
    }

    /// The recording's own profile is the one that would be made of it alone.
    @Test func aRecordingByItsOwnMeasure() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            try folder.voice("long.wav", seconds: 9)
            let made = try await shop.run("profile", "create", "own", "long.wav", "--model", "own.safetensors")
            #expect(made.lines == ["own: 2 clip(s), for the model own"])
            let named = try await shop.run(Self.read + ["long.wav", "--profile", "own"])
            let own = try await shop.run(Self.read + ["long.wav", "--profile", "auto"])
            #expect(own.code == 0 && own.output == named.output)
            let part = try await shop.run(Self.read + ["long.wav", "--profile", "auto", "--start", "2", "--end", "5"])
            #expect(try part.object().number("seconds") == 3)
            let piped = try await Program.run(
                Self.read + ["-", "--profile", "auto"], input: folder.bytes("long.wav"), in: folder)
            #expect(piped.code == 64 && piped.errors.contains("standard input can be read only once"))
        }
    }

    @Test func profilesThatAreNone() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            try folder.voice()
            func run(_ profile: String) async throws -> ProgramRun {
                try await shop.run(Self.read + ["voice.wav", "--profile", profile])
            }
            try expectJSONFailure(try await run("nina"), source: "nina", code: "profile.unknown")
            try expectJSONFailure(try await run(".."), source: "..", code: "profile.name")
            try expectJSONFailure(try await run(""), source: "", code: "profile.name")
            let missing = try await run("nowhere/x")
            #expect(missing.code == 1)
            #expect(try missing.object().text("code") == "neural.file")
            #expect(try missing.object().text("source").hasSuffix("nowhere/x"))
            try expectJSONFailure(try await run("./voice.wav"), source: "./voice.wav", code: "voice.not_a_profile")
            try expectJSONFailure(
                try await run("own.safetensors"), source: "own.safetensors", code: "voice.not_a_profile")
        }
    }

    @Test func anotherModelsProfile() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            _ = try await shop.make("mina")
            try folder.voice()
            let acoustic = try await shop.run(
                "read", "voice.wav", "--model", "acoustic", "--profile", "mina")
            expectFailure(acoustic, naming: "voice.wav", cause: "made for another model (own), not for this acoustic")
            let trained = try await shop.run(
                "train", "--recipe", "seed-mel", "--epochs", "2", "--data", "corpus", "--protocol", "none", "--output",
                "plain.safetensors", "--quiet")
            try #require(trained.code == 0, "\(trained.errors)")
            let own = try await shop.run("read", "voice.wav", "--model", "plain.safetensors", "--profile", "auto")
            expectFailure(own, naming: "voice.wav", cause: "the model seed-mel takes no speaker profiles")
        }
    }
}
