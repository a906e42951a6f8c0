internal import CNeural

extension Variable {
    /// (x - mean) / √(variance + ε) · scale + shift for each column of a matrix, with mean and variance given or, if
    /// nil, taken from the batch; the gradient knows that they then depend on x.
    ///
    /// - Parameters:
    ///   - scale: shape [columns].
    ///   - shift: shape [columns].
    ///   - statistics: mean and variance, each [columns].
    /// - Returns: the result, and the batch's mean and biased variance where they were used.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func normalizedColumns(
        scale: Variable, shift: Variable, epsilon: Float, statistics: (mean: Tensor, variance: Tensor)? = nil
    ) throws -> (result: Variable, batch: (mean: Tensor, variance: Tensor)?) {
        guard shape.count == 2, scale.shape == [value.columns], shift.shape == scale.shape else {
            throw NeuralError.mismatch(
                "batch normalisation", expected: "a matrix with \(scale.value.count) columns", found: "shape \(shape)")
        }
        let (rows, columns) = (shape[0], shape[1])
        let device = tape.device
        let batch = statistics == nil ? device.columnMoments(value, rows: rows, columns: columns) : nil
        guard let (mean, variance) = statistics ?? batch else { return (self, nil) }
        let inverse = device.inverseDeviations(variance, epsilon: epsilon)
        let normalized = device.columnwise(value, mean, inverse, device.kernels.pointee.normalise_columns)
        let y = device.columnwise(normalized, scale.value, shift.value, device.kernels.pointee.scale_columns)
        let gains = scale.value
        let inputWanted = requiresGradient
        let dependsOnBatch = batch != nil
        let result = tape.record(y, from: [self, scale, shift]) { dy in
            let dShift = device.columnSums(dy, rows: rows, columns: columns)
            let dScale = device.columnDots(dy, normalized, rows: rows, columns: columns)
            guard inputWanted else { return [nil, dScale, dShift] }
            let factors = device.batchNormFactors(
                gains: gains, inverse: inverse, dScale: dScale, dShift: dShift,
                share: dependsOnBatch ? 1 / Float(rows) : 0)
            let dx = Tensor(shape: [rows, columns], on: device) { dx in
                withPointers(dy, normalized, factors) { dy, normalized, f in
                    device.split(rows, grain: max(1, Device.elementGrain / columns)) {
                        let first = $0.lowerBound * columns
                        device.kernels.pointee.combine_columns(
                            dy + first, normalized + first, f, f + columns, f + 2 * columns, dx + first, $0.count,
                            columns)
                    }
                }
            }
            return [dx, dScale, dShift]
        }
        return (result, batch)
    }
}

extension Device {
    fileprivate typealias ColumnKernel =
        @convention(c) (
            UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int, Int
        ) -> Void

    /// A function of each element and two numbers for its column.
    fileprivate func columnwise(_ x: Tensor, _ a: Tensor, _ b: Tensor, _ kernel: ColumnKernel) -> Tensor {
        let (rows, columns) = (x.rows, x.columns)
        return Tensor(shape: x.shape, on: self) { y in
            withPointers(x, a, b) { x, a, b in
                split(rows, grain: max(1, Device.elementGrain / max(1, columns))) {
                    let first = $0.lowerBound * columns
                    kernel(x + first, a, b, y + first, $0.count, columns)
                }
            }
        }
    }

    /// Mean and biased variance of each column.
    fileprivate func columnMoments(_ x: Tensor, rows: Int, columns: Int) -> (mean: Tensor, variance: Tensor) {
        var mean = Tensor(shape: [columns], on: self) { _ in }
        var variance = Tensor(shape: [columns], on: self) { _ in }
        mean.withMutablePointer { mean in
            variance.withMutablePointer { variance in
                withPointers(x) { x in
                    split(columns, grain: rows * columns < Device.elementGrain ? columns : 64) {
                        kernels.pointee.column_moments(
                            x, rows, columns, $0.lowerBound, $0.upperBound, mean, variance)
                    }
                }
            }
        }
        return (mean, variance)
    }

    /// The sum over rows of products for each column.
    func columnDots(_ x: Tensor, _ z: Tensor, rows: Int, columns: Int) -> Tensor {
        Tensor(shape: [columns], on: self) { dots in
            withPointers(x, z) { x, z in
                split(columns, grain: rows * columns < 1 << 18 ? columns : 64) {
                    kernels.pointee.column_dots(x, z, rows, columns, $0.lowerBound, $0.upperBound, dots)
                }
            }
        }
    }

    /// 1 / √(variance + ε).
    fileprivate func inverseDeviations(_ variance: Tensor, epsilon: Float) -> Tensor {
        Tensor(shape: variance.shape, on: self) { inverse in
            withPointers(variance) { from in
                for column in 0..<variance.count { inverse[column] = 1 / (from[column] + epsilon).squareRoot() }
            }
        }
    }

    /// For each column the three factors of dx = a · dy + b · normalised + c.
    fileprivate func batchNormFactors(
        gains: Tensor, inverse: Tensor, dScale: Tensor, dShift: Tensor, share: Float
    ) -> Tensor {
        let columns = gains.count
        return Tensor(shape: [3, columns], on: self) { factors in
            withPointers(gains, inverse, dScale, dShift) { gains, inverse, dScale, dShift in
                for column in 0..<columns {
                    let factor = gains[column] * inverse[column]
                    factors[column] = factor
                    factors[columns + column] = -factor * share * dScale[column]
                    factors[2 * columns + column] = -factor * share * dShift[column]
                }
            }
        }
    }
}
