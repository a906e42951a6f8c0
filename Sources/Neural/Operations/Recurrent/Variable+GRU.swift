internal import CNeural

extension Variable {
    /// The hidden states of gated recurrent units (Cho and others 2014, in PyTorch's form), from the input side's
    /// sums: W · x + b of the gates reset, update, new.
    ///
    /// - Parameters:
    ///   - weight: the hidden side's weights, [3 · hidden, hidden].
    ///   - bias: the hidden side's biases, [3 · hidden].
    ///   - lengths: real places of each sequence; the results at the others are 0. All if nil.
    ///   - isReversed: whether the sequences are read from their ends.
    /// - Returns: shape [batch, time, hidden] for self [batch, time, 3 · hidden].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func gru(
        weight: Variable, bias: Variable, lengths: [Int]? = nil, isReversed: Bool = false
    ) throws -> Variable {
        let pass = try RecurrentPass(
            "gated recurrent units", sums: value, gates: 3, weight: weight.value, lengths: lengths,
            isReversed: isReversed, device: tape.device)
        guard bias.shape == [3 * pass.hidden] else {
            throw NeuralError.shape("bias of gated recurrent units", expected: [3 * pass.hidden], found: bias.shape)
        }
        let (device, w) = (tape.device, weight.value)
        var gates = value
        var shares = Tensor(shape: [pass.rows, pass.times, pass.hidden], on: device) { _ in }
        var output = Tensor(shape: [pass.rows, pass.times, pass.hidden], on: device) { _ in }
        pass.runGRU(gates: &gates, shares: &shares, output: &output, weight: w, bias: bias.value)
        let (keptGates, keptShares, keptOutput) = (gates, shares, output)
        let (weightWanted, biasWanted) = (weight.requiresGradient, bias.requiresGradient)
        return tape.record(output, from: [self, weight, bias]) { dy in
            let (sums, hiddenSums) = pass.gruGradient(
                of: dy, gates: keptGates, shares: keptShares, output: keptOutput, weight: w)
            let size = [pass.rows * pass.times, 3 * pass.hidden]
            let dw =
                weightWanted
                ? device.product(
                    hiddenSums, size, transposed: true, pass.shifted(keptOutput), [size[0], pass.hidden],
                    shape: w.shape) : nil
            let db = biasWanted ? device.columnSums(hiddenSums, rows: size[0], columns: size[1]) : nil
            return [sums, dw, db]
        }
    }
}

extension RecurrentPass {
    /// Turns sums into gates, and fills in the hidden side's shares and the output.
    fileprivate func runGRU(
        gates: inout Tensor, shares: inout Tensor, output: inout Tensor, weight: Tensor, bias: Tensor
    ) {
        let kernels = device.kernels
        let hiddenWeights = withPointers(weight) {
            PackedMatrix(MatrixView($0, rows: 3 * hidden, columns: hidden).transposed, on: device)
        }
        let sums = TensorStorage(count: max(1, rows * 3 * hidden), pool: device.pool)
        lengths.withUnsafeBufferPointer { lengths in
            gates.withMutablePointer { gates in
                shares.withMutablePointer { shares in
                    output.withMutablePointer { output in
                        withPointers(bias) { bias in
                            guard let lengths = lengths.baseAddress else { return }
                            let call = nk_recurrence(
                                times: times, hidden: hidden, lengths: lengths, gates: gates, inner: shares,
                                output: output, hidden_sums: sums.base, output_gradient: nil, gate_gradient: nil,
                                hidden_gradient: nil, passed: nil, passed_cell: nil)
                            split { rows in
                                var call = call
                                for (place, previous) in steps {
                                    hiddenSums(
                                        of: output, at: previous, rows, hiddenWeights, bias: bias, into: sums.base)
                                    kernels.pointee.gru_step(&call, place, previous, rows.lowerBound, rows.upperBound)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// U · h + b of the step before, or b at the first.
    private func hiddenSums(
        of output: UnsafeMutablePointer<Float>, at previous: Int, _ rows: Range<Int>, _ weights: PackedMatrix,
        bias: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Float>
    ) {
        if previous < 0 {
            for row in rows { (sums + row * 3 * hidden).update(from: bias, count: 3 * hidden) }
            return
        }
        device.multiplySerially(
            StridedRows(
                base: UnsafePointer(output + (rows.lowerBound * times + previous) * hidden), rows: rows.count,
                rowStride: times * hidden),
            weights, into: sums + rows.lowerBound * 3 * hidden, rowStride: 3 * hidden, bias: bias)
    }

    /// The gradients of the input side's and of the hidden side's sums, each [rows, times, 3 · hidden].
    fileprivate func gruGradient(
        of dy: Tensor, gates: Tensor, shares: Tensor, output: Tensor, weight: Tensor
    ) -> (Tensor, Tensor) {
        let kernels = device.kernels
        let hiddenWeights = withPointers(weight) {
            PackedMatrix(MatrixView($0, rows: 3 * hidden, columns: hidden), on: device)
        }
        let passed = TensorStorage(count: max(1, rows * hidden), pool: device.pool)
        passed.base.update(repeating: 0, count: rows * hidden)
        var hiddenSums = Tensor(shape: [rows, times, 3 * hidden], on: device) { _ in }
        let sums = Tensor(shape: [rows, times, 3 * hidden], on: device) { sums in
            lengths.withUnsafeBufferPointer { lengths in
                hiddenSums.withMutablePointer { hiddenSums in
                    withPointers(dy, gates, shares, output) { dy, gates, shares, output in
                        guard let lengths = lengths.baseAddress else { return }
                        // The step kernels of gradients only read gates, shares and output.
                        let call = nk_recurrence(
                            times: times, hidden: hidden, lengths: lengths,
                            gates: UnsafeMutablePointer(mutating: gates), inner: UnsafeMutablePointer(mutating: shares),
                            output: UnsafeMutablePointer(mutating: output), hidden_sums: nil, output_gradient: dy,
                            gate_gradient: sums, hidden_gradient: hiddenSums, passed: passed.base, passed_cell: nil)
                        split { rows in
                            var call = call
                            for (place, previous) in steps.reversed() {
                                kernels.pointee.gru_step_gradient(
                                    &call, place, previous, rows.lowerBound, rows.upperBound)
                                guard previous >= 0 else { continue }
                                device.multiplySerially(
                                    StridedRows(
                                        base: UnsafePointer(
                                            hiddenSums + (rows.lowerBound * times + place) * 3 * hidden),
                                        rows: rows.count, rowStride: times * 3 * hidden),
                                    hiddenWeights, into: passed.base + rows.lowerBound * hidden, rowStride: hidden,
                                    accumulates: true)
                            }
                        }
                    }
                }
            }
        }
        return (sums, hiddenSums)
    }
}
