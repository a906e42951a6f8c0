import Testing
import TextEmotion

/// The package's Korean model on pairs written by hand.
@Suite struct KoreanPairsTests {
    private static let reader = try? TextReader(languages: [.korean])

    @Test(arguments: KoreanPairs.all)
    func movesAsItShould(pair: TextPair) throws {
        let reader = try #require(Self.reader)
        let less = try pair.score(of: pair.less, by: reader, language: .korean)
        let more = try pair.score(of: pair.more, by: reader, language: .korean)
        #expect(more > less, "\(less) to \(more)")
    }

    @Test func tenOfEachKind() {
        #expect(KoreanPairs.all.count == 60)
        for kind in Set(KoreanPairs.all.map(\.kind)) { #expect(KoreanPairs.all.count { $0.kind == kind } == 10) }
        #expect(Set(KoreanPairs.all.map { $0.less + "|" + $0.more }).count == 60)
    }
}
