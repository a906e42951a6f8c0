public import AudioSignal

/// Writes down what a voice says.
public protocol Transcriber: Sendable {
    /// What is told in `Transcript.model`.
    var name: String { get }

    /// Transcribes a sound of any length, sample rate and number of channels.
    ///
    /// - Parameters:
    ///   - sound: a file, bytes, a stream, or sound in memory.
    ///   - options: language, span and the like.
    ///   - progress: called as the work goes on, from whatever task does it.
    /// - Throws: `TranscriptionError`; `AudioError` when the sound cannot be read; `CancellationError` when the task is
    ///   cancelled, at the latest after the chunk of speech at hand.
    func transcribe(
        _ sound: TranscriptionInput, options: TranscriptionOptions,
        progress: @escaping @Sendable (TranscriptionProgress) -> Void
    ) async throws -> Transcript
}

extension Transcriber {
    /// Transcribes a sound without telling how far it is.
    public func transcribe(
        _ sound: TranscriptionInput, options: TranscriptionOptions = TranscriptionOptions()
    ) async throws -> Transcript {
        try await transcribe(sound, options: options, progress: { _ in })
    }

    /// Transcribes sound in memory; the same samples give the same transcript as from a file.
    public func transcribe(
        _ waveform: Waveform, options: TranscriptionOptions = TranscriptionOptions()
    ) async throws -> Transcript {
        try await transcribe(.waveform(waveform), options: options)
    }
}

/// What to transcribe, and how.
public struct TranscriptionOptions: Sendable, Hashable {
    /// The language spoken, as a code of ISO 639-1 such as `ko`; nil to have it detected.
    public var language: String?

    /// Whether times of words are wanted.
    public var words: Bool

    /// Where to start, in seconds. Times of the transcript count from the beginning of the source all the same.
    public var start: Double

    /// Where to end, in seconds; nil goes to the end.
    public var end: Double?

    /// The channel, counted from 0; nil mixes all.
    public var channel: Int?

    /// Options; the defaults detect the language and take the whole sound.
    public init(
        language: String? = nil, words: Bool = true, start: Double = 0, end: Double? = nil, channel: Int? = nil
    ) {
        self.language = language
        self.words = words
        self.start = start
        self.end = end
        self.channel = channel
    }
}

/// How far a transcription is.
public struct TranscriptionProgress: Sendable, Hashable {
    /// Seconds of sound that are done.
    public let seconds: Double

    /// Seconds that there are; nil where the source does not say.
    public let total: Double?

    /// A state of the work.
    public init(seconds: Double, total: Double?) {
        self.seconds = seconds
        self.total = total
    }
}
