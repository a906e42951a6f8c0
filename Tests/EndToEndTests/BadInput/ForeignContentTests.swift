import Foundation
import NunchiTesting
import Testing

/// Names that promise sound and lead to something else.
@Suite struct ForeignContentTests {
    @Test(arguments: ["read", "features"])
    func textNamedAsSound(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("text.wav", Array(String(repeating: "This is no sound.\n", count: 200).utf8))
            let told = try await Program.run(command, "text.wav", in: folder)
            expectFailure(told, naming: "text.wav", cause: "no known media format")
            let json = try await Program.run(command, "text.wav", "--json", in: folder)
            try expectJSONFailure(json, source: "text.wav", code: "audio.unknown_format")
        }
    }

    @Test(arguments: ["read", "features"])
    func folder(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            _ = try folder.folder("clips.wav")
            let told = try await Program.run(command, "clips.wav", in: folder)
            expectFailure(told, naming: "clips.wav", cause: "no sound files")
            let json = try await Program.run(command, "clips.wav", "--json", in: folder)
            try expectJSONFailure(json, source: "clips.wav", code: "corpus.no_sounds")
        }
    }

    @Test(arguments: ["read", "features"])
    func missingFile(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            let told = try await Program.run(command, "gone.wav", in: folder)
            expectFailure(told, naming: "gone.wav", cause: "no such file")
            let json = try await Program.run(command, "gone.wav", "--json", in: folder)
            try expectJSONFailure(json, source: "gone.wav", code: "audio.missing")
        }
    }

    @Test func emptyStandardInput() async throws {
        let run = try await Program.run(["read", "-", "--json"])
        try expectJSONFailure(run, source: "-", code: "audio.empty")
    }
}
