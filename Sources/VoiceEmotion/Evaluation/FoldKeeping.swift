import Corpora
import Foundation
import Learning

/// What a fold of an evaluation gave.
struct FoldOutcome: Codable {
    /// The scores of each test clip.
    let scores: [[Double]]
    /// The settings that were chosen on the training part.
    let settings: [String: String]
}

extension CheckpointFolder {
    /// The outcome of a fold: what was kept of it, or what the work gives, which then is kept.
    ///
    /// - Parameters:
    ///   - clips: number of test clips.
    ///   - work: is given the folder in which the fold's training keeps its state.
    func fold(
        _ number: Int, clips: Int, work: (CheckpointFolder) throws -> FoldOutcome
    ) throws -> FoldOutcome {
        let name = "fold-\(number + 1)"
        if let kept: FoldOutcome = try record(name + ".json") {
            guard kept.scores.count == clips else {
                throw CheckpointError.damaged(
                    file: url.appending(path: name + ".json").path, cause: "it is not what was kept")
            }
            return kept
        }
        let training = part(name)
        let outcome = try work(training)
        try keep(outcome, as: name + ".json")
        training.remove()
        return outcome
    }
}

/// A part of a fold's training clips, as even over corpora and classes as it can be.
enum TrainingShare {
    /// - Parameters:
    ///   - share: above 0; 1 keeps all. At least one clip of each class of each corpus stays.
    ///   - seed: decides which.
    static func of(_ rows: [FeatureTable.Row], share: Double, seed: UInt64) -> [FeatureTable.Row] {
        guard share < 1 else { return rows }
        var generator = SeededGenerator(seed: seed)
        let groups = Dictionary(grouping: rows.indices) { rows[$0].recording.corpus + "\0" + rows[$0].label }
        let kept = groups.sorted { $0.key < $1.key }.flatMap { _, members in
            let count = max(1, Int((Double(members.count) * share).rounded()))
            return generator.permutation(of: members.count).prefix(count).map { members[$0] }
        }
        return kept.sorted().map { rows[$0] }
    }
}

/// The mean over the folds so far of their unweighted average recalls.
struct RunningRecall {
    private let classes: Int
    private var recalls: [Double] = []

    init(classes: Int) { self.classes = classes }

    var mean: Double { recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count) }

    mutating func take(truth: [Int], scores: [[Double]]) {
        let predicted = scores.map { row in row.indices.max { (row[$0], -$0) < (row[$1], -$1) } ?? 0 }
        recalls.append(
            ConfusionMatrix(classes: classes, truth: truth, predicted: predicted).unweightedAverageRecall)
    }
}
