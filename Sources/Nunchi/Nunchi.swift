public import Affect
public import AudioSignal
public import Foundation
public import Inference
public import VoiceEmotion

/// Reads expressed emotion, with nothing to configure.
///
///     let nunchi = try await Nunchi()
///     let reading = try await nunchi.read(contentsOf: url)
///     print(reading.emotion, reading.valenceArousal, reading.timeline)
public struct Nunchi: Sendable {
    private let reader: VoiceReader

    /// The voice model in use.
    public var model: VoiceModel { reader.model }

    /// Loads a model.
    ///
    /// - Parameters:
    ///   - model: a model of the package, or the path of a model file; nil for the best of the package whose encoder is
    ///     installed.
    ///   - models: where encoders are installed.
    ///   - threads: threads of an encoder's computation; the reading does not depend on it.
    /// - Throws: `VoiceEmotionError` when there is no such model or it is of another version; `ModelStoreError` when its
    ///   encoder is not installed.
    public init(model: String? = nil, models: ModelFolder = ModelFolder(), threads: Int = 2) async throws {
        let environment = VoiceFeatureSets.Environment(models: models, threads: threads)
        try self.init(ShippedModels.load(model ?? ShippedModels.usual(in: environment)), environment: environment)
    }

    /// Reads with a model that is loaded already.
    ///
    /// - Throws: `VoiceEmotionError.otherTask` for a model of words; what `VoiceReader` throws.
    public init(_ model: VoiceModel, environment: VoiceFeatureSets.Environment = .init()) throws {
        reader = try VoiceReader(model: model, environment: environment)
    }

    /// Makes a speaker's profile for the model.
    ///
    /// - Throws: `VoiceEmotionError.noProfiles` when the model was not trained to use profiles.
    public func profileMaker() throws(VoiceEmotionError) -> ProfileMaker { try reader.profileMaker() }

    /// Reads a media file that holds a voice.
    ///
    /// - Throws: `AudioError` when it cannot be decoded, `VoiceEmotionError` when it is too short or silent.
    public func read(contentsOf url: URL, options: ReadingOptions = ReadingOptions()) async throws -> EmotionReading {
        try reader.read(.url(url), source: url.path, options: options)
    }

    /// Reads sound in memory; the same samples give the same reading as from a file.
    public func read(_ waveform: Waveform, options: ReadingOptions = ReadingOptions()) async throws -> EmotionReading {
        try reader.read(waveform, options: options)
    }

    /// Samples a second of what the model hears.
    package var sampleRate: Int { reader.sampleRate }

    /// Reads sound that was decoded elsewhere; see `VoiceReader`.
    package func read(
        decoded sound: Waveform, sourceRate: Int, isTruncated: Bool, source: String, options: ReadingOptions
    ) throws -> EmotionReading {
        try reader.read(
            decoded: sound, sourceRate: sourceRate, isTruncated: isTruncated, source: source, options: options)
    }

    /// Reads whatever a source gives: a path, bytes, standard input.
    public func read(
        _ input: AudioInput, source: String, options: ReadingOptions = ReadingOptions()
    ) async throws -> EmotionReading {
        guard !options.isOneSpeaker else { return try await readByOwnMeasure(input, source: source, options: options) }
        return try reader.read(input, source: source, options: options)
    }
}
