/// A rule that changes parameters by their gradients.
///
/// An optimiser is a value that carries its own moments: a copy is a snapshot. A new rule is a type of its own.
public protocol Optimizer: Sendable {
    /// Size of the next step.
    var learningRate: Double { get set }

    /// What the optimiser remembers, to be saved and restored so that training goes on bit for bit.
    var state: OptimizerState { get set }

    /// Begins the next step: called once before the parameters of a step.
    mutating func beginStep()

    /// Changes one parameter.
    ///
    /// - Parameters:
    ///   - name: the parameter's name in the network; moments are kept by it.
    ///   - value: the parameter.
    ///   - gradient: of the same shape.
    mutating func update(_ name: String, _ value: inout Tensor, by gradient: Tensor, on device: Device)
}

/// What an optimiser remembers between steps.
public struct OptimizerState: Sendable {
    /// Steps taken.
    public var steps: Int
    /// Moments, named "kind/parameter".
    public var tensors: [String: Tensor]

    /// A state of the given parts.
    public init(steps: Int = 0, tensors: [String: Tensor] = [:]) {
        (self.steps, self.tensors) = (steps, tensors)
    }
}

extension Optimizer {
    /// Takes one step: changes every trainable parameter that has a gradient.
    public mutating func step(_ network: inout some Module, by gradients: Gradients, on device: Device) {
        beginStep()
        network.visitParameters { name, parameter in
            guard parameter.isTrainable, let gradient = gradients[parameter] else { return }
            update(name, &parameter.value, by: gradient, on: device)
        }
    }
}

/// Moments of one kind, by parameter name.
typealias Moments = [String: Tensor]

extension Moments {
    /// The moment for a parameter, made of zeros when it is first needed.
    mutating func change<Result>(
        _ name: String, like value: Tensor, on device: Device, _ body: (UnsafeMutablePointer<Float>) -> Result
    ) -> Result {
        // Look-up and insertion keep the tensor uniquely referenced, so that it changes in place.
        self[name, default: Tensor(shape: value.shape, on: device) { $0.update(repeating: 0, count: value.count) }]
            .withMutablePointer(body)
    }

    /// With the kind in front of each name.
    func named(_ kind: String) -> [String: Tensor] {
        Dictionary(uniqueKeysWithValues: map { ("\(kind)/\($0.key)", $0.value) })
    }

    /// Those of one kind, without it.
    static func kind(_ kind: String, in tensors: [String: Tensor]) -> Moments {
        let prefix = "\(kind)/"
        return Dictionary(
            uniqueKeysWithValues: tensors.compactMap {
                $0.key.hasPrefix(prefix) ? (String($0.key.dropFirst(prefix.count)), $0.value) : nil
            })
    }
}
