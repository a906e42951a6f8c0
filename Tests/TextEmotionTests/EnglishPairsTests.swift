import Testing
import TextEmotion

/// The package's English model on pairs written by hand.
@Suite struct EnglishPairsTests {
    private static let reader = try? TextReader(languages: [.english])

    @Test(arguments: EnglishPairs.all)
    func movesAsItShould(pair: TextPair) throws {
        let reader = try #require(Self.reader)
        let less = try pair.score(of: pair.less, by: reader, language: .english)
        let more = try pair.score(of: pair.more, by: reader, language: .english)
        #expect(more > less, "\(less) to \(more)")
    }

    @Test func tenOfEachKind() {
        #expect(EnglishPairs.all.count == 60)
        #expect(Set(EnglishPairs.all.map(\.kind)).count == 6)
        #expect(Set(EnglishPairs.all.map { $0.less + "|" + $0.more }).count == 60)
    }
}
