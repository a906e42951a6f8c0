/// Where a reading's evidence came from.
public enum Modality: String, Codable, Sendable, CaseIterable {
    /// A voice.
    case voice
    /// Words.
    case text
    /// A face.
    case face
    /// Music.
    case music
    /// Several of them together.
    case fused
}

/// Something the reader of a result should know before trusting it.
public enum ReadingWarning: String, Codable, Sendable, CaseIterable {
    /// No emotion is likely enough to be named.
    case lowConfidence = "low_confidence"
    /// The recording is shorter than the model was trained for.
    case shortInput = "short_input"
    /// Samples at full scale: the recording is distorted.
    case clipped
    /// The file ends before its header says so; what is there was read.
    case truncated
    /// The recording holds less bandwidth than the model was trained for.
    case narrowBand = "narrow_band"
    /// The model was trained on data whose licence bars commercial use.
    case nonCommercialModel = "non_commercial_model"
    /// Voice and words, say, point to opposite sides of the valence axis.
    case modalitiesDisagree = "modalities_disagree"
    /// The model knows none of the words.
    case unknownWords = "unknown_words"
}

/// Which model made a reading.
public struct ModelIdentity: Sendable, Hashable, Codable {
    /// The model's name, such as `acoustic`.
    public let name: String

    /// The model's version.
    public let version: String

    /// Names a model.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// The emotion expressed in a stretch of time.
public struct EmotionMoment: Sendable, Hashable {
    /// Start in seconds from the beginning of the recording.
    public let start: Double

    /// End in seconds.
    public let end: Double

    /// Probabilities; nil where nothing was said.
    public let scores: EmotionScores?

    /// Arousal as the model has learned it, -1...1; nil where it follows from the scores.
    public let arousal: Double?

    /// The emotion named; nil for silence or when none is likely enough.
    public let emotion: Emotion?

    /// A moment.
    public init(start: Double, end: Double, scores: EmotionScores?, arousal: Double? = nil, emotion: Emotion?) {
        self.start = start
        self.end = end
        self.scores = scores
        self.arousal = arousal
        self.emotion = emotion
    }

    /// Coordinates that follow from the scores, arousal as it was learned where it was; nil where nothing was said.
    public var valenceArousal: ValenceArousal? {
        scores.map { $0.valenceArousal.with(arousal: arousal) }
    }
}

/// What was read from one input.
public struct EmotionReading: Sendable, Hashable {
    /// What was read: a file's path, `-` for standard input, or a name the caller gave.
    public let source: String

    /// Length of the input in seconds, nil for what has none.
    public let seconds: Double?

    /// Where the evidence came from.
    public let modality: Modality

    /// The emotion named, nil when none is likely enough.
    public let emotion: Emotion?

    /// Probabilities of all the model's emotions.
    public let scores: EmotionScores

    /// Arousal as the model has learned it, -1...1; nil where it follows from the scores.
    public let arousal: Double?

    /// How it went over time; empty for inputs without time.
    public let timeline: [EmotionMoment]

    /// Which model read it.
    public let model: ModelIdentity

    /// What to know before trusting it.
    public let warnings: [ReadingWarning]

    /// A reading. Below `threshold` the likeliest emotion is not named and a warning says so.
    public init(
        source: String, seconds: Double?, modality: Modality, scores: EmotionScores, arousal: Double? = nil,
        threshold: Double = 0, timeline: [EmotionMoment] = [], model: ModelIdentity, warnings: [ReadingWarning] = []
    ) {
        let sure = scores.confidence >= threshold
        self.source = source
        self.seconds = seconds
        self.modality = modality
        self.emotion = sure ? scores.top : nil
        self.scores = scores
        self.arousal = arousal
        self.timeline = timeline
        self.model = model
        self.warnings = sure ? warnings : [.lowConfidence] + warnings
    }

    /// The probability of the likeliest emotion.
    public var confidence: Double { scores.confidence }

    /// Coordinates that follow from the scores, arousal as it was learned where it was.
    public var valenceArousal: ValenceArousal { scores.valenceArousal.with(arousal: arousal) }
}
