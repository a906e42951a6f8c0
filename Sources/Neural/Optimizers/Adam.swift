internal import CNeural

/// Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), as the well-known libraries compute them.
///
/// With m and v the means of gradient and squared gradient, both conventions correct them for their start at 0:
/// - PyTorch: p -= rate / (1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
/// - Keras and scikit-learn: p -= rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε)
public struct Adam: Optimizer {
    /// Where ε is added.
    public enum EpsilonPlacement: Sendable {
        /// To the corrected root (the paper's algorithm; PyTorch).
        case afterCorrection
        /// To the root as it is (the paper's "epsilon hat"; Keras, scikit-learn).
        case beforeCorrection
    }

    /// How weights are drawn to 0.
    public enum WeightDecay: Sendable, Equatable {
        /// Not at all.
        case none
        /// The gradient gains `factor` · p (PyTorch's Adam).
        case coupled(Double)
        /// p is multiplied by 1 - rate · `factor` before the step (AdamW).
        case decoupled(Double)
    }

    /// Size of the next step.
    public var learningRate: Double
    /// Memory of the gradient's mean, 0..<1.
    public var beta1: Double
    /// Memory of the squared gradient's mean, 0..<1.
    public var beta2: Double
    /// Keeps the divisor above 0.
    public var epsilon: Double
    /// Where ε is added.
    public var epsilonPlacement: EpsilonPlacement
    /// How weights are drawn to 0.
    public var weightDecay: WeightDecay

    private var steps = 0
    private var means: Moments = [:]
    private var squares: Moments = [:]

    /// An optimiser with settings of your own.
    public init(
        learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double,
        epsilonPlacement: EpsilonPlacement, weightDecay: WeightDecay = .none
    ) {
        (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
        (self.epsilon, self.epsilonPlacement, self.weightDecay) = (epsilon, epsilonPlacement, weightDecay)
    }

    /// `torch.optim.Adam`: rate 0.001, ε 1e-8.
    public static func pyTorch(learningRate: Double = 1e-3, weightDecay: Double = 0) -> Adam {
        Adam(
            learningRate: learningRate, epsilon: 1e-8, epsilonPlacement: .afterCorrection,
            weightDecay: weightDecay == 0 ? .none : .coupled(weightDecay))
    }

    /// `torch.optim.AdamW`: rate 0.001, ε 1e-8, decay 0.01.
    public static func pyTorchW(learningRate: Double = 1e-3, weightDecay: Double = 1e-2) -> Adam {
        Adam(
            learningRate: learningRate, epsilon: 1e-8, epsilonPlacement: .afterCorrection,
            weightDecay: .decoupled(weightDecay))
    }

    /// `keras.optimizers.Adam`: rate 0.001, ε 1e-7.
    public static func keras(learningRate: Double = 1e-3) -> Adam {
        Adam(learningRate: learningRate, epsilon: 1e-7, epsilonPlacement: .beforeCorrection)
    }

    /// `keras.optimizers.AdamW`: rate 0.001, ε 1e-7, decay 0.004.
    public static func kerasW(learningRate: Double = 1e-3, weightDecay: Double = 4e-3) -> Adam {
        Adam(
            learningRate: learningRate, epsilon: 1e-7, epsilonPlacement: .beforeCorrection,
            weightDecay: .decoupled(weightDecay))
    }

    /// The `adam` of scikit-learn's `MLPClassifier`: rate 0.001, ε 1e-8.
    public static func scikitLearn(learningRate: Double = 1e-3) -> Adam {
        Adam(learningRate: learningRate, epsilon: 1e-8, epsilonPlacement: .beforeCorrection)
    }

    /// Steps taken and moments.
    public var state: OptimizerState {
        get {
            OptimizerState(
                steps: steps, tensors: means.named("mean").merging(squares.named("square")) { first, _ in first })
        }
        set {
            steps = newValue.steps
            means = .kind("mean", in: newValue.tensors)
            squares = .kind("square", in: newValue.tensors)
        }
    }

    /// Counts the step.
    public mutating func beginStep() {
        steps += 1
    }

    /// Changes one parameter and its moments.
    public mutating func update(_ name: String, _ value: inout Tensor, by gradient: Tensor, on device: Device) {
        let count = value.count
        withUnsafePointer(to: numbers) { numbers in
            means.change(name, like: value, on: device) { m in
                squares.change(name, like: value, on: device) { v in
                    withPointers(gradient) { g in
                        value.withMutablePointer { p in
                            device.split(count, grain: Device.elementGrain) {
                                let i = $0.lowerBound
                                device.kernels.pointee.adam(numbers, g + i, p + i, m + i, v + i, $0.count)
                            }
                        }
                    }
                }
            }
        }
    }

    private var numbers: nk_adam {
        let meanCorrection = 1 - power(beta1, Double(steps))
        let rootCorrection = (1 - power(beta2, Double(steps))).squareRoot()
        var numbers = nk_adam()
        (numbers.beta1, numbers.one_minus_beta1) = (Float(beta1), Float(1 - beta1))
        (numbers.beta2, numbers.one_minus_beta2) = (Float(beta2), Float(1 - beta2))
        numbers.epsilon = Float(epsilon)
        switch epsilonPlacement {
        case .afterCorrection:
            numbers.step = Float(learningRate / meanCorrection)
            numbers.root_scale = Float(1 / rootCorrection)
        case .beforeCorrection:
            numbers.step = Float(learningRate * rootCorrection / meanCorrection)
            numbers.root_scale = 1
        }
        numbers.decay = 1
        switch weightDecay {
        case .none: break
        case .coupled(let factor): numbers.penalty = Float(factor)
        case .decoupled(let factor): numbers.decay = Float(1 - learningRate * factor)
        }
        return numbers
    }
}
