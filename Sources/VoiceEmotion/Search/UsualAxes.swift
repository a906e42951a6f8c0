/// What is usually varied in a recipe when nobody says what to vary.
enum UsualAxes {
    /// Values that suit most data, by setting; a recipe has some of these settings.
    private static let all = [
        "learner.hidden=[64],[128],[256],[256,128],[128,128]", "learner.dropout=0.2..0.7",
        "learner.inputDropout=0..0.4", "learner.units=32,64,128,256", "learner.penalty=0.001..100:log",
        "learner.cost=0.01..100:log", "learner.regularisation=0.001..100:log", "learner.trees=100..600",
        "learner.components=2..32", "training.optimiser.adamW.learningRate=0.0002..0.01:log",
        "training.optimiser.adamW.weightDecay=0.001..0.3:log", "training.epochs=5..60",
        "training.labelSmoothing=0..0.2", "learner.headRate=0.0001..0.01:log", "learner.headDropout=0..0.5",
    ]

    /// The axes of the settings that the recipe has and uses.
    static func of(_ recipe: VoiceRecipe) -> [TuningAxis] {
        // What the recipe leaves open itself is what its maker would vary.
        let open = recipe.search.map { TuningAxis($0.setting, .choices($0.values)) }
        let names = Set(recipe.settingNames)
        let usual = all.compactMap { try? TuningAxis($0) }.filter { axis in
            names.contains(axis.setting) && !open.contains { $0.setting == axis.setting }
        }
        switch recipe.learner {
        case .network, .layers, .tunedEncoder: break
        default: return open + usual.filter { !$0.setting.hasPrefix("training.") }
        }
        // scikit-learn's rule ends by itself; the epochs are only its limit.
        return open + usual.filter { $0.setting != "training.epochs" || recipe.training.optimiser != .scikitLearn }
    }
}
