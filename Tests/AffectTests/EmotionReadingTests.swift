import Affect
import Testing

@Suite("Readings")
struct EmotionReadingTests {
    private let model = ModelIdentity(name: "test", version: "1")

    @Test("an unsure reading names no emotion and says so; its scores stay")
    func unsure() throws {
        let scores = try #require(EmotionScores(taxonomy: .seed, weights: [4, 3, 2, 1]))
        let reading = EmotionReading(
            source: "a.wav", seconds: 1, modality: .voice, scores: scores, threshold: 0.5, model: model,
            warnings: [.clipped])
        #expect(reading.emotion == nil)
        #expect(reading.warnings == [.lowConfidence, .clipped])
        #expect(reading.confidence == 0.4)
    }

    @Test("a sure reading names the likeliest emotion")
    func sure() throws {
        let scores = try #require(EmotionScores(taxonomy: .seed, weights: [4, 3, 2, 1]))
        let reading = EmotionReading(
            source: "a.wav", seconds: 1, modality: .voice, scores: scores, threshold: 0.4, model: model)
        #expect(reading.emotion == .sadness)
        #expect(reading.warnings.isEmpty)
        #expect(reading.valenceArousal == scores.valenceArousal)
    }
}
