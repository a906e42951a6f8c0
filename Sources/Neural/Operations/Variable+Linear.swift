internal import CNeural

extension Variable {
    /// x · Wᵀ + b over the last axis, then max(0, ·) if `rectified`.
    ///
    /// - Parameters:
    ///   - weight: shape [out, in].
    ///   - bias: shape [out].
    /// - Returns: the input's shape with the last axis replaced by `out`.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func linear(weight: Variable, bias: Variable? = nil, rectified: Bool = false) throws -> Variable {
        guard weight.shape.count == 2 else {
            throw NeuralError.mismatch("linear", expected: "weights [out, in]", found: "shape \(weight.shape)")
        }
        let (outputs, inputs) = (weight.shape[0], weight.shape[1])
        guard shape.last == inputs else {
            throw NeuralError.mismatch(
                "input of a dense layer", expected: "a last axis of \(inputs)", found: "shape \(shape)",
                hint: "The features do not belong to this network.")
        }
        if let bias, bias.shape != [outputs] {
            throw NeuralError.shape("bias of a dense layer", expected: [outputs], found: bias.shape)
        }
        let (device, x, w) = (tape.device, value, weight.value)
        let rows = inputs == 0 ? shape.dropLast().reduce(1, *) : value.count / inputs
        let y = Tensor(shape: shape.dropLast() + [outputs], on: device) { y in
            withPointers(x, w) { x, w in
                withOptionalPointer(bias?.value) { bias in
                    let weights = MatrixView(w, rows: outputs, columns: inputs)
                    device.multiply(
                        MatrixView(x, rows: rows, columns: inputs), weights.transposed, into: y, bias: bias,
                        relu: rectified)
                }
            }
        }
        let (inputWanted, weightWanted) = (requiresGradient, weight.requiresGradient)
        let biasWanted = bias?.requiresGradient ?? false
        return tape.record(y, from: [self, weight] + (bias.map { [$0] } ?? [])) { gradient in
            let dy = rectified ? device.gradient(NK_RELU, x: y, y: y, dy: gradient) : gradient
            let dx = inputWanted ? device.product(dy, [rows, outputs], w, [outputs, inputs], shape: x.shape) : nil
            let dw =
                weightWanted
                ? device.product(dy, [rows, outputs], transposed: true, x, [rows, inputs], shape: w.shape) : nil
            let db = biasWanted ? device.columnSums(dy, rows: rows, columns: outputs) : nil
            return bias == nil ? [dx, dw] : [dx, dw, db]
        }
    }
}

extension Device {
    /// A · B or Aᵀ · B of tensors seen as matrices of the given sizes.
    func product(
        _ a: Tensor, _ aSize: [Int], transposed: Bool = false, _ b: Tensor, _ bSize: [Int], shape: [Int]
    ) -> Tensor {
        Tensor(shape: shape, on: self) { c in
            withPointers(a, b) { a, b in
                let left = MatrixView(a, rows: aSize[0], columns: aSize[1])
                multiply(
                    transposed ? left.transposed : left, MatrixView(b, rows: bSize[0], columns: bSize[1]), into: c)
            }
        }
    }

    /// The sum over rows for each column.
    func columnSums(_ x: Tensor, rows: Int, columns: Int) -> Tensor {
        Tensor(shape: [columns], on: self) { sums in
            withPointers(x) { x in
                split(columns, grain: rows * columns < 1 << 18 ? columns : 64) {
                    kernels.pointee.column_sums(x, rows, columns, $0.lowerBound, $0.upperBound, sums)
                }
            }
        }
    }
}
