import Learning
import Testing

@Suite("Confusion matrix and its figures")
struct ConfusionMatrixTests {
    /// Worked by hand: recalls 3/4, 1/2, 0/1.
    private let matrix = ConfusionMatrix(
        classes: 3, truth: [0, 0, 0, 0, 1, 1, 2], predicted: [0, 0, 0, 1, 1, 2, 0])

    @Test("counts, recall, precision")
    func counts() {
        #expect(matrix.counts == [[3, 1, 0], [0, 1, 1], [1, 0, 0]])
        #expect(matrix.recalls == [0.75, 0.5, 0])
        #expect(matrix.precisions == [0.75, 0.5, 0])
        #expect(matrix.total == 7)
    }

    @Test("UAR is the mean recall, accuracy the share of hits")
    func averages() {
        #expect(abs(matrix.unweightedAverageRecall - 1.25 / 3) < 1e-12)
        #expect(abs(matrix.accuracy - 4.0 / 7) < 1e-12)
        #expect(abs(matrix.macroF1 - (0.75 + 0.5 + 0) / 3) < 1e-12)
    }

    @Test("a class without samples does not count toward UAR")
    func absentClass() {
        let matrix = ConfusionMatrix(classes: 3, truth: [0, 1], predicted: [0, 2])
        #expect(matrix.recalls == [1, 0, nil])
        #expect(matrix.unweightedAverageRecall == 0.5)
    }

    @Test("no sample gives zeros, not NaN")
    func empty() {
        let matrix = ConfusionMatrix(classes: 2)
        #expect(matrix.unweightedAverageRecall == 0 && matrix.accuracy == 0 && matrix.macroF1 == 0)
    }

    @Test("the majority answer scores chance in UAR, however unbalanced the data")
    func chance() {
        let truth = [Int](repeating: 0, count: 97) + [1, 1, 1]
        let matrix = ConfusionMatrix(classes: 2, truth: truth, predicted: [Int](repeating: 0, count: 100))
        #expect(matrix.accuracy == 0.97)
        #expect(matrix.unweightedAverageRecall == 0.5)
    }
}
