/// A limit for gradients.
public enum GradientClipping: Sendable, Equatable {
    /// Each element within -bound...bound (Keras's `clipvalue`).
    case value(Float)
    /// Each parameter's gradient scaled down to this Euclidean norm if it is longer (Keras's `clipnorm`).
    case norm(Double)
    /// All gradients together scaled down to this norm (PyTorch's `clip_grad_norm_`, Keras's `global_clipnorm`).
    case globalNorm(Double)

    /// Limits the gradients of a network's trainable parameters.
    func apply(to gradients: inout Gradients, of network: inout some Module, on device: Device) {
        switch self {
        case .value(let bound):
            network.visitParameters { _, parameter in
                gradients.change(parameter) { $0.clamp(to: bound, on: device) }
            }
        case .norm(let limit):
            network.visitParameters { _, parameter in
                gradients.change(parameter) {
                    let norm = device.sumOfSquares($0).squareRoot()
                    if norm > limit { $0.multiply(by: Float(limit / norm), on: device) }
                }
            }
        case .globalNorm(let limit):
            var squares = 0.0
            network.visitParameters { _, parameter in
                squares += gradients[parameter].map { device.sumOfSquares($0) } ?? 0
            }
            let factor = limit / (squares.squareRoot() + 1e-6)
            guard factor < 1 else { return }
            network.visitParameters { _, parameter in
                gradients.change(parameter) { $0.multiply(by: Float(factor), on: device) }
            }
        }
    }
}
