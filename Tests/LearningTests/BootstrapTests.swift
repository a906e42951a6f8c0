import Learning
import Testing

@Suite("Bootstrap intervals")
struct BootstrapTests {
    @Test("the interval holds the figure, is repeatable and follows the seed")
    func repeatable() {
        var generator = SeededGenerator(seed: 9)
        let truth = (0..<400).map { $0 % 4 }
        let predicted = truth.map { generator.index(below: 10) < 7 ? $0 : ($0 + 1) % 4 }
        let speakers = (0..<400).map { String($0 % 10) }
        let figure = ConfusionMatrix(classes: 4, truth: truth, predicted: predicted).unweightedAverageRecall
        let interval = Bootstrap.recallInterval(
            truth: truth, predicted: predicted, clusters: speakers, classes: 4, seed: 1)
        #expect(interval.contains(figure))
        #expect(interval.upperBound - interval.lowerBound > 0.01)
        #expect(interval.upperBound - interval.lowerBound < 0.2)
        let again = Bootstrap.recallInterval(
            truth: truth, predicted: predicted, clusters: speakers, classes: 4, seed: 1)
        #expect(interval == again)
    }

    @Test("speakers that differ widen the interval; clips alone would hide it")
    func clusters() {
        let truth = (0..<400).map { $0 % 2 }
        let predicted = (0..<400).map { $0 < 200 ? $0 % 2 : 1 - $0 % 2 }
        let speakers = (0..<400).map { $0 < 200 ? "right" : "wrong" }
        let clustered = Bootstrap.recallInterval(
            truth: truth, predicted: predicted, clusters: speakers, classes: 2, seed: 1)
        let clips = Bootstrap.recallInterval(
            truth: truth, predicted: predicted, clusters: truth.map { _ in "one" }, classes: 2, seed: 1)
        #expect(clustered == 0...1)
        #expect(clips.upperBound - clips.lowerBound < 0.15)
    }

    @Test("a perfect result has no width")
    func perfect() {
        let interval = Bootstrap.recallInterval(
            truth: [0, 1, 0, 1], predicted: [0, 1, 0, 1], clusters: ["a", "a", "b", "b"], classes: 2, seed: 0)
        #expect(interval == 1...1)
    }
}
