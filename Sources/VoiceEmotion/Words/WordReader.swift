import Affect
public import AudioSignal

/// Reads which word recordings of single words hold.
public struct WordReader: Sendable {
    /// The model.
    public let model: VoiceModel
    private let features: any VoiceFeatureSet

    /// Of longer recordings the first seconds are read: a word is shorter.
    public static let longest = 10.0

    /// A reader.
    ///
    /// - Throws: `VoiceEmotionError.otherTask` for a model of emotions, `.unknownRecipe` when this version lacks the model's
    ///   features, `.otherFeatures` when they are computed with other settings than those that the model was trained on.
    public init(model: VoiceModel, environment: VoiceFeatureSets.Environment = .init()) throws {
        guard model.classes.task == .words else {
            throw VoiceEmotionError.otherTask(
                model: model.recipe.name, tells: model.classes.task.rawValue, wanted: ClassList.Task.words.rawValue)
        }
        self.model = model
        features = try model.features(in: environment)
    }

    /// Reads a recording of one word.
    ///
    /// - Parameters:
    ///   - input: a file, bytes, or standard input.
    ///   - source: what the reading calls it.
    ///   - options: the part and channel to read, and threads; the rest does not count.
    /// - Throws: `AudioError` when it cannot be decoded, `VoiceEmotionError.tooShort` or `.silent`.
    public func read(_ input: AudioInput, source: String, options: ReadingOptions = ReadingOptions()) throws
        -> WordReading
    {
        let end = min(options.end ?? .infinity, options.start + Self.longest)
        let audio = try DecodedAudio(
            input,
            options: DecodingOptions(
                sampleRate: features.sampleRate, channels: options.channel.map { .one($0) } ?? .mix,
                start: options.start, end: end))
        return try read(audio.waveform, source: source, options: options)
    }

    /// Reads sound in memory.
    public func read(
        _ waveform: Waveform, source: String = "memory", options: ReadingOptions = ReadingOptions()
    ) throws -> WordReading {
        try VoiceInput.check(waveform, task: .words)
        let array = try features.array(of: waveform)
        let probabilities = try model.probabilities(of: [array], threads: options.threads)[0]
        return WordReading(
            source: source, seconds: waveform.duration, words: model.classes.labels, probabilities: probabilities,
            threshold: model.threshold, model: model.identity,
            warnings: model.card?.isNonCommercial ?? false ? [.nonCommercialModel] : [])
    }
}
