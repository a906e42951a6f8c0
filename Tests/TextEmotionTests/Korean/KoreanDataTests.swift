import Foundation
import NunchiTesting
import Testing
import TextEmotion

/// The Korean data sets as files, and how they are split.
@Suite struct KoreanDataTests {
    private func reviews(_ lines: [String]) throws -> [RatedReview] {
        try withTemporaryDirectory { folder in
            let text = (["review_id\tmovie_id\trating\ttext"] + lines).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: folder.appending(path: "sample_train.tsv"))
            return try KoreanTexts.reviews(in: folder)
        }
    }

    @Test func ratingsBecomeThreeClasses() throws {
        let found = try reviews((1...10).map { "\($0)\t7\t\($0)\t좋아요" })
        #expect(found.map(\.polarity) == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
        #expect(found.allSatisfy { $0.film == 7 })
    }

    @Test(arguments: ["1\t7\t11\t좋아요", "1\t7\t0\t좋아요", "1\tx\t5\t좋아요", "1\t7\t5"])
    func badReviewsAreTold(line: String) {
        #expect(throws: TextEmotionError.self) { try reviews([line]) }
    }

    @Test(arguments: ["1\t좋아요\t44", "1\t좋아요\t-1", "1\t좋아요\tjoy", "좋아요\t3"])
    func badCommentsAreTold(line: String) throws {
        try withTemporaryDirectory { folder in
            try Data((line + "\n").utf8).write(to: folder.appending(path: "val.tsv"))
            #expect(throws: TextEmotionError.self) { try KoreanTexts.comments(in: folder) }
        }
    }

    @Test func filmsAreTestedOrLearnedFrom() {
        let reviews = (0..<100).map { RatedReview(utf8: [], film: $0 / 4, rating: 5) }
        let films = PolarityEvaluation.testFilms(reviews)
        #expect(films == [0, 5, 10, 15, 20])
    }

    @Test func foldsAreOfEqualSize() {
        let folds = KOTEEvaluation.folds(of: 5_000)
        for fold in 0..<5 { #expect(folds.count { $0 == fold } == 1_000) }
    }

    @Test func tooFewCommentsAreTold() {
        let texts = KoreanTexts(comments: [], reviews: [], translations: [])
        #expect(throws: TextEmotionError.tooFewTexts(found: 0, needed: 50)) { try KoreanTrainer().train(on: texts) }
    }

    private static let folder = SharedData.url(of: "text")

    @Test(.enabled(if: folder != nil, "no texts in the data folder"))
    func readsTheDataSets() throws {
        let texts = try KoreanTexts(in: try #require(Self.folder))
        #expect(texts.comments.count == 5_000)
        #expect(texts.reviews.count == 54_000)
        #expect(texts.translations.count == 43_410)
        #expect(
            texts.comments[0].targets.indices.filter { texts.comments[0].targets[$0] == 1 } == [0, 6, 10, 22, 23, 36])
    }
}
