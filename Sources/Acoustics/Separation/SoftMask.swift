internal import CAcoustics

/// The share of values in the sum of themselves and of reference values, both raised to a power:
/// `x^power / (x^power + reference^power)`, 0...1; librosa's `util.softmask`.
///
/// - Parameters:
///   - values: At least 0 everywhere.
///   - reference: As many, at least 0 everywhere.
///   - power: Above 0. Infinity gives 1 where the value is the larger one, else 0.
///   - splitZeros: Whether the mask is 0.5, not 0, where both values are below the least normal number.
/// - Throws: ``AcousticsError`` for values that are negative or not finite, for matrices of different sizes, and for a
///   power that cannot be.
public func softMask(
    _ values: FeatureMatrix, _ reference: FeatureMatrix, power: Double = 1, splitZeros: Bool = false
) throws(AcousticsError) -> FeatureMatrix {
    guard values.featureCount == reference.featureCount && values.frameCount == reference.frameCount else {
        throw .framesDiffer(
            expected: "\(values.featureCount) rows of \(values.frameCount) frames",
            found: "\(reference.featureCount) rows of \(reference.frameCount) frames")
    }
    try requirePower(power)
    let kernels = Kernels()
    try requireMagnitudes(values.values, "values", kernels: kernels)
    try requireMagnitudes(reference.values, "reference", kernels: kernels)
    var mask = values.values
    var rest = reference.values
    divide(
        &mask, &rest, margins: (1, 1), power: power, unknown: splitZeros ? 0.5 : 0, scale: nil, kernels: kernels)
    return FeatureMatrix(
        names: values.names, frameCount: values.frameCount, values: mask, timing: values.timing)
}

/// Puts in the place of two arrays the masks that each has against the other times its margin, times `scale` if given.
func divide(
    _ first: inout [Float], _ second: inout [Float], margins: (Double, Double), power: Double, unknown: Float,
    scale: [Float]?, kernels: Kernels
) {
    first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
            guard let a = first.baseAddress, let b = second.baseAddress else { return }
            let (forFirst, forSecond) = (Float(margins.0), Float(margins.1))
            func run(_ scale: UnsafePointer<Float>?) {
                kernels.table.pointee.soft_masks(
                    a, b, first.count, forFirst, forSecond, Float(power), unknown, scale, a, b)
            }
            guard let scale else { return run(nil) }
            scale.withUnsafeBufferPointer { run($0.baseAddress) }
        }
    }
}

/// Throws for an exponent that masks cannot have.
func requirePower(_ power: Double) throws(AcousticsError) {
    try AcousticsError.require(power > 0, "power", power, "above 0")
}

/// Throws where a value is negative, infinite or not a number.
func requireMagnitudes(_ values: [Float], _ name: String, kernels: Kernels) throws(AcousticsError) {
    let bad = values.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { kernels.table.pointee.first_non_magnitude($0, buffer.count) } ?? 0
    }
    if bad < values.count {
        throw .invalidParameter(
            name: name, value: "\(values[bad]) at position \(bad)", allowed: "finite and at least 0 everywhere")
    }
}
