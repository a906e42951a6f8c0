/// Recognises speech in chunks that a model or service can take at once.
package protocol ChunkRecognizer: Sendable {
    /// Whether a chunk may be recognised twice, where the language that was detected is doubtful.
    var hearsAgain: Bool { get }

    /// What is said in some seconds of sound.
    ///
    /// - Parameters:
    ///   - samples: 16 kHz, one channel.
    ///   - speechSeconds: seconds of it in which somebody speaks.
    ///   - language: the language spoken, as a code of ISO 639-1; nil to have it detected.
    func recognize(_ samples: [Float], speechSeconds: Double, language: String?) async throws -> RecognizedChunk
}

/// What is said in a chunk.
package struct RecognizedChunk: Sendable, Hashable {
    /// Words in order, times from the beginning of the chunk; empty when nothing is said.
    package var words: [AssembledWord]

    /// The language, as a code of ISO 639-1; nil when the model does not say.
    package var language: String?

    /// Whether text was left out since it seems to be made up.
    package var isInvented: Bool

    /// What is said in a chunk.
    package init(words: [AssembledWord], language: String?, isInvented: Bool = false) {
        self.words = words
        self.language = language
        self.isInvented = isInvented
    }

    /// How sure the model is, 0...1; nil when it does not say.
    package var confidence: Double? { AssembledWord.confidence(of: words) }
}
