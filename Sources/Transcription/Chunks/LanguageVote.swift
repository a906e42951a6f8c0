/// The language of a whole sound, from what was heard of its chunks.
///
/// Detection on a few words errs. So a chunk's language counts by its seconds of speech, and a short chunk that differs from
/// what twice as much speech has said before is to be heard again as that language. Longer ones are believed: people do
/// change the language.
package struct LanguageVote: Sendable {
    /// Seconds of speech from which on a chunk is believed.
    private static let enough = 1.2

    private var seconds: [(language: String, seconds: Double)] = []

    /// A vote with no voice yet.
    package init() {}

    /// The language with the most speech so far, the earlier of equals; nil while none is known.
    package var winner: String? { seconds.enumerated().max { isLess($0, $1) }?.element.language }

    /// Whether more than one language was heard.
    package var isMixed: Bool { seconds.count > 1 }

    /// The language in which a chunk should be heard again, if any.
    package func doubt(about language: String, seconds speech: Double) -> String? {
        guard speech < Self.enough, let winner, winner != language,
            let most = seconds.first(where: { $0.language == winner })
        else {
            return nil
        }
        return most.seconds >= 2 * speech ? winner : nil
    }

    /// Counts a chunk.
    package mutating func add(_ language: String, seconds speech: Double) {
        if let index = seconds.firstIndex(where: { $0.language == language }) {
            seconds[index].seconds += speech
        } else {
            seconds.append((language, speech))
        }
    }

    private func isLess(
        _ a: (offset: Int, element: (language: String, seconds: Double)),
        _ b: (offset: Int, element: (language: String, seconds: Double))
    ) -> Bool {
        (a.element.seconds, -a.offset) < (b.element.seconds, -b.offset)
    }
}
