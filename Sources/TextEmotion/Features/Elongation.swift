/// Drawn-out words: `sooo` means `so`, `cooool` means `cool`.
enum Elongation {
    /// Rewrites drawn-out words, of which the normaliser left two of each repeated letter, to the spelling that the
    /// training texts know best; one that they don't know stays with two.
    static func resolve(_ text: inout NormalizedText, counts: [UInt64: UInt8]) {
        guard !counts.isEmpty, text.marks.contains(where: { $0.contains(.repeated) }) else { return }
        var result = NormalizedText()
        var place = 0
        while place < text.count {
            var end = place
            while end < text.count, ScalarFolding.isWordPart(text.scalars[end]) { end += 1 }
            if end == place { end += 1 }
            copy(text, place..<end, dropping: lettersToDrop(text, place..<end, counts), to: &result)
            place = end
        }
        text = result
    }

    /// The second letters of repeated pairs, those of them whose removal gives the best-known word.
    private static func lettersToDrop(
        _ text: NormalizedText, _ range: Range<Int>, _ counts: [UInt64: UInt8]
    ) -> [Int] {
        var pairs: [Int] = []
        for place in range.dropFirst()
        where text.marks[place].contains(.repeated) && text.scalars[place] == text.scalars[place - 1]
            && !ScalarFolding.isLoneJamo(text.scalars[place])
        {
            pairs.append(place)
        }
        // Three drawn-out letters in a word are the most that is tried.
        guard !pairs.isEmpty, pairs.count <= 3 else { return [] }
        var best: (count: UInt8, dropped: [Int]) = (0, [])
        for choice in 0..<(1 << pairs.count) {
            let dropped = pairs.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
            let word = range.filter { !dropped.contains($0) }.map { text.scalars[$0] }
            let count = counts[FeatureHash.word(word)] ?? 0
            if count > best.count { best = (count, dropped) }
        }
        return best.dropped
    }

    private static func copy(
        _ text: NormalizedText, _ range: Range<Int>, dropping dropped: [Int], to result: inout NormalizedText
    ) {
        for place in range {
            if dropped.contains(place) {
                result.ends[result.ends.count - 1] = text.ends[place]
            } else {
                result.append(
                    text.scalars[place], from: Int(text.starts[place]), to: Int(text.ends[place]),
                    marks: text.marks[place])
            }
        }
    }
}
