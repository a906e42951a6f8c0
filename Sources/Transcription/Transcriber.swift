public import AudioSignal

/// Writes down what a voice says.
public protocol Transcriber: Sendable {
    /// What is told in `Transcript.model`.
    var name: String { get }

    /// Transcribes a sound of any length, sample rate and number of channels.
    ///
    /// - Parameters:
    ///   - waveform: the sound.
    ///   - options: language and the like.
    /// - Throws: `TranscriptionError`; `CancellationError` when the task is cancelled.
    func transcribe(_ waveform: Waveform, options: TranscriptionOptions) async throws -> Transcript
}

/// How to transcribe.
public struct TranscriptionOptions: Sendable, Hashable {
    /// The language spoken, as a code of ISO 639-1; nil to have it detected.
    public var language: String?

    /// Whether times of words are wanted.
    public var words: Bool

    /// Threads in one computation.
    public var threads: Int

    /// Options; the language is detected unless given.
    public init(language: String? = nil, words: Bool = true, threads: Int = 1) {
        self.language = language
        self.words = words
        self.threads = threads
    }
}
