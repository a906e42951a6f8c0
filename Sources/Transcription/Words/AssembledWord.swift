import Foundation

/// A word put together from tokens, its times in seconds from the beginning of the chunk.
package struct AssembledWord: Sendable, Hashable {
    /// The word with its punctuation.
    package var text: String

    /// Whether a blank stands before it.
    package var followsBlank: Bool

    /// When its first token begins; nil when the model gives no times.
    package var start: Double?

    /// When its last token ends; nil when the model does not say.
    package var end: Double?

    /// Logarithms of its tokens' probabilities, added.
    package var logProbability: Double

    /// Number of tokens whose probability is known.
    package var counted: Int

    /// A word of the tokens given.
    package init(text: String, followsBlank: Bool = true, tokens: some Collection<RecognizedToken>) {
        let known = tokens.compactMap(\.logProbability)
        self.text = text
        self.followsBlank = followsBlank
        start = tokens.first?.start
        end = nil
        logProbability = known.reduce(0, +)
        counted = known.count
        if let last = tokens.map({ $0 }).last, let begin = last.start, let duration = last.duration {
            end = begin + duration
        }
    }

    /// A word that a service gives as a whole.
    package init(text: String, start: Double?, end: Double?, confidence: Double?) {
        self.text = text
        self.start = start
        self.end = end
        followsBlank = true
        logProbability = confidence.map { log($0) } ?? 0
        counted = confidence == nil ? 0 : 1
    }

    /// The geometric mean of its tokens' probabilities, 0...1; nil when the model gives none.
    package var confidence: Double? { Self.confidence(of: CollectionOfOne(self)) }

    /// The geometric mean over the tokens of several words; nil when the model gives none.
    package static func confidence(of words: some Collection<AssembledWord>) -> Double? {
        let counted = words.reduce(0) { $0 + $1.counted }
        guard counted > 0 else { return nil }
        return min(1, exp(words.reduce(0) { $0 + $1.logProbability } / Double(counted)))
    }

    /// The words as running text.
    package static func text(of words: some Collection<AssembledWord>) -> String {
        var text = ""
        for word in words { text += (word.followsBlank && !text.isEmpty ? " " : "") + word.text }
        return text
    }

    /// This word with signs put behind it, whose tokens it takes over.
    func followed(by signs: AssembledWord, blank: Bool) -> AssembledWord {
        var word = self
        word.text += (blank ? " " : "") + signs.text
        word.end = signs.end ?? end
        word.logProbability += signs.logProbability
        word.counted += signs.counted
        return word
    }
}
