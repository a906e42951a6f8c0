internal import CNeural

/// Stochastic gradient descent with momentum, plain or Nesterov's.
public struct SGD: Optimizer {
    /// What the velocity holds; it matters when the rate changes during training.
    public enum Convention: Sendable {
        /// Gradients: v = momentum · v + g; p -= rate · v.
        case pyTorch
        /// Steps: v = momentum · v - rate · g; p += v (Keras, scikit-learn).
        case keras
    }

    /// Size of the next step.
    public var learningRate: Double
    /// Share of the velocity that lasts, 0..<1.
    public var momentum: Double
    /// Whether the gradient's step is taken after the velocity's (Nesterov).
    public var isNesterov: Bool
    /// The gradient gains this times p.
    public var weightDecay: Double
    /// What the velocity holds.
    public var convention: Convention

    private var steps = 0
    private var velocities: Moments = [:]

    /// Plain by default, as `torch.optim.SGD` and `keras.optimizers.SGD` (whose rate is 0.01).
    public init(
        learningRate: Double = 1e-2, momentum: Double = 0, isNesterov: Bool = false, weightDecay: Double = 0,
        convention: Convention = .pyTorch
    ) {
        (self.learningRate, self.momentum, self.isNesterov) = (learningRate, momentum, isNesterov)
        (self.weightDecay, self.convention) = (weightDecay, convention)
    }

    /// The `sgd` of scikit-learn's `MLPClassifier`: rate 0.001, Nesterov's momentum 0.9.
    public static func scikitLearn(learningRate: Double = 1e-3) -> SGD {
        SGD(learningRate: learningRate, momentum: 0.9, isNesterov: true, convention: .keras)
    }

    /// Steps taken and moments.
    public var state: OptimizerState {
        get { OptimizerState(steps: steps, tensors: velocities.named("velocity")) }
        set {
            steps = newValue.steps
            velocities = .kind("velocity", in: newValue.tensors)
        }
    }

    /// Counts the step.
    public mutating func beginStep() {
        steps += 1
    }

    /// Changes one parameter and its moments.
    public mutating func update(_ name: String, _ value: inout Tensor, by gradient: Tensor, on device: Device) {
        var numbers = nk_sgd()
        numbers.momentum = Float(momentum)
        numbers.penalty = Float(weightDecay)
        numbers.nesterov = isNesterov ? 1 : 0
        numbers.gradient_rate = Float(learningRate)
        switch convention {
        case .pyTorch: (numbers.rate, numbers.gain) = (Float(learningRate), 1)
        case .keras: (numbers.rate, numbers.gain) = (1, Float(learningRate))
        }
        if momentum == 0 {
            SGD.apply(numbers, nil, &value, by: gradient, on: device)
        } else {
            velocities.change(name, like: value, on: device) {
                SGD.apply(numbers, $0, &value, by: gradient, on: device)
            }
        }
    }

    private static func apply(
        _ numbers: nk_sgd, _ velocity: UnsafeMutablePointer<Float>?, _ value: inout Tensor, by gradient: Tensor,
        on device: Device
    ) {
        let count = value.count
        withUnsafePointer(to: numbers) { numbers in
            withPointers(gradient) { g in
                value.withMutablePointer { p in
                    device.split(count, grain: Device.elementGrain) {
                        let i = $0.lowerBound
                        device.kernels.pointee.sgd(numbers, g + i, p + i, velocity.map { $0 + i }, $0.count)
                    }
                }
            }
        }
    }
}
