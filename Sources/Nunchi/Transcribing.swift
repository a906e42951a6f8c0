import AudioSignal
public import Inference
public import Transcription
import VoiceEmotion

extension Nunchi {
    /// Loads a model of speech that runs on this machine.
    ///
    ///     let transcriber = try Nunchi.transcriber()
    ///     let transcript = try await transcriber.transcribe(.media(.path("call.wav")))
    ///
    /// - Parameters:
    ///   - model: the name of an installed model, or the path of a folder with a Whisper or SenseVoice model.
    ///   - language: the language that will be spoken, where it is known.
    ///   - threads: threads of one computation.
    ///   - models: where models are installed.
    /// - Throws: `ModelStoreError.notInstalled` with the command that installs it, and what `WhisperTranscriber` throws.
    public static func transcriber(
        _ model: String = WhisperTranscriber.defaultModel, language: String? = nil, threads: Int = 1,
        models: ModelFolder = ModelFolder()
    ) throws -> WhisperTranscriber {
        try WhisperTranscriber(model: model, language: language, threads: threads, models: models)
    }

    /// Transcribes many inputs, some at once, with one loaded model; one that fails stops none of the others.
    ///
    /// - Parameters:
    ///   - sources: paths, or `-` for standard input.
    ///   - jobs: inputs at once.
    ///   - progress: called as an input goes on, from whatever task does it.
    ///   - onResult: called for each input in the order given, as soon as it and all before it are done.
    /// - Throws: what `onResult` throws; `CancellationError`.
    public static func transcribe(
        sources: [String], with transcriber: any Transcriber, options: TranscriptionOptions = TranscriptionOptions(),
        jobs: Int = 1, progress: @escaping @Sendable (String, TranscriptionProgress) -> Void = { _, _ in },
        onResult: (_ source: String, _ transcript: Result<Transcript, any Error>) throws -> Void
    ) async throws {
        _ = try await concurrentMap(
            sources, jobs: jobs, onResult: { index, result in try onResult(sources[index], result) }
        ) { source -> Result<Transcript, any Error> in
            do {
                let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
                return .success(
                    try await transcriber.transcribe(.media(input), options: options) { progress(source, $0) })
            } catch let error as CancellationError {
                throw error
            } catch {
                return .failure(error)
            }
        }
    }
}
