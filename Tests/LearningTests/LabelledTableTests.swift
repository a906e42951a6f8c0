import Learning
import Testing

@Suite("Tables of features with classes")
struct LabelledTableTests {
    @Test("what is no table is refused with its place")
    func tables() throws {
        #expect(throws: LearningError.tooFewRows(model: "table", found: 0, needed: 1)) { try FeatureRows([]) }
        #expect(throws: LearningError.raggedRows(row: 0, expected: 1, found: 0)) { try FeatureRows([[]]) }
        #expect(throws: LearningError.raggedRows(row: 1, expected: 2, found: 3)) {
            try FeatureRows([[1, 2], [1, 2, 3]])
        }
        #expect(throws: LearningError.nonFinite(row: 1, column: 0)) { try FeatureRows([[1], [.nan]]) }
        #expect(throws: LearningError.nonFinite(row: 0, column: 1)) { try FeatureRows([[1, .infinity]]) }
        #expect(throws: LearningError.tooLarge(row: 0, column: 1, value: -1e30, limit: 1e15)) {
            try FeatureRows([[1, -1e30]])
        }
    }

    @Test("labels and weights that do not fit are refused")
    func labels() throws {
        let table = try FeatureRows([[1], [2], [3]])
        #expect(throws: LearningError.wrongCount(of: "labels", expected: 3, found: 2)) {
            try LabelledTable(table, labels: [0, 1], classes: 2)
        }
        #expect(throws: LearningError.labelOutOfRange(row: 2, label: 2, classes: 2)) {
            try LabelledTable(table, labels: [0, 1, 2], classes: 2)
        }
        #expect(throws: LearningError.badWeight(of: "class weights", index: 1, value: -1)) {
            try LabelledTable(table, labels: [0, 1, 1], classes: 2, classWeights: [1, -1])
        }
        #expect(throws: LearningError.wrongCount(of: "sample weights", expected: 3, found: 1)) {
            try LabelledTable(table, labels: [0, 1, 1], classes: 2, sampleWeights: [1])
        }
    }

    @Test("weights multiply, and a class without weight is not present")
    func weights() throws {
        let table = try FeatureRows([[1], [2], [3]])
        let data = try LabelledTable(
            table, labels: [0, 2, 1], classes: 4, sampleWeights: [2, 1, 3], classWeights: [0.5, 0, 2, 1])
        #expect(data.weights == [1, 2, 0])
        #expect(data.present == [0, 2])
        #expect(data.selecting([2, 0]).weights == [0, 1])
    }
}
