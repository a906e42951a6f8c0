import Learning
import Testing
import VoiceEmotion

/// Axes against a recipe, and what is drawn from them.
struct SearchSpaceTests {
    private static func space(_ axes: String..., recipe: VoiceRecipe = .small) throws -> SearchSpace {
        try SearchSpace(try axes.map { try TuningAxis($0) }, for: recipe)
    }

    private static func settings(
        _ space: SearchSpace, _ method: SearchMethod, seed: UInt64 = 0
    ) throws -> [SearchSpace.Values] {
        try SettingSearch(recipe: .small, space: space, method: method, rule: .grouped(2), seed: seed).settings()
    }

    @Test func middleNamesMayBeLeftOut() throws {
        let space = try Self.space("training.learningRate=1e-4..1e-2:log")
        #expect(space.axes[0].setting == "training.optimiser.adamW.learningRate")
    }

    @Test func wholeNumbersStayWhole() throws {
        let space = try Self.space("training.epochs=1..60", "learner.dropout=0.1..0.5")
        for values in try Self.settings(space, .random(trials: 40)).dropFirst() {
            guard case .number(let epochs) = values["training.epochs"],
                case .number(let dropout) = values["learner.dropout"]
            else {
                Issue.record("\(values)")
                continue
            }
            #expect(epochs == epochs.rounded() && (1...60).contains(epochs))
            #expect((0.1...0.5).contains(dropout))
        }
    }

    @Test func aSingleNumberIsAListWhereOneIsWanted() throws {
        let space = try Self.space("learner.hidden=32,64")
        #expect(space.axes[0].values == .choices([.numbers([32]), .numbers([64])]))
    }

    /// A setting that is not there, a value that does not fit it, and values that cannot work.
    @Test(arguments: [
        "name=a,b", "learner.hidden=wide", "training.epochs=1.5",
        "training.epochs=0,5",
        "training.epochs=-3..5", "learner.dropout=0.5..1.5", "training.balancesClasses=perhaps",
        "training.learningRate=0..1", "training.members=0,1",
    ])
    func impossibleAxesAreRefused(_ text: String) throws {
        let axis = try TuningAxis(text)
        #expect { try SearchSpace([axis], for: .small) } throws: { error in
            guard case VoiceEmotionError.setting(_, _, "small") = error else { return false }
            return true
        }
    }

    /// A setting that nobody has is told apart from a value that does not fit, set or not.
    @Test(arguments: ["training.epoch=1,2", "soup=1,2", "training.epoch=-5", "learner.hidden.first=3..5"])
    func unknownSettingsAreRefused(_ text: String) throws {
        let axis = try TuningAxis(text)
        let known = VoiceRecipe.small.settingNames
        #expect(throws: VoiceEmotionError.noSuchSetting(name: axis.setting, recipe: "small", known: known)) {
            try SearchSpace([axis], for: .small)
        }
    }

    @Test func anUnsetSettingIsThere() throws {
        #expect(!VoiceRecipe.small.settingNames.contains("training.patience"))
        #expect(throws: VoiceEmotionError.setting(name: "training.patience", value: "0", recipe: "small")) {
            try VoiceRecipe.small.changing("training.patience", toText: "0")
        }
    }

    @Test func anAxisStandsOnce() {
        #expect(
            throws: SearchError.axis(
                text: "training.optimiser.adamW.learningRate=0.1,0.2", fault: .repeated)
        ) {
            try Self.space("training.learningRate=0.3,0.4", "training.optimiser.adamW.learningRate=0.1,0.2")
        }
    }

    @Test(arguments: VoiceRecipe.known.filter { $0.name != "encoder-robust" })
    func knownRecipesHaveUsualAxes(_ recipe: VoiceRecipe) throws {
        let space = try SearchSpace([], for: recipe)
        #expect(space.axes.count >= 1)
        let search = SettingSearch(recipe: recipe, space: space, method: .random(trials: 20), rule: .grouped(2))
        let settings = try search.settings()
        // A recipe that leaves little open has fewer settings than trials.
        #expect((1...20).contains(settings.count))
        for values in settings {
            for (name, value) in values { #expect(try recipe.changing(name, to: value).value(of: name) == value) }
        }
    }

    @Test func theSeedDecidesAndMoreTrialsBeginWithTheSame() throws {
        let space = try Self.space("training.epochs=1..60", "learner.dropout=0.1..0.5")
        let ten = try Self.settings(space, .random(trials: 10), seed: 3)
        #expect(try Self.settings(space, .random(trials: 25), seed: 3).prefix(10) == ten[...])
        #expect(try Self.settings(space, .halving(trials: 10, brackets: 1, budget: .epochs), seed: 3) == ten)
        #expect(try Self.settings(space, .random(trials: 10), seed: 4) != ten)
        #expect(ten[0] == ["training.epochs": .number(30), "learner.dropout": .number(0.1)])
    }

    @Test func noSettingsAreTriedTwice() throws {
        let space = try Self.space("training.epochs=5,10,30", "learner.dropout=0.1,0.3")
        let settings = try Self.settings(space, .random(trials: 100))
        #expect(settings.count == 6)
        #expect(Set(settings).count == 6)
    }

    @Test func aLogarithmicRangeIsEvenOverOrdersOfMagnitude() throws {
        let space = try Self.space("training.learningRate=1e-5..1e-1:log")
        let rates = try Self.settings(space, .random(trials: 401)).dropFirst().map { values in
            guard case .number(let rate) = values["training.optimiser.adamW.learningRate"] else { return 0.0 }
            return rate
        }
        let low = rates.count { $0 < 1e-3 }
        #expect((160...240).contains(low), "\(low) of 400 in the lower half")
    }

    @Test func aGridHasEveryCombination() throws {
        let space = try Self.space("training.epochs=2,4", "learner.dropout=0..0.6", "training.batchSize=1..3")
        let grid = try Self.settings(space, .grid(steps: 4, limit: 100))
        // Three whole numbers in 1...3, however many steps.
        #expect(grid.count == 2 * 4 * 3)
        #expect(Set(grid).count == grid.count)
        #expect(
            Set(grid.compactMap { $0["learner.dropout"] }) == [.number(0), .number(0.2), .number(0.4), .number(0.6)])
    }

    @Test func aLargeGridIsToldOf() throws {
        let space = try Self.space("training.epochs=1..1000", "learner.dropout=0..0.6")
        #expect(throws: SearchError.largeGrid(count: 1_000_000, limit: 30)) {
            try Self.settings(space, .grid(steps: 1000, limit: 30))
        }
        #expect(throws: SearchError.noTrials) { try Self.settings(space, .random(trials: 0)) }
    }
}
