internal import CNeural

extension Variable {
    /// (x - mean) / √(variance + ε) · scale + shift along the last axis, with the mean and biased variance of each row.
    ///
    /// - Parameters:
    ///   - scale: shape [columns], the length of the last axis.
    ///   - shift: shape [columns].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func normalizedRows(scale: Variable, shift: Variable, epsilon: Float) throws -> Variable {
        guard let columns = shape.last, columns > 0, scale.shape == [columns], shift.shape == [columns] else {
            throw NeuralError.mismatch(
                "layer normalisation", expected: "a last axis of \(scale.value.count)", found: "shape \(shape)")
        }
        let rows = value.count / columns
        let grain = max(1, Device.elementGrain / columns)
        let (device, x, oldShape) = (tape.device, value, shape)
        var normalized = Tensor(shape: oldShape, on: device) { _ in }
        var inverse = Tensor(shape: [rows], on: device) { _ in }
        let y = Tensor(shape: oldShape, on: device) { y in
            normalized.withMutablePointer { normalized in
                inverse.withMutablePointer { inverse in
                    withPointers(x, scale.value, shift.value) { x, scale, shift in
                        device.split(rows, grain: grain) {
                            let first = $0.lowerBound * columns
                            device.kernels.pointee.layer_norm(
                                x + first, scale, shift, epsilon, y + first, normalized + first,
                                inverse + $0.lowerBound, $0.count, columns)
                        }
                    }
                }
            }
        }
        let (kept, deviations, gains, inputWanted) = (normalized, inverse, scale.value, requiresGradient)
        return tape.record(y, from: [self, scale, shift]) { dy in
            let dShift = device.columnSums(dy, rows: rows, columns: columns)
            let dScale = device.columnDots(dy, kept, rows: rows, columns: columns)
            guard inputWanted else { return [nil, dScale, dShift] }
            let dx = Tensor(shape: oldShape, on: device) { dx in
                withPointers(dy, gains, kept, deviations) { dy, gains, kept, deviations in
                    device.split(rows, grain: grain) {
                        let first = $0.lowerBound * columns
                        device.kernels.pointee.layer_norm_gradient(
                            dy + first, gains, kept + first, deviations + $0.lowerBound, dx + first, $0.count, columns)
                    }
                }
            }
            return [dx, dScale, dShift]
        }
    }
}
