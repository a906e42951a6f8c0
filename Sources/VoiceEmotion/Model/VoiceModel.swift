public import Affect
import Foundation
import Learning
import Neural

/// A trained voice model: from features to probabilities of emotions, or of words.
public struct VoiceModel: Sendable {
    /// How it was made, with what was open in it chosen.
    public let recipe: VoiceRecipe
    /// The settings that were chosen on the training speakers, by name.
    public let chosen: [String: String]
    /// What it tells apart.
    public let classes: ClassList
    /// What to know of it before using it; nil for a model that only an evaluation needs.
    public var card: ModelCard?
    /// Below this probability no emotion is named.
    public var threshold: Double
    /// What logits are divided by, so that probabilities are as often right as they say.
    public var temperature: Double
    /// What decided its features' values besides the sound; nil where only the set's version is known.
    public var featureIdentity: String?

    /// What it has learned of arousal; nil where arousal follows from the scores.
    var arousal: ArousalHead?

    let scaling: FeatureScaling
    let learners: [any TrainedLearner]
    /// What reads voices of speakers with a profile; empty for a recipe without.
    let profiled: [any TrainedLearner]
    /// The shape of a clip's features as the learners see them, nil for an axis in which clips differ.
    let inputShape: [Int?]

    init(
        recipe: VoiceRecipe, chosen: [String: String] = [:], classes: ClassList, scaling: FeatureScaling,
        learners: [any TrainedLearner], profiled: [any TrainedLearner] = [], inputShape: [Int?],
        temperature: Double = 1, threshold: Double = 0,
        card: ModelCard? = nil, featureIdentity: String? = nil
    ) {
        self.recipe = recipe
        self.chosen = chosen
        self.classes = classes
        self.scaling = scaling
        self.learners = learners
        self.profiled = profiled
        self.inputShape = inputShape
        self.temperature = temperature
        self.threshold = threshold
        self.card = card
        self.featureIdentity = featureIdentity
    }

    /// The name that a model of the package goes by; nil for one that goes by its recipe's.
    public var name: String?

    /// The emotions that it tells apart, in order; none for a model of words.
    public var taxonomy: Taxonomy { classes.taxonomy ?? Taxonomy(emotions: []) }

    /// Name and version as readings carry them: the recipe's name and its features' version.
    public var identity: ModelIdentity {
        ModelIdentity(name: name ?? recipe.name, version: "\(VoiceFeatureSets.version(of: recipe.features) ?? 0)")
    }

    /// Whether it reads speakers with a profile better than strangers.
    public var takesProfiles: Bool { !profiled.isEmpty }

    /// Probabilities of the classes for several clips, each clip's adding up to 1.
    ///
    /// - Parameters:
    ///   - arrays: the recipe's features of each clip.
    ///   - possible: the only labels that the clips can have; nil for all.
    ///   - profile: the speaker's, where there is one.
    ///   - threads: threads of one computation; the result does not depend on it.
    /// - Throws: `VoiceEmotionError.otherProfile` or `.noProfiles` where the profile does not fit; `.featureCount` for features of another shape.
    public func probabilities(
        of arrays: [FeatureArray], possible: Set<String>? = nil, profile: SpeakerProfile? = nil, threads: Int = 1
    ) throws -> [[Double]] {
        try profile?.check(for: self)
        return try probabilities(of: arrays, possible: possible, statistics: profile?.statistics, threads: threads)
    }

    /// As above, with the statistics of the speaker.
    package func probabilities(
        of arrays: [FeatureArray], possible: Set<String>?, statistics: SpeakerStatistics?, threads: Int
    ) throws -> [[Double]] {
        guard !arrays.isEmpty else { return [] }
        var inputs = try arrays.map { try checked($0) }
        if let own = statistics?.shrunk(halfway: recipe.profile?.halfway ?? 0) {
            guard takesProfiles else { throw VoiceEmotionError.noProfiles(model: identity.name) }
            inputs = inputs.map { own($0) }
        }
        let learners = statistics == nil ? learners : profiled
        let joinsLogarithms = recipe.learner.averagesLogarithms
        let allowed = classes.labels.map { possible?.contains($0) ?? true }
        var sums = [[Double]](repeating: [Double](repeating: 0, count: classes.count), count: arrays.count)
        for learner in learners {
            for (clip, raw) in try learner.logits(of: inputs, threads: threads).enumerated() {
                let peak = zip(raw, allowed).filter(\.1).map(\.0).max() ?? 0
                let weights = zip(raw, allowed).map { $1 ? exp(($0 - peak) / temperature) : 0 }
                let total = weights.reduce(0, +)
                for index in weights.indices {
                    let share = weights[index] / total
                    // A product must not forget what all but one believe.
                    sums[clip][index] += joinsLogarithms ? log(max(share, 1e-12)) : share
                }
            }
        }
        let means = sums.map { $0.map { $0 / Double(learners.count) } }
        return joinsLogarithms ? means.map { Self.probabilities($0, allowed: allowed) } : means
    }

