public import Affect
public import AudioSignal
public import Foundation
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
    /// - Parameter model: `acoustic`, which comes with the package, or the path of a model file.
    /// - Throws: `VoiceEmotionError` when there is no such model or it is of another version.
    public init(model: String = "acoustic") async throws {
        try self.init(ShippedModels.load(model))
    }

    /// Reads with a model that is loaded already.
    ///
    /// - Throws: `VoiceEmotionError.otherTask` for a model of words; what `VoiceReader` throws.
    public init(_ model: VoiceModel) throws {
        reader = try VoiceReader(model: model)
    }

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

    /// Reads whatever a source gives: a path, bytes, standard input.
    public func read(
        _ input: AudioInput, source: String, options: ReadingOptions = ReadingOptions()
    ) async throws -> EmotionReading {
        try reader.read(input, source: source, options: options)
    }
}
