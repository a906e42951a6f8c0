import Affect
import Testing

@Suite("Valence and arousal")
struct ValenceArousalTests {
    @Test("coordinates stay within the plane")
    func confined() {
        let point = ValenceArousal(valence: 7, arousal: -.infinity)
        #expect(point.valence == 1 && point.arousal == -1)
        #expect(ValenceArousal(valence: .nan, arousal: 0.5) == ValenceArousal(valence: 0, arousal: 0.5))
    }

    @Test("emotions lie in the quadrant that the field gives them")
    func quadrants() {
        #expect(Emotion.joy.coordinates.valence > 0 && Emotion.joy.coordinates.arousal > 0)
        #expect(Emotion.calm.coordinates.valence > 0 && Emotion.calm.coordinates.arousal < 0)
        #expect(Emotion.sadness.coordinates.valence < 0 && Emotion.sadness.coordinates.arousal < 0)
        #expect(Emotion.anger.coordinates.valence < 0 && Emotion.anger.coordinates.arousal > 0)
        #expect(Set(Emotion.allCases.map(\.coordinates)).count == Emotion.allCases.count)
    }

    @Test("a reading's point is the score-weighted mean")
    func weighted() throws {
        let scores = try #require(EmotionScores(taxonomy: .seed, weights: [0, 1, 1, 0]))
        #expect(abs(scores.valenceArousal.valence - 0.38) < 1e-12)
        #expect(abs(scores.valenceArousal.arousal - 0.24) < 1e-12)
    }
}
