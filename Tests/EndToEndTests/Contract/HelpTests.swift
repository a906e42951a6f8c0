import Foundation
import Testing

/// Every command explains itself, with an example that names the command.
@Suite struct HelpTests {
    private static let commands: [String] = [
        "", "read", "transcribe", "train", "evaluate", "compare", "tune", "export", "features", "corpus", "corpus info",
        "plot",
        "plot spectrogram",
        "plot timeline", "plot confusion", "models", "models list", "models card",
        "doctor",
        "models install", "models verify", "models remove",
        "text", "text train", "text evaluate", "text card",
        "profile", "profile create", "profile list", "profile show", "profile remove",
        "serve", "serve keys", "serve keys add", "serve keys list", "serve keys remove",
    ]

    @Test(arguments: commands)
    func hasAnExample(_ command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let run = try await Program.run(words + ["--help"])
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("OVERVIEW: "))
        let examples = run.output.components(separatedBy: "EXAMPLES").dropFirst().joined()
        #expect(examples.contains((["nunchi"] + words).joined(separator: " ")))
    }

    /// The list above is complete: help names no command that it lacks.
    @Test func everyCommandIsListed() async throws {
        for parent in ["", "corpus", "plot", "models", "text", "profile", "serve", "serve keys"] {
            let run = try await Program.run(parent.split(separator: " ").map(String.init) + ["--help"])
            let list = run.output.components(separatedBy: "SUBCOMMANDS:").dropFirst().joined().split(separator: "\n")
            let names = list.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
            #expect(!names.isEmpty)
            for name in names {
                #expect(Self.commands.contains(parent.isEmpty ? name : "\(parent) \(name)"), "\(parent) \(name)")
            }
        }
    }

    @Test func version() async throws {
        let run = try await Program.run("--version")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("nunchi "))
    }
}
