/// A piece of text as a model gives it, often less than a word and sometimes less than a character.
package struct RecognizedToken: Sendable, Hashable {
    /// Its bytes: a part of text in UTF-8, which may begin or end inside a character.
    package let bytes: [UInt8]

    /// When it begins, in seconds from the beginning of the chunk; nil when the model does not say.
    package let start: Double?

    /// How long it lasts in seconds; nil when the model does not say.
    package let duration: Double?

    /// Natural logarithm of its probability; nil when the model does not say.
    package let logProbability: Double?

    /// A token.
    package init(bytes: [UInt8], start: Double? = nil, duration: Double? = nil, logProbability: Double? = nil) {
        self.bytes = bytes
        self.start = start
        self.duration = duration
        self.logProbability = logProbability
    }
}
