import Affect
import Learning
import Testing
import VoiceEmotion

/// Searching on made-up clips.
struct SettingSearchTests {
    private static let table = FeatureTable(
        rows: Clips.rows([.joy, .anger, .sadness], speakers: ["a", "b", "c", "d"], takes: 3, distance: 2))

    /// A rate of 1e-9 learns nothing; the other does.
    private static let axis = "training.learningRate=1e-9,1e-2"

    private static func search(
        _ axes: [String] = [axis], method: SearchMethod = .random(trials: 4), jobs: Int = 1
    ) throws -> SettingSearch {
        SettingSearch(
            recipe: .small, space: try SearchSpace(try axes.map { try TuningAxis($0) }, for: .small), method: method,
            rule: .grouped(2), seed: 5, jobs: jobs)
    }

    private static let tables: SettingSearch.Tables = { _ in table }

    @Test func whatLearnsIsFound() async throws {
        let found = try await Self.search(method: .grid(steps: 2, limit: 10)).run(on: Self.tables)
        #expect(found.trials.count == 2)
        #expect(found.best.trial.values == ["training.optimiser.adamW.learningRate": .number(1e-2)])
        #expect(found.ranking[0].score ?? 0 > (found.ranking[1].score ?? 1) + 0.2)
        #expect(found.recipe.value(of: "training.learningRate") == .number(1e-2))
        #expect(found.recipe.learner == VoiceRecipe.small.learner)
    }

    /// A trial's score is what evaluating the recipe gives.
    @Test func scoresAreThoseOfEvaluate() async throws {
        let found = try await Self.search().run(on: Self.tables)
        let result = try await Evaluator(recipe: found.recipe, rule: .grouped(2), seed: 5).evaluate(on: Self.table)
        #expect(found.best.score == result.unweightedAverageRecall)
        #expect(found.best.folds == result.folds.map(\.unweightedAverageRecall))
    }

    @Test(arguments: [
        SearchMethod.random(trials: 7), .halving(trials: 9, brackets: 2, budget: .epochs),
        .halving(trials: 9, brackets: 1, budget: .clips),
    ])
    func jobsDoNotMatter(_ method: SearchMethod) async throws {
        let axes = ["training.epochs=2..12", "learner.dropout=0..0.6"]
        let one = try await Self.search(axes, method: method).run(on: Self.tables)
        let four = try await Self.search(axes, method: method, jobs: 4).run(on: Self.tables)
        #expect(one.trials.map(\.trial) == four.trials.map(\.trial))
        #expect(one.trials.map(\.score) == four.trials.map(\.score))
        #expect(one.best.trial == four.best.trial)
    }

    @Test func finishedTrialsAreNotRepeated() async throws {
        let search = try Self.search(
            ["training.epochs=2..12"], method: .halving(trials: 9, brackets: 1, budget: .epochs))
        let whole = MemoryTrialLog()
        let expected = try await search.run(on: Self.tables, log: whole)
        #expect(whole.results.count == 9 + 3 + 1)
        // As after a kill in the middle.
        let half = Array(whole.results.prefix(5))
        let rest = MemoryTrialLog()
        let found = try await search.run(on: Self.tables, done: half, log: rest)
        #expect(rest.results.count == whole.results.count - 5)
        #expect(found.trials.map(\.score) == expected.trials.map(\.score))
        #expect(found.best.trial == expected.best.trial)
    }

    /// Features that are no numbers break one trial; the others go on.
    @Test func aTrialThatFailsIsKeptAsSuch() async throws {
        let search = try Self.search(["training.learningRate=1e-2,1"], method: .grid(steps: 2, limit: 10))
        let log = MemoryTrialLog()
        let found = try await search.run(
            on: { $0.value(of: "training.learningRate") == .number(1) ? Self.table.withHoles : Self.table }, log: log)
        #expect(found.failed.count == 1)
        #expect(found.failed.first?.failure?.isEmpty == false)
        #expect(found.best.trial.values == ["training.optimiser.adamW.learningRate": .number(1e-2)])
        #expect(log.results.count == 2)
    }

    /// Values beyond what a network can take end the trial, not the search.
    @Test func aTrialThatDivergesDoesNotEndTheSearch() async throws {
        let search = try Self.search(["training.learningRate=1e-2,100"], method: .grid(steps: 2, limit: 10))
        let plain = search.recipe.with {
            $0.training.optimiser = .adamW(learningRate: 1e-2, weightDecay: 0)
            $0.training.epochs = 400
            $0.standardisedWithin = nil
        }
        let wild = FeatureTable(
            rows: Self.table.rows.map { row in
                FeatureTable.Row(
                    recording: row.recording, label: row.label,
                    variants: row.variants.map { FeatureArray($0.values.map { $0 * 1e38 }) })
            })
        let found = try await SettingSearch(
            recipe: plain, space: search.space, method: .grid(steps: 2, limit: 10), rule: .grouped(2)
        ).run(on: { $0.value(of: "training.learningRate") == .number(100) ? wild : Self.table })
        #expect(found.failed.map { $0.trial.values.values.first } == [.number(100)])
        #expect(found.failed.first?.failure?.contains("finite") == true, "\(found.failed)")
    }

    @Test func whenAllFailTheFirstReasonIsTold() async throws {
        struct Broken: Error {}
        await #expect(throws: SearchError.allFailed(count: 2, first: "Broken()")) {
            try await Self.search(method: .grid(steps: 2, limit: 10)).run(on: { _ in throw Broken() })
        }
    }

    /// Only whole budgets compete, and each rung keeps the best third.
    @Test func halvingKeepsTheBestThird() async throws {
        let search = try Self.search(
            ["training.epochs=2..30", "learner.dropout=0..0.6"],
            method: .halving(trials: 9, brackets: 1, budget: .epochs))
        let found = try await search.run(on: Self.tables)
        func rung(_ share: Double) -> [TrialResult] { found.trials.filter { abs($0.trial.share - share) < 1e-9 } }
        #expect([1.0 / 9, 1.0 / 3, 1].map { rung($0).count } == [9, 3, 1])
        let cut = rung(1.0 / 9).compactMap(\.score).sorted(by: >)
        let kept = Set(rung(1.0 / 3).map(\.trial.number))
        #expect(rung(1.0 / 9).filter { kept.contains($0.trial.number) }.allSatisfy { ($0.score ?? 0) >= cut[2] })
        #expect(found.best.trial.share == 1)
    }

    @Test func whatDecidesASearchIsInItsIdentity() throws {
        let base = try Self.search().identity(on: Self.table)
        #expect(
            try base.difference(from: Self.search(method: .random(trials: 9), jobs: 3).identity(on: Self.table)) == nil)
        #expect(try base.difference(from: Self.search(["learner.dropout=0,0.1"]).identity(on: Self.table)) == .space)
        #expect(
            try base.difference(from: Self.search(method: .grid(steps: 2, limit: 9)).identity(on: Self.table)) == .work)
        let other = FeatureTable(rows: Array(Self.table.rows.dropLast()))
        #expect(try base.difference(from: Self.search().identity(on: other)) == .data)
    }
}

extension FeatureTable {
    /// The same clips, with values that are no numbers.
    fileprivate var withHoles: FeatureTable {
        FeatureTable(
            rows: rows.map { row in
                FeatureTable.Row(
                    recording: row.recording, label: row.label,
                    variants: row.variants.map { FeatureArray($0.values.map { _ in .nan }) })
            })
    }
}
