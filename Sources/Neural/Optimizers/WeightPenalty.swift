/// An addition to the loss that draws weights to 0; biases and scales are left alone.
public enum WeightPenalty: Sendable, Equatable {
    /// α / (2 · rows of the batch) · Σ w² (scikit-learn's `MLPClassifier(alpha:)`).
    case scikitLearn(alpha: Double)
    /// λ · Σ w² (Keras's `regularizers.L2`).
    case keras(lambda: Double)

    /// The factor before the sum of squares.
    private func factor(rows: Int) -> Double {
        switch self {
        case .scikitLearn(let alpha): alpha / 2 / Double(max(1, rows))
        case .keras(let lambda): lambda
        }
    }

    /// Adds the penalty's gradient to the loss's.
    ///
    /// - Returns: the penalty.
    func apply(
        to gradients: inout Gradients, of network: inout some Module, rows: Int, on device: Device
    ) -> Double {
        let factor = factor(rows: rows)
        var squares = 0.0
        network.visitParameters { _, parameter in
            guard parameter.role == .weight, parameter.isTrainable else { return }
            let value = parameter.value
            squares += device.sumOfSquares(value)
            gradients.change(parameter) { $0.add(value, scale: Float(2 * factor), on: device) }
        }
        return factor * squares
    }
}
