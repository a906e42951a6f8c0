import Foundation
import NunchiTesting
import Testing

/// A model that is not there: exit code 3, with the models that there are.
@Suite struct MissingModelTests {
    @Test(arguments: ["nonesuch", "gone.safetensors"])
    func exitsWithThree(_ model: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let commands = [
                ["read", "voice.wav", "--model", model], ["models", "card", model],
                ["plot", "timeline", "voice.wav", "--model", model, "--output", "x.svg"],
            ]
            for command in commands {
                let told = try await Program.run(command, in: folder)
                expectFailure(told, naming: model, cause: "no model '\(model)'", code: 3)
                #expect(told.errors.contains("acoustic"))
            }
            try expectJSONFailure(
                try await Program.run(commands[0] + ["--json"], in: folder), source: model,
                code: "voice.no_such_model", exit: 3)
        }
    }
}
