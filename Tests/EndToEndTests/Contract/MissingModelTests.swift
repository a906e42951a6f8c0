import Foundation
import NunchiTesting
import Testing

/// A model that is not there: exit code 3 for a file, 64 for a name that nobody knows, with the models that there are.
@Suite struct MissingModelTests {
    @Test(arguments: [("nonesuch", Int32(64)), ("gone.safetensors", 3)])
    func isTold(_ model: String, _ code: Int32) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let commands = [
                ["read", "voice.wav", "--model", model], ["models", "card", model],
                ["plot", "timeline", "voice.wav", "--model", model, "--output", "x.svg"],
            ]
            for command in commands {
                let told = try await Program.run(command, in: folder)
                expectFailure(told, naming: model, cause: "no model '\(model)'", code: code)
                #expect(told.errors.contains("acoustic"))
            }
            try expectJSONFailure(
                try await Program.run(commands[0] + ["--json"], in: folder), source: model,
                code: "voice.no_such_model", exit: code)
        }
    }
}
