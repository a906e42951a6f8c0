import Foundation
import NunchiTesting

/// A folder with a model that takes profiles, a speaker's clips, and a place for profiles.
struct ProfileShop {
    let folder: URL
    /// The clips of a speaker that the model does not know.
    let clips: [String]

    /// Trains `own.safetensors`.
    init(_ folder: URL) async throws {
        self.folder = folder
        let all = SyntheticVoices.clips(speakers: 4)
        try folder.corpus(clips: all.filter { $0.speaker != "s3" })
        let own = all.filter { $0.speaker == "s3" }
        try folder.corpus("heard", clips: own)
        clips = own.map { "heard/" + $0.name }
        try folder.file("own.json", Array(Self.recipe.utf8))
        let trained = try await Self.run(
            [
                "train", "--recipe", "own.json", "--data", "corpus", "--protocol", "none", "--output",
                "own.safetensors", "--quiet",
            ], in: folder)
        guard trained.code == 0 else { throw Unexpected(trained.errors) }
    }

    /// Makes a profile of the clips.
    func make(_ name: String, _ options: [String] = []) async throws -> ProgramRun {
        try await run(["profile", "create", name, "--model", "own.safetensors"] + options + clips)
    }

    func run(_ arguments: String...) async throws -> ProgramRun { try await run(arguments) }

    func run(_ arguments: [String]) async throws -> ProgramRun { try await Self.run(arguments, in: folder) }

    /// Runs a command with the profiles in a folder `profiles` of this one.
    static func run(_ arguments: [String], in folder: URL) async throws -> ProgramRun {
        try await Program.run(
            arguments, in: folder, environment: ["NUNCHI_PROFILES": folder.appendingPathComponent("profiles").path])
    }

    private static let recipe = """
        {
          "name": "own", "features": {"name": "seed-mel"}, "standardisedWithin": 3,
          "learner": {"kind": "logistic", "c": 1},
          "profile": {"halfway": 2},
          "training": {
            "optimiser": {"kerasAdam": {}}, "epochs": 1, "batchSize": 8, "labelSmoothing": 0,
            "balancesClasses": false, "members": 1, "speeds": [1]
          }
        }
        """
}
