import Foundation
import Neural
import Testing

/// Optimisers against their published formulas, computed in double.
struct OptimizerTests {
    private static let gradients: [[Double]] = [
        [0.5, -1, 1e-4, 0], [0.25, 2, -1e-4, 0], [-1, 0.1, 3e-4, 0], [0.7, 0.7, 1e-6, 0],
    ]
    private static let start: [Double] = [1, -2, 0.5, 0.25]

    /// The parameter after each gradient.
    private func run(_ optimizer: any Optimizer) throws -> [Double] {
        var optimizer = optimizer
        var value = Tensor(Self.start.map(Float.init))
        let device = Device()
        for gradient in Self.gradients {
            optimizer.beginStep()
            optimizer.update("p", &value, by: Tensor(gradient.map(Float.init)), on: device)
        }
        return value.elements.map(Double.init)
    }

    private func expect(
        _ optimizer: any Optimizer, _ location: SourceLocation = #_sourceLocation,
        _ formula: (_ step: Double, _ p: inout Double, _ g: Double, _ m: inout Double, _ v: inout Double) -> Void
    ) throws {
        let expected = Self.start.indices.map { index in
            var (p, m, v) = (Self.start[index], 0.0, 0.0)
            for (step, gradient) in Self.gradients.enumerated() {
                formula(Double(step + 1), &p, gradient[index], &m, &v)
            }
            return p
        }
        let found = try run(optimizer)
        #expect(distance(found, expected, absolute: 1e-6, relative: 1e-6) <= 1, sourceLocation: location)
    }

    @Test func adamOfKeras() throws {
        // keras.optimizers.Adam: learning_rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1e-7.
        try expect(Adam.keras()) { t, p, g, m, v in
            m += (g - m) * (1 - 0.9)
            v += (g * g - v) * (1 - 0.999)
            p -= 0.001 * (1 - pow(0.999, t)).squareRoot() / (1 - pow(0.9, t)) * m / (v.squareRoot() + 1e-7)
        }
    }

    @Test func adamWOfKeras() throws {
        // keras.optimizers.AdamW: the same, weight_decay 0.004, applied before the step.
        try expect(Adam.kerasW(learningRate: 0.1)) { t, p, g, m, v in
            p -= p * 0.004 * 0.1
            m += (g - m) * (1 - 0.9)
            v += (g * g - v) * (1 - 0.999)
            p -= 0.1 * (1 - pow(0.999, t)).squareRoot() / (1 - pow(0.9, t)) * m / (v.squareRoot() + 1e-7)
        }
    }

    @Test func adamOfPyTorch() throws {
        try expect(Adam.pyTorch(learningRate: 0.1, weightDecay: 0.02)) { t, p, g, m, v in
            let g = g + 0.02 * p
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            p -= 0.1 / (1 - pow(0.9, t)) * m / (v.squareRoot() / (1 - pow(0.999, t)).squareRoot() + 1e-8)
        }
    }

    @Test func adamWOfPyTorch() throws {
        try expect(Adam.pyTorchW(learningRate: 0.1)) { t, p, g, m, v in
            p *= 1 - 0.1 * 0.01
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            p -= 0.1 / (1 - pow(0.9, t)) * m / (v.squareRoot() / (1 - pow(0.999, t)).squareRoot() + 1e-8)
        }
    }

    @Test func adamOfScikitLearn() throws {
        try expect(Adam.scikitLearn()) { t, p, g, m, v in
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            p -= 0.001 * (1 - pow(0.999, t)).squareRoot() / (1 - pow(0.9, t)) * m / (v.squareRoot() + 1e-8)
        }
    }

    /// Where ε stands is visible for gradients of its own size.
    @Test func conventionsDiffer() throws {
        let keras = try run(Adam.keras())
        let torch = try run(Adam.pyTorch())
        let learn = try run(Adam.scikitLearn())
        #expect(keras[2] != torch[2] && keras[2] != learn[2] && torch[2] != learn[2])
        #expect(keras[3] == 0.25 && torch[3] == 0.25)
    }

    @Test func sgd() throws {
        try expect(SGD(learningRate: 0.1)) { _, p, g, _, _ in p -= 0.1 * g }
        try expect(SGD(learningRate: 0.1, momentum: 0.9, weightDecay: 0.01)) { _, p, g, m, _ in
            m = 0.9 * m + g + 0.01 * p
            p -= 0.1 * m
        }
        try expect(SGD(learningRate: 0.1, momentum: 0.9, isNesterov: true)) { _, p, g, m, _ in
            m = 0.9 * m + g
            p -= 0.1 * (g + 0.9 * m)
        }
        try expect(SGD(learningRate: 0.1, momentum: 0.9, convention: .keras)) { _, p, g, m, _ in
            m = 0.9 * m - 0.1 * g
            p += m
        }
        try expect(SGD.scikitLearn(learningRate: 0.1)) { _, p, g, m, _ in
            m = 0.9 * m - 0.1 * g
            p += 0.9 * m - 0.1 * g
        }
    }

