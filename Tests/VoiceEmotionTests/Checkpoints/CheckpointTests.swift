import Affect
import Foundation
import Learning
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// What is kept of a training or an evaluation is gone on from, and changes nothing.
struct CheckpointTests {
    private static let table = FeatureTable(
        rows: Clips.rows([.joy, .anger, .sadness], speakers: ["a", "b", "c", "d"], takes: 3, distance: 2))

    private static func identity(
        _ recipe: VoiceRecipe = .small, work: String = "evaluate", table: FeatureTable = table, seed: UInt64 = 0
    ) -> WorkIdentity {
        WorkIdentity(work: work, recipe: recipe, data: table, evaluationProtocol: "grouped:4", seed: seed)
    }

    private static func scores(_ recipe: VoiceRecipe = .small, in folder: CheckpointFolder? = nil) async throws
        -> [[Double]]
    {
        var evaluator = Evaluator(recipe: recipe, rule: .grouped(4))
        evaluator.checkpoint = folder
        return try await evaluator.evaluate(on: table).predictions.map(\.scores)
    }

    @Test func finishedFoldsAreNotRepeated() async throws {
        let plain = try await Self.scores()
        try await withTemporaryDirectory { url in
            let folder = try CheckpointFolder(url, for: Self.identity())
            #expect(try await Self.scores(in: folder) == plain)
            let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
            #expect(names == ["checkpoint.json", "fold-1.json", "fold-2.json", "fold-3.json", "fold-4.json"])
            // Scores that no training gave show that a fold is taken from its file.
            let file = url.appending(path: "fold-2.json")
            var kept = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
            let made = [[Double]](repeating: [0.25, 0.25, 0.5], count: 9)
            kept["scores"] = made
            try JSONSerialization.data(withJSONObject: kept).write(to: file)
            try FileManager.default.removeItem(at: url.appending(path: "fold-3.json"))
            let mixed = try await Self.scores(in: CheckpointFolder(url, for: Self.identity()))
            #expect(Array(mixed[9..<18]) == made)
            #expect(Array(mixed[18...]) == Array(plain[18...]))
        }
    }

    @Test func aTrainingGoesOnFromItsState() throws {
        let recipe = VoiceRecipe.small.with { $0.training.members = 2 }
        func scores(_ checkpoint: CheckpointFolder?) throws -> (scores: [[Double]], epochs: [Int]) {
            var epochs: [Int] = []
            let model = try VoiceTrainer(recipe: recipe, checkpoint: checkpoint).train(
                on: Self.table.rows, classes: Self.table.classes, labelsByCorpus: Self.table.labelsByCorpus,
                onEpoch: { epochs.append($0.member * 1000 + $0.epoch) })
            return (try model.probabilities(of: Self.table.rows.map { $0.variants[0] }), epochs)
        }
        let plain = try scores(nil)
        try withTemporaryDirectory { url in
            let work = Self.identity(recipe, work: "train")
            #expect(try scores(CheckpointFolder(url, for: work, seconds: 0)) == plain)
            // The second member is lost, as if killed after the first.
            try FileManager.default.removeItem(at: url.appending(path: "member-1.safetensors"))
            #expect(try scores(CheckpointFolder(url, for: work, seconds: 0)) == plain)
            // All is done: the epochs are told of again, for the curves.
            #expect(try scores(CheckpointFolder(url, for: work, seconds: 0)) == plain)
        }
    }

