import Affect
import Testing
import TextEmotion

/// KOTE's labels and the emotions that they belong to.
@Suite struct KOTELabelsTests {
    @Test func namesAreThereOnce() {
        #expect(TextLabel.kote.count == 44)
        #expect(Set(TextLabel.kote.map(\.name)).count == 44)
        #expect(Set(TextLabel.kote.map(\.koreanName)).count == 44)
    }

    @Test(arguments: [(0, "불평/불만"), (5, "슬픔"), (24, "없음"), (29, "깨달음"), (43, "안심/신뢰")])
    func officialOrder(place: Int, name: String) { #expect(TextLabel.kote[place].koreanName == name) }

    @Test func eachBelongsToOneEmotionButResolve() {
        #expect(TextLabel.kote.filter { $0.emotion == nil }.map(\.koreanName) == ["비장함"])
        #expect(Set(TextLabel.kote.compactMap(\.emotion)) == Set(Emotion.allCases))
    }

    @Test(arguments: Emotion.allCases)
    func labelsNamedLikeAnEmotionBelongToIt(emotion: Emotion) {
        for label in TextLabel.kote where label.name == emotion.rawValue { #expect(label.emotion == emotion) }
    }
}
