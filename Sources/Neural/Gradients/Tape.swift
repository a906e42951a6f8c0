/// The record of one forward computation, run backwards for gradients (reverse-mode differentiation).
///
/// One tape serves one pass: make it, wrap inputs with `constant(_:)`, call modules, then `gradients(of:)` once.
/// Not to be shared between tasks.
///
/// A new operation is a method of `Variable` in a file of its own: it computes its value and calls
/// `record(_:from:backward:)`.
public final class Tape {
    /// What a pass is for.
    public enum Mode: Sendable {
        /// Dropout drops, batch normalisation uses the batch; gradients are recorded.
        case training
        /// Nothing is random and nothing recorded.
        case inference
    }

    /// Turns the gradient of an operation's result into the gradients of its inputs, in order; nil where none flows.
    public typealias Backward = (Tensor) -> [Tensor?]

    private struct Node {
        let inputs: [Int?]
        var backward: Backward?
    }

    /// Where the computation runs.
    public let device: Device
    /// What the pass is for.
    public let mode: Mode
    /// New values of buffers (running statistics), to be stored in the network after the pass.
    public private(set) var bufferUpdates = BufferUpdates()

    private let seed: UInt64
    private let step: UInt64
    private var randomOperations: UInt64 = 0
    private var nodes: [Node] = []
    /// What the parameters were found to be: no variables, which would keep the tape that keeps them.
    private var parameters: [Parameter.Identity: (value: Tensor, node: Int?)] = [:]

    /// An empty tape.
    ///
    /// - Parameters:
    ///   - seed: source of all chance in the pass, with `step`.
    ///   - step: number of the training step: the same seed gives other draws at each step.
    public init(device: Device, mode: Mode, seed: UInt64 = 0, step: Int = 0) {
        (self.device, self.mode, self.seed) = (device, mode, seed)
        self.step = UInt64(truncatingIfNeeded: step)
    }

    /// A variable through which no gradient flows.
    public func constant(_ value: Tensor) -> Variable {
        Variable(value: value, tape: self, node: nil)
    }

    /// A variable whose gradient is wanted.
    public func leaf(_ value: Tensor) -> Variable {
        guard mode == .training else { return constant(value) }
        nodes.append(Node(inputs: [], backward: nil))
        return Variable(value: value, tape: self, node: nodes.count - 1)
    }

    /// A parameter of a network as a variable: the same one however often it is asked for in this pass.
    public func variable(for parameter: Parameter) -> Variable {
        if let known = parameters[parameter.identity] {
            return Variable(value: known.value, tape: self, node: known.node)
        }
        let variable = parameter.isTrainable ? leaf(parameter.value) : constant(parameter.value)
        parameters[parameter.identity] = (variable.value, variable.node)
        return variable
    }

    /// The result of an operation. `backward` is kept only if a gradient can reach one of the inputs.
    public func record(_ value: Tensor, from inputs: [Variable], backward: @escaping Backward) -> Variable {
        guard mode == .training, inputs.contains(where: { $0.requiresGradient }) else { return constant(value) }
        nodes.append(Node(inputs: inputs.map(\.node), backward: backward))
        return Variable(value: value, tape: self, node: nodes.count - 1)
    }

    /// Notes the new value of a buffer.
    public func update(_ buffer: Parameter, to value: Tensor) {
        bufferUpdates.values[buffer.identity] = value
    }

    /// Key and stream for the next random operation of this pass.
    func nextStream() -> (key: UInt64, stream: UInt64) {
        randomOperations += 1
        return (seed, step << 16 | randomOperations & 0xFFFF)
    }

    /// The gradients of a single number with respect to every leaf and parameter. Empties the tape.
    ///
    /// - Throws: `NeuralError` if `loss` is not a single number.
    public func gradients(of loss: Variable) throws -> Gradients {
        guard loss.value.count == 1 else {
            throw NeuralError.mismatch("gradient", expected: "a loss of one number", found: "shape \(loss.shape)")
        }
        var gradients = [Tensor?](repeating: nil, count: nodes.count)
        if let node = loss.node {
            gradients[node] = Tensor(shape: loss.shape, on: device) { $0[0] = 1 }
        }
        for index in nodes.indices.reversed() {
            // Taking the closure out frees the values that it holds as soon as they have served.
            guard let backward = nodes[index].backward else { continue }
            nodes[index].backward = nil
            guard let gradient = gradients[index] else { continue }
            gradients[index] = nil
            for (input, part) in zip(nodes[index].inputs, backward(gradient)) {
                guard let input, let part else { continue }
                if gradients[input] == nil {
                    gradients[input] = part
                } else {
                    gradients[input]!.add(part, on: device)
                }
            }
        }
        let places = parameters.compactMapValues(\.node)
        nodes.removeAll()
        parameters.removeAll()
        return Gradients(byNode: gradients, places: places)
    }
}