    /// PyTorch's velocity holds gradients, Keras's steps: a change of rate acts at once there, later here.
    @Test func conventionsDifferWhenTheRateChanges() throws {
        func run(_ convention: SGD.Convention) throws -> Float {
            var sgd = SGD(learningRate: 1, momentum: 0.5, convention: convention)
            var value = Tensor([0])
            for rate in [1, 0.1] {
                sgd.learningRate = rate
                sgd.beginStep()
                sgd.update("p", &value, by: Tensor([1]), on: Device())
            }
            return value.scalar
        }
        #expect(abs(try run(.pyTorch) - -1.15) < 1e-6)
        #expect(abs(try run(.keras) - -1.6) < 1e-6)
    }

    @Test(arguments: InstructionSet.available) func everyLengthIsCovered(set: InstructionSet) throws {
        let device = Device(threads: 1, instructionSet: set)
        for count in [1, 15, 16, 17, 33, 100] {
            for optimizer: any Optimizer in [Adam.pyTorchW(), SGD(momentum: 0.9), SGD()] {
                var optimizer = optimizer
                var value = try Tensor(repeating: 1, shape: [count])
                optimizer.beginStep()
                optimizer.update("p", &value, by: try Tensor(repeating: 0.5, shape: [count]), on: device)
                #expect(Set(value.elements).count == 1 && value.scalar < 1)
            }
        }
    }

    @Test func clippingLimits() throws {
        // Gradients of the sum of w · x are x: (3, 4) for the weights, 1 for the bias.
        func step(_ clipping: GradientClipping?) throws -> [Double] {
            let (weight, bias) = (try Tensor([0, 0], shape: [1, 2]), Tensor([0]))
            var network = try Dense(weight: weight, bias: bias)
            try network.train(
                sampleCount: 1,
                configuration: TrainingConfiguration(
                    epochs: 1, optimizer: SGD(learningRate: 1), clipping: clipping),
                loss: { network, _, tape in try network(tape.constant(Tensor([3, 4], shape: [1, 2]))).sum() })
            let change = network.weight.value.elements + (network.bias?.value.elements ?? [])
            return change.map { -Double($0) }
        }
        #expect(try step(nil) == [3, 4, 1])
        #expect(try step(.value(2)) == [2, 2, 1])
        #expect(distance(try step(.norm(2.5)), [1.5, 2, 1], absolute: 1e-6, relative: 0) <= 1)
        let share = 1 / 26.0.squareRoot()
        let global = [3 * share, 4 * share, share]
        #expect(distance(try step(.globalNorm(1)), global, absolute: 1e-6, relative: 0) <= 1)
        #expect(try step(.globalNorm(6)) == [3, 4, 1])
    }

    @Test func penaltiesFollowTheirFormulas() throws {
        // The loss itself is 0 whatever the weights; what moves them is the penalty.
        func step(_ penalty: WeightPenalty) throws -> (loss: Double, weights: [Double], bias: Float) {
            var network = try Dense(weight: Tensor([3, 4], shape: [1, 2]), bias: Tensor([5]))
            let history = try network.train(
                sampleCount: 4,
                configuration: TrainingConfiguration(
                    epochs: 1, batchSize: 4, optimizer: SGD(learningRate: 1), penalty: penalty),
                loss: { network, _, tape in
                    try network(tape.constant(Tensor([1, 1], shape: [1, 2]))).sum().scaled(by: 0)
                })
            return (
                history.trainingLosses[0], network.weight.value.elements.map(Double.init), network.bias!.value.scalar
            )
        }
        let learn = try step(.scikitLearn(alpha: 0.8))
        #expect(abs(learn.loss - 0.8 / 8 * 25) < 1e-6 && learn.bias == 5)
        #expect(distance(learn.weights, [3 - 0.2 * 3, 4 - 0.2 * 4], absolute: 1e-6, relative: 0) <= 1)
        let keras = try step(.keras(lambda: 0.1))
        #expect(abs(keras.loss - 2.5) < 1e-6 && keras.bias == 5)
        #expect(distance(keras.weights, [3 - 0.2 * 3, 4 - 0.2 * 4], absolute: 1e-6, relative: 0) <= 1)
    }
}
