import Foundation
import Neural
import Testing

/// Minimising by L-BFGS, and logistic regression by it beside scikit-learn's.
struct LBFGSTests {
    @Test func theRosenbrockValleyHasItsLowestPointAtOne() {
        let outcome = LBFGS(gradientTolerance: 1e-8, valueTolerance: 0).minimize(from: [-1.2, 1, -0.5, 2]) { x in
            var value = 0.0
            var gradient = [Double](repeating: 0, count: 4)
            for i in [0, 2] {
                let (a, b) = (1 - x[i], x[i + 1] - x[i] * x[i])
                value += a * a + 100 * b * b
                gradient[i] = -2 * a - 400 * x[i] * b
                gradient[i + 1] = 200 * b
            }
            return (value, gradient)
        }
        #expect(outcome.isConverged)
        #expect(outcome.place.allSatisfy { abs($0 - 1) < 1e-6 })
    }

    @Test func aBowlTakesFewSteps() {
        let scales = (1...50).map(Double.init)
        let outcome = LBFGS(gradientTolerance: 1e-9, valueTolerance: 0).minimize(from: scales) { x in
            (zip(x, scales).reduce(0) { $0 + $1.1 * $1.0 * $1.0 / 2 }, zip(x, scales).map { $0 * $1 })
        }
        #expect(outcome.isConverged && outcome.value < 1e-15 && outcome.iterations < 100)
    }

    @Test func theNumberOfIterationsIsALimit() {
        let outcome = LBFGS(iterations: 3, gradientTolerance: 0, valueTolerance: 0).minimize(from: [5, -7]) { x in
            (
                exp(x[0]) + exp(-x[0]) + exp(x[1] / 9) + exp(-x[1] / 9),
                [exp(x[0]) - exp(-x[0]), (exp(x[1] / 9) - exp(-x[1] / 9)) / 9]
            )
        }
        #expect(outcome.iterations == 3 && !outcome.isConverged)
    }

    @Test(arguments: [("plain", 1.0, false), ("strong", 50.0, false), ("weighted", 2.0, true)])
    func logisticRegressionIsScikitLearns(name: String, penalty: Double, isWeighted: Bool) throws {
        let golden = try Golden("logistic")
        let inputs = try golden.tensor("x")
        var network = Sequential(try zeroLayer(from: 5, to: 3))
        let outcome = try network.fitWhole(
            ClassificationData(
                inputs: inputs, targets: golden.targets(),
                sampleWeights: isWeighted ? golden.tensor("sample_weights").elements : nil), penalty: penalty,
            minimizer: LBFGS(gradientTolerance: 1e-5, valueTolerance: 1e-9))
        #expect(outcome.value.isFinite)
        let found = try network.predictProbabilities(inputs).elements.map(Double.init)
        let expected = try golden.numbers("\(name)/probabilities")
        #expect(distance(found, expected, absolute: 2e-4, relative: 0) <= 1)
    }

    @Test func maskedClassesStayOut() throws {
        // Rows of the second corpus cannot be class 2, whose weights then follow the first corpus alone.
        let data = try Samples.clouds(60, classes: 3)
        let kept = (0..<60).filter { $0 < 30 || data.targets[$0] != 2 }
        let mask = try Tensor(rows: kept.map { $0 < 30 ? [1, 1, 1] : [1, 1, 0] })
        var network = Sequential(try zeroLayer(from: 6, to: 3))
        try network.fitWhole(
            ClassificationData(
                inputs: data.inputs.gathered(kept), targets: kept.map { data.targets[$0] }, classMask: mask),
            penalty: 1)
        let right = zip(try network.predict(data.inputs).indicesOfRowMaxima, data.targets).filter { $0 == $1 }.count
        #expect(right >= 57)
    }

    @Test func badSettingsAreTold() throws {
        var network = Sequential(try zeroLayer(from: 6, to: 3))
        let data = try Samples.clouds(9, classes: 3)
        #expect(throws: NeuralError.self) { try network.fitWhole(data, penalty: -1) }
        #expect(throws: NeuralError.self) { try network.fitWhole(data, penalty: .nan) }
        #expect(throws: CancellationError.self) { try network.fitWhole(data, penalty: 1, isCancelled: { true }) }
    }

    private func zeroLayer(from: Int, to: Int) throws -> Dense {
        try Dense(weight: Tensor(repeating: 0, shape: [to, from]), bias: Tensor(repeating: 0, shape: [to]))
    }
}
