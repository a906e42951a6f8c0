import Foundation
public import Inference

/// Transcribes on this machine with a model of the Whisper family, or SenseVoice, that sherpa-onnx runs.
///
/// Voice activity comes first, so that silence and noise give no words. What is speech is packed into chunks that the
/// model can take at once, cut at the longest silences; tokens become words with times, words sentences.
///
///     let transcriber = try WhisperTranscriber()
///     let transcript = try await transcriber.transcribe(.media(.path("call.wav")))
///
/// May be used for several sounds at once; they share the loaded model and wait for one another where it works.
public struct WhisperTranscriber: Transcriber {
    /// The model that is taken unless another is named.
    public static let defaultModel = "whisper-base"

    /// The model that finds speech.
    public static let voiceActivityModel = "silero-vad"

    /// The model's name, or its folder's.
    public let name: String

    private let detector: VoiceActivityModel
    private let recognizer: SpeechModelRecognizer

    /// Measured on spoken digits, sentences and music: a lower threshold or shorter speech takes the beginning of a tune for
    /// a voice; longer speech and silence, which are usual, lose single words.
    private static let activity = VoiceActivityOptions(
        threshold: 0.5, minimumSilence: 0.25, minimumSpeech: 0.2, maximumSpeech: 20)

    /// Chunks of a sound whose language is given: Whisper hears 30 s at most, silence at the end included. Voice activity may
    /// find a shouted first word too late, which the padding makes up for.
    private static let limits = ChunkPacker.Limits(chunk: 26.5, silence: 2, padding: 0.4)

    /// Chunks of a sound whose language is to be detected: next to nothing but what is said without a pause, as a chunk in
    /// two languages loses the sentences of one.
    private static let detectingLimits = ChunkPacker.Limits(chunk: 26.5, silence: 0.5, padding: 0.4)

    /// Loads a model.
    ///
    /// - Parameters:
    ///   - model: the name of an installed model, such as `whisper-base`, or the path of a folder with the files of a Whisper
    ///     or SenseVoice model as sherpa-onnx reads them.
    ///   - language: the language that will be spoken, where it is known: that is loaded at once, others when needed.
    ///   - threads: threads of one computation.
    ///   - models: where models are installed.
    /// - Throws: `ModelStoreError.notInstalled` when the model, or that of voice activity, is not installed;
    ///   `TranscriptionError.unknownLanguage`; `InferenceError` when its files or the runtime cannot be used.
    public init(
        model: String = WhisperTranscriber.defaultModel, language: String? = nil, threads: Int = 1,
        models: ModelFolder = ModelFolder()
    ) throws {
        let store = ModelStore(folder: models)
        let folder = try Self.folder(of: model, in: store)
        let activity = try Self.installed(Self.voiceActivityModel, in: store)
            .appendingPathComponent("silero_vad.onnx")
        name = folder.standardizedFileURL.lastPathComponent
        recognizer = try SpeechModelRecognizer(
            SpeechModel(path: folder), name: name, language: language, threads: threads, models: models)
        detector = try VoiceActivityModel(model: activity, options: Self.activity, models: models)
    }

    /// Transcribes; see `Transcriber`.
    public func transcribe(
        _ sound: TranscriptionInput, options: TranscriptionOptions,
        progress: @escaping @Sendable (TranscriptionProgress) -> Void
    ) async throws -> Transcript {
        // A language that the model lacks is told of before the sound is looked at.
        try recognizer.check(language: options.language)
        let limits = options.language == nil ? Self.detectingLimits : Self.limits
        let work = ChunkedTranscription(recognizer: recognizer, limits: limits, model: name)
        return try await work.transcript(
            of: sound, options: options, detector: ModelSpeechDetector(detector), progress: progress)
    }

    /// The folder of an installed model, or the path given.
    private static func folder(of model: String, in store: ModelStore) throws -> URL {
        if model.contains("/") || model.hasPrefix(".") { return URL(fileURLWithPath: model) }
        return try installed(model, in: store)
    }

    /// The folder of an installed model. One that was put there by hand, without the store, is taken as it is.
    private static func installed(_ name: String, in store: ModelStore) throws(ModelStoreError) -> URL {
        let folder = store.folder.folder(of: name)
        do {
            return try store.installed(name).folder
        } catch {
            switch error {
            case .notInstalled, .unknown:
                if FileManager.default.fileExists(atPath: folder.path) { return folder }
                throw error
            default: throw error
            }
        }
    }
}
