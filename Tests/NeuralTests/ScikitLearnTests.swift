import Neural
import Testing

/// The semantics of scikit-learn's MLPClassifier: same first weights, same curve, same end.
struct ScikitLearnTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let configuration: TrainingConfiguration

        var testDescription: String { name }
    }

    static let cases: [Case] = {
        var adam = TrainingConfiguration.scikitLearn(maximumIterations: 30, alpha: 1e-2)
        adam.batchSize = 25
        adam.optimizer = Adam.scikitLearn(learningRate: 1e-2)
        var sgd = TrainingConfiguration.scikitLearn(maximumIterations: 30)
        sgd.batchSize = 25
        sgd.optimizer = SGD.scikitLearn(learningRate: 5e-2)
        var stops = TrainingConfiguration.scikitLearn(maximumIterations: 1000, tolerance: 1e-2, patience: 5)
        stops.optimizer = Adam.scikitLearn(learningRate: 1e-2)
        return [("mlp_adam", adam), ("mlp_sgd", sgd), ("mlp_stops", stops)].map { name, configuration in
            var configuration = configuration
            configuration.shuffles = false
            return Case(name: name, configuration: configuration)
        }
    }()

    @Test(arguments: cases)
    func followsMLPClassifier(_ test: Case) throws {
        let golden = try Golden(test.name)
        var network = try Samples.network([12, 16, 8, 4])
        try network.load(golden.network("initial"))
        let inputs = try golden.tensor("inputs")
        let history = try network.fit(inputs: inputs, targets: try golden.targets(), configuration: test.configuration)
        let losses = try golden.numbers("losses")
        #expect(history.epochs.count == losses.count)
        #expect(history.end == (test.name == "mlp_stops" ? .earlyStopping : .plannedEpochs))
        #expect(distance(history.trainingLosses, losses, absolute: 5e-6, relative: 1e-5) <= 1)
        #expect(distance(network.tensors, golden.network("final"), absolute: 1e-4, relative: 1e-4) <= 1)
        let probabilities = try network.predictProbabilities(inputs).elements.map(Double.init)
        #expect(distance(probabilities, try golden.numbers("probabilities"), absolute: 2e-4, relative: 0) <= 1)
    }

    /// Reference for the counting rule, in scikit-learn's own terms.
    @Test func countsEpochsAsScikitLearnDoes() throws {
        let data = try Samples.clouds(60, classes: 3)
        var configuration = TrainingConfiguration.scikitLearn(maximumIterations: 300, tolerance: 5e-3, patience: 4)
        configuration.optimizer = Adam.scikitLearn(learningRate: 5e-3)
        var network = try Samples.network([6, 12, 3])
        let losses = try network.fit(data, configuration: configuration).trainingLosses
        var best = Double.infinity
        var count = 0
        var end = losses.count
        for (index, loss) in losses.enumerated() {
            count = loss > best - 5e-3 ? count + 1 : 0
            best = min(best, loss)
            if count > 4 {
                end = index + 1
                break
            }
        }
        #expect(losses.count < 300 && end == losses.count)
    }
}
