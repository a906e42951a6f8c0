import Learning
import NunchiTesting
import Testing

@Suite("Random forests")
struct RandomForestTests {
    @Test("as right as scikit-learn's forest, in its bag's remainder too, with like probabilities")
    func accuracy() throws {
        let data = try GoldenData("forest", training: 400, classes: 5)
        let forest = try RandomForest(fitting: data.train, threads: 2)
        let wanted = try Golden.array("forest_accuracies").doubles
        let predicted = try data.test.map { row throws in try forest.predict(row) }
        let matrix = ConfusionMatrix(classes: 5, truth: data.testLabels, predicted: predicted)
        #expect(abs(matrix.accuracy - wanted[0]) < 0.03)
        #expect(abs(try #require(forest.outOfBagAccuracy) - wanted[1]) < 0.03)
        let found = try data.test.flatMap { row throws in try forest.probabilities(row) }
        let shares = try Golden.array("forest_probabilities").doubles
        let mean = zip(found, shares).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(found.count)
        #expect(mean < 0.03)
    }

    @Test("the seed decides, threads do not; what is stored is read back")
    func repeatable() throws {
        let data = try GoldenData("forest", training: 100, classes: 6)
        let settings = RandomForest.Settings(trees: 20, seed: 4)
        let forest = try RandomForest(fitting: data.train, settings: settings)
        #expect(try RandomForest(fitting: data.train, settings: settings, threads: 4) == forest)
        #expect(try RandomForest(fitting: data.train, settings: .init(trees: 20, seed: 5)) != forest)
        var arrays = forest.parameters
        let again = try RandomForest(parameters: arrays)
        #expect(try again.probabilities(data.test[0]) == forest.probabilities(data.test[0]))
        #expect(try forest.probabilities(data.test[0])[5] == 0)
        arrays["children"] = LearnedArray([Int](repeating: 0, count: arrays["children"]?.floats.count ?? 0))
        #expect(throws: LearningError.self) { try RandomForest(parameters: arrays) }
    }

    @Test("weights of classes move the answers; depth and leaves are kept")
    func settings() throws {
        let (rows, labels) = twoClouds(rows: 100, columns: 3, distance: 0.5, seed: 6)
        let table = try FeatureTable(rows)
        let small = RandomForest.Settings(trees: 60, leafRows: 10)
        var shares: [Double] = []
        for weights: [Float] in [[1, 1], [1, 10]] {
            let data = try LabelledTable(table, labels: labels, classes: 2, classWeights: weights)
            let forest = try RandomForest(fitting: data, settings: small)
            shares.append(try rows.map { row throws in try forest.probabilities(row)[1] }.reduce(0, +) / 200)
        }
        #expect(abs(shares[0] - 0.5) < 0.05 && shares[1] > 0.8)
        let data = try LabelledTable(table, labels: labels, classes: 2)
        let stumps = try RandomForest(fitting: data, settings: .init(trees: 5, depth: 1))
        #expect(stumps.parameters["columns"]?.shape == [15])
    }

    @Test("constant features give the classes' shares; one class is refused")
    func hard() throws {
        let table = try FeatureTable([[Float]](repeating: [1, 2], count: 40))
        let labels = (0..<40).map { $0 % 4 == 0 ? 0 : 1 }
        let forest = try RandomForest(fitting: LabelledTable(table, labels: labels, classes: 2))
        #expect(abs(try forest.probabilities([1, 2])[0] - 0.25) < 0.03)
        let one = try LabelledTable(table, labels: labels.map { _ in 1 }, classes: 2)
        #expect(throws: LearningError.tooFewClasses(model: "random forest", found: 1, needed: 2)) {
            try RandomForest(fitting: one)
        }
    }
}