    /// A training that ends after an epoch, as if killed there, goes on from it; that of the network for speakers with a
    /// profile, whose first epoch is the thirteenth, from its own.
    @Test(arguments: [false, true], [5, 17])
    func aTrainingKilledHalfWayGoesOn(_ isOfLayers: Bool, _ last: Int) async throws {
        let recipe = VoiceRecipe.small.with {
            if isOfLayers {
                $0.learner = .layers(LayerStackPlan([.dense(units: 6), .activation(.relu), .dropout(0.2)]))
            }
            $0.training.epochs = 12
            $0.training.noise = 0.1
            $0.profile = ProfilePlan(halfway: 1)
        }
        let plain = try await Self.trained(recipe)
        #expect(plain.losses.count == 24)
        #expect(plain.losses[12...] != plain.losses[..<12])
        try await withTemporaryDirectory { url in
            let folder = try CheckpointFolder(url, for: Self.identity(recipe, work: "train"), seconds: 0)
            await #expect(throws: CancellationError.self) {
                _ = try await Self.trained(recipe, keptIn: folder, until: last)
            }
            let name = last <= 12 ? "member-0.safetensors" : "profiled-0.safetensors"
            let kept = try TrainingCheckpoint(contentsOf: url.appending(path: name))
            #expect(kept.reports.map(\.trainingLoss) == Array(plain.losses[(last <= 12 ? 0 : 12)..<last]))
            #expect(try await Self.trained(recipe, keptIn: folder) == plain)
        }
    }

    /// What a training gives.
    private struct Outcome: Equatable {
        var strangers: [[Double]]
        var profiled: [[Double]]
        /// Of each epoch that was told of.
        var losses: [Double]
    }

    /// Trains on the table, and stops when it has told of so many epochs.
    private static func trained(
        _ recipe: VoiceRecipe, keptIn folder: CheckpointFolder? = nil, until last: Int = .max
    ) async throws -> Outcome {
        try await Task {
            var losses: [Double] = []
            let model = try VoiceTrainer(recipe: recipe, seed: 4, checkpoint: folder).train(
                on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus,
                onEpoch: {
                    losses.append($0.loss)
                    if losses.count == last { withUnsafeCurrentTask { $0?.cancel() } }
                })
            let clips = table.rows.map { $0.variants[0] }
            return Outcome(
                strangers: try model.probabilities(of: clips),
                profiled: try model.probabilities(
                    of: clips, possible: nil, statistics: SpeakerStatistics(of: clips), threads: 1),
                losses: losses)
        }.value
    }

    @Test func whatWasChosenIsKept() throws {
        let recipe = VoiceRecipe.small.with {
            $0.search = [SearchAxis("training.epochs", [.number(2), .number(20)])]
        }
        try withTemporaryDirectory { url in
            let folder = try CheckpointFolder(url, for: Self.identity(recipe))
            func chosen() throws -> [String: String] {
                try VoiceTrainer(recipe: recipe, checkpoint: folder).train(
                    on: Self.table.rows, classes: Self.table.classes, labelsByCorpus: Self.table.labelsByCorpus
                ).chosen
            }
            let first = try chosen()
            #expect(FileManager.default.fileExists(atPath: url.appending(path: "choice.json").path))
            #expect(try chosen() == first)
        }
    }

    @Test func otherWorkIsRefused() throws {
        try withTemporaryDirectory { url in
            _ = try CheckpointFolder(url, for: Self.identity())
            _ = try CheckpointFolder(url, for: Self.identity())
            let shorter = FeatureTable(rows: Array(Self.table.rows.dropLast()))
            let others: [(WorkIdentity, WorkIdentity.Part)] = [
                (Self.identity(work: "train"), .work), (Self.identity(seed: 1), .seed),
                (Self.identity(.small.with { $0.training.epochs = 31 }), .recipe),
                (Self.identity(table: shorter), .data),
            ]
            for (work, part) in others {
                #expect(throws: CheckpointError.otherWork(folder: url.path, part: part)) {
                    try CheckpointFolder(url, for: work)
                }
            }
        }
    }

    @Test(arguments: ["checkpoint.json", "fold-1.json"])
    func damageIsToldOf(_ name: String) async throws {
        try await withTemporaryDirectory { url in
            _ = try await Self.scores(in: CheckpointFolder(url, for: Self.identity()))
            let file = url.appending(path: name)
            try Data("{\"scores\": [[1".utf8).write(to: file)
            await #expect {
                _ = try await Self.scores(in: CheckpointFolder(url, for: Self.identity()))
            } throws: { error in
                guard case CheckpointError.damaged(file.path, _) = error else { return false }
                return true
            }
        }
    }

    @Test(arguments: [VoiceRecipe.small, .small.with { $0.learner = .layers(LayerStackPlan([.dense(units: 6)])) }])
    func aDamagedStateIsToldOf(_ recipe: VoiceRecipe) throws {
        try withTemporaryDirectory { url in
            let folder = try CheckpointFolder(url, for: Self.identity(recipe, work: "train"))
            let file = url.appending(path: "member-0.safetensors")
            try Data("nonsense".utf8).write(to: file)
            #expect {
                try VoiceTrainer(recipe: recipe, checkpoint: folder).train(
                    on: Self.table.rows, classes: Self.table.classes, labelsByCorpus: Self.table.labelsByCorpus)
            } throws: { error in
                guard case CheckpointError.damaged(file.path, _) = error else { return false }
                return true
            }
        }
    }

    @Test func aFolderThatCannotBeMadeIsToldOf() throws {
        try withTemporaryDirectory { url in
            let file = url.appending(path: "file")
            try Data("x".utf8).write(to: file)
            #expect {
                try CheckpointFolder(file.appending(path: "state"), for: Self.identity())
            } throws: { error in
                guard case CheckpointError.notWritten = error else { return false }
                return true
            }
        }
    }

    @Test func theFingerprintIsOfTheData() {
        let rows = Self.table.rows
        let base = Self.table.fingerprint
        #expect(FeatureTable(rows: rows).fingerprint == base)
        #expect(FeatureTable(rows: rows.reversed()).fingerprint != base)
        var changed = rows
        changed[3] = FeatureTable.Row(
            recording: rows[3].recording, label: rows[3].label,
            variants: [FeatureArray(rows[3].variants[0].values.map { $0.nextUp })])
        #expect(FeatureTable(rows: changed).fingerprint != base)
        changed[3] = FeatureTable.Row(recording: rows[3].recording, label: "fear", variants: rows[3].variants)
        #expect(FeatureTable(rows: changed).fingerprint != base)
    }
}
