public import AudioSignal

/// Computes what a voice model is given of a sound: the input of its ONNX file.
public struct ModelInputReader: Sendable {
    /// What is computed.
    public let input: ModelInput

    private let model: VoiceModel
    private let features: any VoiceFeatureSet

    /// A reader.
    ///
    /// - Parameter environment: where an encoder that the model reads is installed.
    /// - Throws: `VoiceEmotionError.unknownRecipe` when this version lacks the model's features, `.otherFeatures` when the
    ///   encoder is another than the one that the model was trained on; what loading an encoder throws.
    public init(model: VoiceModel, environment: VoiceFeatureSets.Environment = .init()) throws {
        self.model = model
        features = try model.features(in: environment)
        input = try ModelInput(of: model)
    }

    /// The model's input of a recording, which is taken for one utterance however long it is.
    ///
    /// - Parameters:
    ///   - source: a file, bytes, or standard input.
    ///   - options: the part and channel to read; the rest does not count.
    /// - Throws: `AudioError` when it cannot be decoded, `VoiceEmotionError.tooShort` or `.silent`.
    public func array(of source: AudioInput, options: ReadingOptions = ReadingOptions()) throws -> FeatureArray {
        let isWord = model.classes.task == .words
        // A word is looked for in the first seconds alone.
        let end = isWord ? min(options.end ?? .infinity, options.start + WordReader.longest) : options.end
        let audio = try DecodedAudio(
            source,
            options: DecodingOptions(
                sampleRate: features.sampleRate, channels: options.channel.map { .one($0) } ?? .mix,
                start: options.start, end: end, allowsPartial: !isWord))
        return try array(of: audio.waveform)
    }

    /// The model's input of sound in memory.
    public func array(of waveform: Waveform) throws -> FeatureArray {
        try VoiceInput.check(waveform, task: model.classes.task)
        let array = try features.array(of: waveform)
        try model.check(array)
        return model.recipe.rows.map(array.joined(rows:)) ?? array
    }
}
