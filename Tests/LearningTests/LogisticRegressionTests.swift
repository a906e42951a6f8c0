import Learning
import NunchiTesting
import Testing

@Suite("Logistic regression")
struct LogisticRegressionTests {
    private func settings(_ c: Double) -> LogisticRegression.Settings {
        LogisticRegression.Settings(c: c, iterations: 5000, tolerance: 1e-9)
    }

    private func expectGolden(_ model: LogisticRegression, _ data: GoldenData, _ name: String) throws {
        let found = try data.test.flatMap { row throws in try model.probabilities(row) }
        #expect(mismatch(found, try Golden.array(name + "_probabilities").doubles, absolute: 2e-6) == nil)
        #expect(model.isConverged)
    }

    @Test("scikit-learn's coefficients and probabilities, more rows than features")
    func tall() throws {
        let data = try GoldenData("tall", training: 120, classes: 4)
        let model = try LogisticRegression(fitting: data.train, settings: settings(0.5))
        try expectGolden(model, data, "logistic_tall")
        let wanted = try Golden.array("logistic_tall_coefficients").floats
        #expect(mismatch(model.coefficients, wanted, absolute: 1e-5) == nil)
        #expect(mismatch(model.intercepts, try Golden.array("logistic_tall_intercepts").floats, absolute: 1e-5) == nil)
    }

    @Test(
        "the same with more features than rows, where rows are summed instead", arguments: [("", 0.1), ("_free", 10)])
    func wide(name: String, c: Double) throws {
        let data = try GoldenData("wide", training: 40, classes: 3)
        let model = try LogisticRegression(fitting: data.train, settings: settings(c))
        try expectGolden(model, data, "logistic_wide" + name)
        let wanted = try Golden.array("logistic_wide\(name)_coefficients").floats
        #expect(mismatch(model.coefficients, wanted, absolute: 1e-5) == nil)
    }

    @Test("class weights and sample weights count as scikit-learn's")
    func weights() throws {
        let balanced = try GoldenData("tall", training: 120, classes: 4, isBalanced: true)
        try expectGolden(
            LogisticRegression(fitting: balanced.train, settings: settings(0.5)), balanced, "logistic_balanced")
        let weights = (0..<120).map { Float(1 + $0 % 3) / 2 }
        let weighted = try GoldenData("tall", training: 120, classes: 4, sampleWeights: weights)
        try expectGolden(
            LogisticRegression(fitting: weighted.train, settings: settings(0.5)), weighted, "logistic_weighted")
    }

    @Test("two classes give scikit-learn's probabilities for one vector of coefficients")
    func twoClasses() throws {
        let data = try GoldenData("tall", training: 120, classes: 2) { $0 > 1 ? 1 : 0 }
        try expectGolden(LogisticRegression(fitting: data.train, settings: settings(2)), data, "logistic_two")
    }

    @Test("a path gives what each C gives alone, and threads change nothing")
    func path() throws {
        let data = try GoldenData("wide", training: 40, classes: 3)
        let path = try LogisticRegression.path(fitting: data.train, c: [0.1, 10], settings: settings(1))
        try expectGolden(path[0], data, "logistic_wide")
        try expectGolden(path[1], data, "logistic_wide_free")
        for name in ["wide", "tall"] {
            let data = try GoldenData(name, training: 40, classes: 4)
            #expect(
                try LogisticRegression(fitting: data.train, threads: 1)
                    == LogisticRegression(fitting: data.train, threads: 4))
        }
    }

    @Test("a masked class neither gains nor loses by the row; a class without rows gets 0")
    func masks() throws {
        // The corpus of the last rows knows classes 0 and 1 only; where class 2 lies, it has nothing to say.
        let rows: [[Float]] = [[0, 0], [0.2, 0], [1, 0], [1.1, 0], [0, 1], [0.1, 1], [0, 1.1], [0.05, 0.9]]
        let labels = [0, 0, 1, 1, 2, 2, 0, 0]
        let data = try LabelledTable(FeatureRows(rows), labels: labels, classes: 4)
        let everything = [true, true, true, true]
        let masks = (0..<8).map { $0 < 6 ? everything : [true, true, false, false] }
        let settings = LogisticRegression.Settings(c: 100)
        let masked = try LogisticRegression(fitting: data, settings: settings, allowed: masks)
        let plain = try LogisticRegression(fitting: data, settings: settings)
        #expect(try masked.predict([0.05, 1]) == 2)
        #expect(try masked.probabilities([0.05, 1])[2] > plain.probabilities([0.05, 1])[2] + 0.2)
        #expect(try masked.probabilities([0, 0])[3] == 0)
        #expect(throws: LearningError.labelMaskedOut(row: 4, label: 2)) {
            try LogisticRegression(
                fitting: data, allowed: (0..<8).map { $0 == 4 ? [true, true, false, true] : everything })
        }
    }

    @Test("what is stored is read back; what does not fit is refused by name")
    func stored() throws {
        let data = try GoldenData("tall", training: 120, classes: 4)
        let model = try LogisticRegression(fitting: data.train)
        var arrays = model.parameters
        let again = try LogisticRegression(parameters: arrays)
        #expect(try again.probabilities(data.test[0]) == model.probabilities(data.test[0]))
        arrays["intercepts"] = LearnedArray([Float(0)])
        #expect(throws: LearningError.self) { try LogisticRegression(parameters: arrays) }
        arrays["intercepts"] = nil
        #expect(
            throws: LearningError.badParameters(
                model: "logistic regression", name: "intercepts", problem: "is missing")
        ) { try LogisticRegression(parameters: arrays) }
    }

    @Test("a constant feature and huge values do no harm")
    func hardTables() throws {
        var (rows, labels) = twoClouds(rows: 30, columns: 3, distance: 3, seed: 1)
        rows = rows.map { [7, $0[0] * 1e8, $0[1], $0[2]] }
        let data = try LabelledTable(FeatureRows(rows), labels: labels, classes: 2)
        let model = try LogisticRegression(fitting: data)
        let shares = try rows.map { row throws in try model.probabilities(row) }
        #expect(shares.allSatisfy { abs($0[0] + $0[1] - 1) < 1e-12 })
        labels = [Int](repeating: 1, count: 60)
        let one = try LabelledTable(FeatureRows(rows), labels: labels, classes: 2)
        #expect(throws: LearningError.tooFewClasses(model: "logistic regression", found: 1, needed: 2)) {
            try LogisticRegression(fitting: one)
        }
        #expect(throws: LearningError.badSetting(name: "C", value: "0.0", allowed: "above 0")) {
            try LogisticRegression(fitting: data, settings: .init(c: 0))
        }
    }
}
