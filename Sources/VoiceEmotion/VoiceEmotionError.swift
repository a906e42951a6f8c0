/// Why a voice could not be read, or a model not be trained, saved or loaded.
public enum VoiceEmotionError: Error, Sendable, Hashable {
    /// The sound is shorter than anything can be read from.
    case tooShort(seconds: Double, needed: Double)

    /// The sound is silent throughout.
    case silent(peak: Float)

    /// No recipe has that name.
    case unknownRecipe(name: String, known: [String])

    /// The recipe has no such setting, or the value does not fit it.
    case setting(name: String, value: String, recipe: String)

    /// The recipe has no such setting; those that it has.
    case noSuchSetting(name: String, recipe: String, known: [String])

    /// A layer of a network cannot follow what comes before it; layers are counted from 1.
    case layer(number: Int, kind: String, problem: LayerProblem)

    /// The file holds no recipe.
    case recipeFile(file: String, cause: String)

    /// The model tells other things apart than what is asked of it.
    case otherTask(model: String, tells: String, wanted: String)

    /// The features are computed by another encoder, or with other settings, than those that the model learned from.
    case otherFeatures(model: String, expected: String, found: String)

    /// The model was trained without speakers' profiles.
    case noProfiles(model: String)

    /// The profile was made for another model.
    case otherProfile(name: String, madeFor: String, model: String)

    /// The file is no speaker's profile.
    case notAProfile(file: String)

    /// Fewer than two classes are left to tell apart.
    case tooFewClasses(found: [String])

    /// Some data sets lack classes that others have, and the learner cannot keep that from counting against those classes.
    case classesDiffer(learner: String)

    /// No recording of the corpus could be used.
    case noUsableRecordings(corpus: String, firstProblem: String?)

    /// No model of that name is in the package, and no file of that name exists.
    case noSuchModel(name: String, known: [String])

    /// A feature set gave another number of values than it promises.
    case featureCount(set: String, expected: Int, found: Int)

    /// The file is no voice model of ours.
    case notAVoiceModel(file: String, cause: String)

    /// The file is a voice model in a format that this version does not read.
    case modelFormat(file: String, found: String, expected: String)

    /// The model needs another version of its features than this version computes.
    case featureVersion(file: String, features: String, found: Int, expected: Int)

    /// Training was stopped from outside.
    case cancelled

    /// Training did not converge to finite weights.
    case diverged(epoch: Int)
}

extension VoiceEmotionError {
    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .tooShort: "voice.too_short"
        case .silent: "voice.silent"
        case .unknownRecipe: "voice.unknown_recipe"
        case .setting: "voice.setting"
        case .noSuchSetting: "voice.no_such_setting"
        case .layer: "voice.layer"
        case .recipeFile: "voice.recipe_file"
        case .otherTask: "voice.other_task"
        case .otherFeatures: "voice.other_features"
        case .noProfiles: "voice.no_profiles"
        case .otherProfile: "voice.other_profile"
        case .notAProfile: "voice.not_a_profile"
        case .tooFewClasses: "voice.too_few_classes"
        case .classesDiffer: "voice.classes_differ"
        case .noUsableRecordings: "voice.no_usable_recordings"
        case .noSuchModel: "voice.no_such_model"
        case .featureCount: "voice.feature_count"
        case .notAVoiceModel: "voice.not_a_model"
        case .modelFormat: "voice.model_format"
        case .featureVersion: "voice.feature_version"
        case .cancelled: "voice.cancelled"
        case .diverged: "voice.diverged"
        }
    }
}
