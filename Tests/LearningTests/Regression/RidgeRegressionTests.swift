import Learning
import Testing

@Suite struct RidgeRegressionTests {
    /// Rows and targets of a known line, with more features than rows or fewer.
    private func table(rows: Int, columns: Int, seed: UInt64) throws -> (FeatureRows, [Double]) {
        var generator = SeededGenerator(seed: seed)
        func number() -> Double { Double(generator.index(below: 2001)) / 1000 - 1 }
        let values = (0..<rows).map { _ in (0..<columns).map { _ in Float(number()) } }
        let targets = values.map { 0.5 + 2 * Double($0[0]) - Double($0[1]) }
        return (try FeatureRows(values), targets)
    }

    @Test func aSmallPenaltyFindsTheLine() throws {
        let (rows, targets) = try table(rows: 40, columns: 3, seed: 1)
        let line = try RidgeRegression(fitting: rows, targets: targets, penalty: 1e-9)
        #expect(abs(line.weights[0] - 2) < 1e-4 && abs(line.weights[1] + 1) < 1e-4 && abs(line.weights[2]) < 1e-4)
        #expect(abs(line.intercept - 0.5) < 1e-4)
        #expect(abs(try line([1, 1, 0]) - 1.5) < 1e-4)
    }

    /// At the minimum of Σ(w·x + b − t)² + λ|w|² the gradient is zero, by weights and by intercept.
    @Test(arguments: [(30, 4), (10, 25)])
    func theGradientVanishes(rows: Int, columns: Int) throws {
        let (table, targets) = try table(rows: rows, columns: columns, seed: 2)
        let penalty = 0.7
        let line = try RidgeRegression(fitting: table, targets: targets, penalty: penalty)
        let means = (0..<columns).map { c in
            (0..<rows).reduce(0) { $0 + Double(table[$1][$1 * columns + c]) } / Double(rows)
        }
        var length = 0.0
        for row in 0..<rows {
            for (value, mean) in zip(table[row], means) { length += (Double(value) - mean) * (Double(value) - mean) }
        }
        let scale = penalty * length / Double(rows)
        let errors = try (0..<rows).map { try line(Array(table[$0])) - targets[$0] }
        #expect(abs(errors.reduce(0, +)) < 1e-4)
        for column in 0..<columns {
            let slope = (0..<rows).reduce(0.0) { $0 + errors[$1] * Double(table[$1][$1 * columns + column]) }
            #expect(abs(slope + scale * Double(line.weights[column])) < 1e-3)
        }
    }

    @Test func aSolutionOnPartOfTheRowsIsTheRegressionOnThem() throws {
        let (rows, targets) = try table(rows: 20, columns: 30, seed: 3)
        let part = [1, 4, 5, 9, 12, 13, 19]
        let own = try RidgeRegression(
            fitting: rows.selecting(part), targets: part.map { targets[$0] }, penalty: 0.2, threads: 2)
        let products = PairProducts(rows)
        let solution = try products.solve(rows: part, targets: part.map { targets[$0] }, penalty: 0.2)
        for row in 0..<20 {
            #expect(abs(products.value(of: row, by: solution) - (try own(Array(rows[row])))) < 1e-5)
        }
        #expect(abs(solution.coefficients.reduce(0, +)) < 1e-9)
    }

    @Test func threadsDoNotMatter() throws {
        let (rows, targets) = try table(rows: 90, columns: 700, seed: 4)
        let one = try RidgeRegression(fitting: rows, targets: targets, penalty: 1, threads: 1)
        #expect(try RidgeRegression(fitting: rows, targets: targets, penalty: 1, threads: 2) == one)
    }

    @Test func whatCannotBeSolvedIsToldOf() throws {
        let same = try FeatureRows([[1, 2], [1, 2], [1, 2]])
        #expect(throws: LearningError.nothingVaries(model: "ridge regression", features: 2)) {
            try RidgeRegression(fitting: same, targets: [1, 2, 3], penalty: 1)
        }
        let rows = try FeatureRows([[1, 2], [1, 3], [4, 2]])
        #expect(throws: LearningError.wrongCount(of: "targets", expected: 3, found: 2)) {
            try RidgeRegression(fitting: rows, targets: [1, 2], penalty: 1)
        }
        #expect(throws: LearningError.self) { try RidgeRegression(fitting: rows, targets: [1, 2, 3], penalty: 0) }
        let line = try RidgeRegression(fitting: rows, targets: [1, 2, 3], penalty: 1)
        #expect(throws: LearningError.raggedRows(row: 0, expected: 2, found: 3)) { try line([1, 2, 3]) }
        #expect(throws: LearningError.nonFinite(row: 0, column: 1)) { try line([1, .nan]) }
    }
}