    /// What logarithms stand for, the allowed ones adding up to 1.
    private static func probabilities(_ logarithms: [Double], allowed: [Bool]) -> [Double] {
        let weights = zip(logarithms, allowed).map { $1 ? exp($0) : 0 }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// Scores of the emotions for several clips.
    ///
    /// - Throws: as `probabilities(of:possible:threads:)`; `VoiceEmotionError.otherTask` for a model of words.
    public func scores(
        of arrays: [FeatureArray], possible: Set<Emotion>? = nil, profile: SpeakerProfile? = nil, threads: Int = 1
    ) throws -> [EmotionScores] {
        guard let taxonomy = classes.taxonomy else {
            throw VoiceEmotionError.otherTask(
                model: recipe.name, tells: classes.task.rawValue, wanted: ClassList.Task.emotion.rawValue)
        }
        let labels = possible.map { Set($0.map(\.rawValue)) }
        return try probabilities(of: arrays, possible: labels, profile: profile, threads: threads).map { weights in
            guard let scores = EmotionScores(taxonomy: taxonomy, weights: weights) else {
                throw VoiceEmotionError.notAVoiceModel(file: recipe.name, cause: "its weights give no finite scores")
            }
            return scores
        }
    }

    /// Whether it has learned arousal; otherwise arousal follows from the scores.
    public var knowsArousal: Bool { arousal != nil }

    /// The arousal of several clips, -1...1; nil for a model that has not learned it.
    ///
    /// - Throws: `VoiceEmotionError.featureCount` for features of another shape.
    public func arousal(of arrays: [FeatureArray]) throws -> [Double]? {
        try arousal.map { head in try arrays.map { try head(checked($0)) } }
    }

    /// The feature set that it reads.
    ///
    /// - Throws: `VoiceEmotionError.unknownRecipe` when this version lacks it, `.otherFeatures` when its values come about
    ///   otherwise than those that the model was trained on; what loading an encoder throws.
    func features(in environment: VoiceFeatureSets.Environment) throws -> any VoiceFeatureSet {
        let features = try VoiceFeatureSets.load(recipe.features, in: environment)
        if let identity = featureIdentity, identity != features.identity {
            throw VoiceEmotionError.otherFeatures(
                model: recipe.name, expected: identity, found: features.identity)
        }
        return features
    }

    /// The features as the learners see them.
    func checked(_ array: FeatureArray) throws -> FeatureArray {
        try check(array)
        return scaling(array)
    }

    /// - Throws: `VoiceEmotionError.featureCount` for features of another shape.
    func check(_ array: FeatureArray) throws {
        // Layers that the clip lacks, or means for another number of values, must not be reached for.
        let rows = array.shape.first ?? 0
        guard scaling.rows?.allSatisfy({ array.shape.count == 2 && (1...max(1, rows)).contains($0) }) ?? true else {
            throw VoiceEmotionError.featureCount(
                set: recipe.features.name, expected: scaling.rows?.max() ?? 0, found: rows)
        }
        let expected = inputShape.compactMap { $0 }.reduce(1, *)
        let found = scaling.rows.map { $0.count * array.width } ?? array.values.count
        let isWhole =
            inputShape.contains(nil)
            ? array.shape.count == inputShape.count && found % max(1, expected) == 0 : found == expected
        guard isWhole, inputShape.last == (scaling.rows.map { $0.count * array.width } ?? array.width) else {
            throw VoiceEmotionError.featureCount(set: recipe.features.name, expected: expected, found: found)
        }
    }
}
