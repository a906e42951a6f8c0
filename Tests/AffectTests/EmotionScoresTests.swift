import Affect
import Testing

@Suite("Scores")
struct EmotionScoresTests {
    @Test(
        "scores sum to 1 whatever the weights",
        arguments: [
            [1.0, 2, 3, 4], [0, 0, 0, 0], [1e308, 1e308, 1e308, 1e308], [1e-300, 0, 0, 0], [0, 0, 5, 0],
        ])
    func sumToOne(weights: [Double]) throws {
        let scores = try #require(EmotionScores(taxonomy: .seed, weights: weights))
        #expect(abs(scores.values.reduce(0, +) - 1) < 1e-12)
        #expect(scores.values.allSatisfy { (0...1).contains($0) })
    }

    @Test(
        "what is no weight is refused",
        arguments: [
            [], [1.0], [1, 2, 3, .nan], [1, 2, 3, .infinity], [1, 2, 3, -1], [1, 2, 3, 4, 5],
        ])
    func refused(weights: [Double]) {
        #expect(EmotionScores(taxonomy: .seed, weights: weights) == nil)
        #expect(EmotionScores(taxonomy: Taxonomy(emotions: []), weights: []) == nil)
    }

    @Test("softmax does not overflow and ignores a common offset")
    func logits() throws {
        let near = try #require(EmotionScores(taxonomy: .seed, logits: [0, 1, 2, 3]))
        let far = try #require(EmotionScores(taxonomy: .seed, logits: [1000, 1001, 1002, 1003]))
        for (a, b) in zip(near.values, far.values) { #expect(abs(a - b) < 1e-12) }
        #expect(abs(near[.anger] - 0.6439142598879722) < 1e-12)
        #expect(EmotionScores(taxonomy: .seed, logits: [0, 1, .nan, 2]) == nil)
    }

    @Test("the likeliest comes first, ties in the taxonomy's order")
    func ranking() throws {
        let scores = try #require(EmotionScores(taxonomy: .seed, weights: [1, 3, 3, 1]))
        #expect(scores.top == .neutral)
        #expect(scores.confidence == 0.375)
        #expect(scores.ranked.map(\.emotion) == [.neutral, .joy, .sadness, .anger])
    }

    @Test("mapping drops what the other taxonomy lacks and never merges")
    func mapping() throws {
        let scores = try #require(EmotionScores(taxonomy: .emoDB, weights: [1, 5, 0, 0, 1, 1, 1]))
        let four = try #require(scores.mapped(to: .seed))
        #expect(four.values == [0.25, 0.25, 0.25, 0.25])
        let bored = try #require(EmotionScores(taxonomy: .emoDB, weights: [0, 1, 0, 0, 0, 0, 0]))
        #expect(bored.mapped(to: .seed) == nil)
    }

    @Test("a mean needs equal taxonomies")
    func mean() throws {
        let one = try #require(EmotionScores(taxonomy: .seed, weights: [1, 0, 0, 0]))
        let two = try #require(EmotionScores(taxonomy: .seed, weights: [0, 1, 0, 0]))
        #expect(EmotionScores.mean(of: [one, two])?.values == [0.5, 0.5, 0, 0])
        let other = try #require(EmotionScores(taxonomy: .ekman, weights: [1, 1, 1, 1, 1, 1]))
        #expect(EmotionScores.mean(of: [one, other]) == nil)
        #expect(EmotionScores.mean(of: []) == nil)
    }
}
