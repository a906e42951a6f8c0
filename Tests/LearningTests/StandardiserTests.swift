import Learning
import Testing

@Suite("Standardisation")
struct StandardiserTests {
    @Test("rows get mean 0 and deviation 1; a constant feature becomes 0")
    func fit() throws {
        let rows: [[Float]] = [[1, 5, 1e6], [3, 5, 1e6 + 2], [5, 5, 1e6 + 4]]
        let scaler = try Standardiser(fitting: rows)
        let scaled = rows.map { scaler($0) }
        #expect(scaled.map { $0[1] } == [0, 0, 0])
        for column in [0, 2] {
            let values = scaled.map { $0[column] }
            #expect(abs(values.reduce(0, +)) < 1e-5)
            #expect(abs(values.map { $0 * $0 }.reduce(0, +) / 3 - 1) < 1e-5)
        }
    }

    @Test("what is no table of numbers is refused, with its place")
    func refused() {
        #expect(throws: LearningError.raggedRows(row: 1, expected: 2, found: 1)) {
            try Standardiser(fitting: [[1, 2], [3]])
        }
        #expect(throws: LearningError.nonFinite(row: 1, column: 0)) {
            try Standardiser(fitting: [[1, 2], [.nan, 2]])
        }
        #expect(throws: LearningError.self) { try Standardiser(fitting: []) }
    }

    @Test("balanced weights give each class the same total")
    func weights() {
        let labels = [0, 0, 0, 1, 3, 3]
        let weights = ClassWeights.balanced(labels, classes: 4)
        #expect(weights[2] == 0)
        for label in [0, 1, 3] {
            #expect(abs(weights[label] * Float(labels.filter { $0 == label }.count) - 2) < 1e-6)
        }
    }
}
