import Foundation
import NunchiTesting
import Testing

/// `nunchi profile`: made, listed, shown and removed, with a model that was trained here.
@Suite struct ProfileCommandTests {
    @Test func fromMakingToRemoval() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            #expect(try await shop.run("profile", "list").errors.contains("there are no profiles"))
            let made = try await shop.run(["profile", "create", "mina", "--model", "own.safetensors"] + shop.clips)
            #expect(made.code == 0, "\(made.errors)")
            #expect(made.lines == ["mina: 6 clip(s), for the model own"])
            #expect(made.errorLines.count == 2 && made.errors.contains("mina.safetensors"))
            #expect(made.errors.contains("of one mood alone, that mood would count as neutral"))
            #expect(try await shop.run("profile", "list").lines == made.lines)
            #expect(try await shop.run("profile", "show", "mina").lines == made.lines)
            #expect(try await shop.run("profile", "show", "profiles/mina.safetensors").lines == made.lines)
            let korean = try await shop.run("profile", "show", "mina", "--language", "ko")
            #expect(korean.lines == ["mina: 클립 6개, 모델 own"])
            let removed = try await shop.run("profile", "remove", "mina")
            #expect(removed.code == 0 && removed.errors.contains("removed the profile mina"))
            #expect(try folder.appendingPathComponent("profiles").names().isEmpty)
        }
    }

    @Test func json() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            for name in ["나래", "mina"] {
                let made = try await shop.make(name, ["--json", "--quiet"])
                #expect(made.errors.isEmpty)
                let object = try made.object()
                #expect(object.keys == ["schema", "name", "clips", "model", "features"])
                #expect(try object.text("schema") == "nunchi.profile/1" && object.text("name") == name)
                #expect(try object.integer("clips") == 6 && object.text("features") == "seed-mel/1")
                #expect(try await shop.run("profile", "show", name, "--json").output == made.output)
            }
            let names = try await shop.run("profile", "list", "--json").objects().map { try $0.text("name") }
            #expect(names == ["mina", "나래"])
        }
    }

    /// What cannot be a file's name, what means something else, and what would command the terminal.
    @Test(arguments: [
        "../x", "/tmp/x", "a/b", ".hidden", "..", "", "auto", "x.safetensors", "two\nlines", "red\u{1B}[31m",
        String(repeating: "가", count: 100),
    ])
    func namesThatAreRefused(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let made = try await ProfileShop.run(["profile", "create", name, "voice.wav", "--json"], in: folder)
            try expectJSONFailure(made, source: name, code: "profile.name")
            let told = try await ProfileShop.run(["profile", "create", name, "voice.wav"], in: folder)
            #expect(told.code == 1 && told.errorLines.count == 1)
            #expect(!told.errors.contains("\u{1B}"))
            let removed = try await ProfileShop.run(["profile", "remove", name, "--json"], in: folder)
            try expectJSONFailure(removed, source: name, code: "profile.name")
            #expect(try folder.names() == ["voice.wav"])
        }
    }

    @Test func unknownNamesAreTold() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            expectFailure(
                try await shop.run("profile", "show", "nina"), naming: "nina",
                cause: "there is no profile 'nina' (there are none yet)")
            _ = try await shop.make("mina")
            for command in [["show"], ["remove"]] {
                let told = try await shop.run(["profile"] + command + ["nina"])
                expectFailure(told, naming: "nina", cause: "there is no profile 'nina' (there are: mina)")
                try expectJSONFailure(
                    try await shop.run(["profile"] + command + ["nina", "--json"]), source: "nina",
                    code: "profile.unknown")
            }
            let several = try await shop.run("profile", "remove", "nina", "mina")
            #expect(several.code == 1 && several.errorLines.count == 2)
            #expect(several.errors.contains("removed the profile mina"))
        }
    }

    @Test func modelsWithoutProfilesAreTold() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            try folder.corpus()
            let trained = try await Program.run(
                "train", "--recipe", "seed-mel", "--epochs", "2", "--data", "corpus", "--protocol", "none", "--output",
                "plain.safetensors", "--quiet", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            let run = try await ProfileShop.run(
                ["profile", "create", "mina", "voice.wav", "--model", "plain.safetensors"], in: folder)
            expectFailure(run, naming: "mina", cause: "the model seed-mel takes no speaker profiles")
            #expect(try folder.names() == ["corpus", "plain.safetensors", "voice.wav"])
        }
    }

    /// Recordings that cannot be used are told of each by itself; the others make the profile.
    @Test func badRecordings() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            try folder.file("silent.wav", Signal.silence(seconds: 1).pcm16.bytes)
            try folder.file("text.wav", Array("no sound".utf8))
            let bad = ["silent.wav", "text.wav", "gone.wav"]
            let none = try await shop.run(["profile", "create", "mina", "--model", "own.safetensors"] + bad)
            #expect(none.code == 1 && none.output.isEmpty && none.errorLines.count == 4)
            for name in bad { #expect(none.errors.contains("nunchi: \(name): "), "\(name)") }
            #expect(none.errorLines.last?.contains("no recording could be used for the profile 'mina'") == true)
            #expect(!folder.has("profiles/mina.safetensors"))
            let some = try await shop.run(
                ["profile", "create", "mina", "--model", "own.safetensors", shop.clips[0]] + bad)
            #expect(some.code == 1 && some.lines == ["mina: 1 clip(s), for the model own"])
            #expect(some.errors.contains("fewer than three clips"))
        }
    }

    @Test func aDamagedProfileIsListedAsFailed() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            _ = try await shop.make("mina")
            try folder.appendingPathComponent("profiles").file("nina.safetensors", Array("no profile".utf8))
            let list = try await shop.run("profile", "list")
            #expect(list.code == 1 && list.lines == ["mina: 6 clip(s), for the model own"])
            #expect(list.errors.contains("nunchi: nina: it is no speaker profile"))
            let shown = try await shop.run("profile", "show", "nina", "--json")
            try expectJSONFailure(shown, source: "nina", code: "voice.not_a_profile")
        }
    }

    @Test func aFolderThatCannotBeWritten() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try await ProfileShop(folder)
            try folder.file("profiles", Array("a file".utf8))
            let run = try await shop.make("mina")
            #expect(run.code == 1 && !run.crashed && run.errorLines.count == 1)
            #expect(try folder.bytes("profiles") == Array("a file".utf8))
        }
    }
}
