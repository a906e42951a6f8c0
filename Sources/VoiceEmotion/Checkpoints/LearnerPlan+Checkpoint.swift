import Foundation
import Neural

extension LearnerPlan.Context {
    /// Tells again of the epochs that an interrupted run has done, before the learner goes on from them.
    ///
    /// - Throws: `CheckpointError.damaged`.
    func tellOfEpochsDone() throws {
        guard let checkpoint, FileManager.default.fileExists(atPath: checkpoint.url.path) else { return }
        let found: TrainingCheckpoint
        do { found = try TrainingCheckpoint(contentsOf: checkpoint.url) } catch {
            throw CheckpointError.damaged(file: checkpoint.url.path, cause: "\(error)")
        }
        for report in found.reports {
            onEpoch(report.epoch, training.epochs, report.trainingLoss, report.validationMetric)
        }
    }
}

extension CheckpointFolder {
    /// Where a member of an ensemble keeps its state.
    ///
    /// - Parameter name: which ensemble; one for strangers and one for speakers with a profile share nothing.
    func file(_ name: String, ofMember member: Int) throws -> CheckpointFile {
        try makeFolder()
        return CheckpointFile(
            url.appending(path: "\(name)-\(member).safetensors"), everyEpochs: .max, everySeconds: seconds)
    }

    /// The recipe with its open settings chosen, which may have taken long.
    func choice(_ choose: () throws -> (recipe: VoiceRecipe, chosen: [String: String])) throws
        -> (recipe: VoiceRecipe, chosen: [String: String])
    {
        if let kept: KeptChoice = try record("choice.json") { return (kept.recipe, kept.chosen) }
        let (recipe, chosen) = try choose()
        try keep(KeptChoice(recipe: recipe, chosen: chosen), as: "choice.json")
        return (recipe, chosen)
    }
}

private struct KeptChoice: Codable {
    let recipe: VoiceRecipe
    let chosen: [String: String]
}
