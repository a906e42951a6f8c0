internal import Foundation

/// How alike two rows are, as a support vector machine sees it.
public enum Kernel: Sendable, Hashable {
    /// The sum of products.
    case linear
    /// exp(-gamma x squared distance). `gamma` above 0; nil means scikit-learn's "scale", 1 / (features x variance of all
    /// values).
    case radial(gamma: Double?)

    /// The kernel with its gamma known.
    func resolved(for table: FeatureRows) throws(LearningError) -> Kernel {
        guard case .radial(let gamma) = self else { return .linear }
        if let gamma {
            guard gamma > 0, gamma.isFinite else {
                throw .badSetting(name: "gamma", value: "\(gamma)", allowed: "above 0")
            }
            return self
        }
        let count = Double(table.values.count)
        let mean = table.values.reduce(0.0) { $0 + Double($1) } / count
        let variance = table.values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
        return .radial(gamma: variance > 0 ? 1 / (Double(table.columns) * variance) : 1)
    }

    /// The kernel of two rows, from their product and the products with themselves.
    func value(product: Double, left: Double, right: Double) -> Double {
        switch self {
        case .linear: product
        case .radial(let gamma): exp(-(gamma ?? 1) * max(0, left + right - 2 * product))
        }
    }
}
