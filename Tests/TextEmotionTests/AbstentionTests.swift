import Affect
import Testing
import TextEmotion

/// From which probability on an emotion is named.
@Suite struct AbstentionTests {
    @Test func namesWhatIsRightMoreOftenThanNot() {
        let found = Abstention(
            confidences: [0.9, 0.8, 0.7, 0.6, 0.5, 0.4], isRight: [true, true, false, true, false, false])
        // 3 right and 1 wrong above the middle of 0.6 and 0.5; further down wrong ones alone.
        #expect(abs(found.threshold - 0.55) < 1e-12)
        #expect(abs(found.coverage - 4.0 / 6) < 1e-12)
        #expect(found.accuracy == 0.75)
        #expect(found.texts == 6)
    }

    @Test func ofEqualGainsTheLowest() {
        let found = Abstention(confidences: [0.9, 0.5, 0.4], isRight: [true, false, true])
        #expect(found.threshold == 0.2)
        #expect(found.coverage == 1)
    }

    @Test func namesNothingWhereNothingIsRight() {
        let found = Abstention(confidences: [0.9, 0.5], isRight: [false, false])
        #expect(found.threshold == 1 && found.coverage == 0 && found.accuracy == 0)
    }

    @Test func equalProbabilitiesAreTakenTogether() {
        let found = Abstention(confidences: [0.5, 0.5, 0.5, 0.3], isRight: [true, false, true, false])
        #expect(abs(found.threshold - 0.4) < 1e-12)
        #expect(found.coverage == 0.75)
    }

    @Test func noTexts() { #expect(Abstention(confidences: [], isRight: []).threshold == 1) }

    /// A text of which nothing is known has no emotion, and the reading says why.
    @Test func unknownWordsAreTold() throws {
        let reader = TextReader(models: [try MadeTexts.model.get()])
        let unknown = try reader.read("zzyzx qwxv").reading
        #expect(unknown.emotion == nil)
        #expect(unknown.warnings == [.lowConfidence, .unknownWords])
        #expect(try !reader.read("a sunny party").reading.warnings.contains(.unknownWords))
    }
}
