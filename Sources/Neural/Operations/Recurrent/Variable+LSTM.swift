internal import CNeural

extension Variable {
    /// The hidden states of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), from the
    /// input side's sums: W · x + b of the gates input, forget, cell, output, as PyTorch orders them.
    ///
    /// - Parameters:
    ///   - weight: the hidden side's weights, [4 · hidden, hidden].
    ///   - lengths: real places of each sequence; the results at the others are 0. All if nil.
    ///   - isReversed: whether the sequences are read from their ends.
    /// - Returns: shape [batch, time, hidden] for self [batch, time, 4 · hidden].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func lstm(weight: Variable, lengths: [Int]? = nil, isReversed: Bool = false) throws -> Variable {
        let pass = try RecurrentPass(
            "long short-term memory", sums: value, gates: 4, weight: weight.value, lengths: lengths,
            isReversed: isReversed, device: tape.device)
        let (device, w) = (tape.device, weight.value)
        var gates = value
        var cells = Tensor(shape: [pass.rows, pass.times, pass.hidden], on: device) { _ in }
        var output = Tensor(shape: [pass.rows, pass.times, pass.hidden], on: device) { _ in }
        pass.runLSTM(gates: &gates, cells: &cells, output: &output, weight: w)
        let (keptGates, keptCells, keptOutput) = (gates, cells, output)
        let weightWanted = weight.requiresGradient
        return tape.record(output, from: [self, weight]) { dy in
            let sums = pass.lstmGradient(of: dy, gates: keptGates, cells: keptCells, output: keptOutput, weight: w)
            let size = [pass.rows * pass.times, 4 * pass.hidden]
            let dw =
                weightWanted
                ? device.product(
                    sums, size, transposed: true, pass.shifted(keptOutput), [size[0], pass.hidden], shape: w.shape)
                : nil
            return [sums, dw]
        }
    }
}

extension RecurrentPass {
    /// Turns sums into gates, and fills in cells and output.
    fileprivate func runLSTM(gates: inout Tensor, cells: inout Tensor, output: inout Tensor, weight: Tensor) {
        let kernels = device.kernels
        let hiddenWeights = withPointers(weight) {
            PackedMatrix(MatrixView($0, rows: 4 * hidden, columns: hidden).transposed, on: device)
        }
        lengths.withUnsafeBufferPointer { lengths in
            gates.withMutablePointer { gates in
                cells.withMutablePointer { cells in
                    output.withMutablePointer { output in
                        guard let lengths = lengths.baseAddress else { return }
                        let call = nk_recurrence(
                            times: times, hidden: hidden, lengths: lengths, gates: gates, inner: cells, output: output,
                            hidden_sums: nil, output_gradient: nil, gate_gradient: nil, hidden_gradient: nil,
                            passed: nil, passed_cell: nil)
                        split { rows in
                            var call = call
                            for (place, previous) in steps {
                                if previous >= 0 {
                                    device.multiplySerially(
                                        StridedRows(
                                            base: UnsafePointer(
                                                output + (rows.lowerBound * times + previous) * hidden),
                                            rows: rows.count, rowStride: times * hidden),
                                        hiddenWeights,
                                        into: gates + (rows.lowerBound * times + place) * 4 * hidden,
                                        rowStride: times * 4 * hidden, accumulates: true)
                                }
                                kernels.pointee.lstm_step(&call, place, previous, rows.lowerBound, rows.upperBound)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The gradient of the sums, [rows, times, 4 · hidden].
    fileprivate func lstmGradient(
        of dy: Tensor, gates: Tensor, cells: Tensor, output: Tensor, weight: Tensor
    ) -> Tensor {
        let kernels = device.kernels
        let hiddenWeights = withPointers(weight) {
            PackedMatrix(MatrixView($0, rows: 4 * hidden, columns: hidden), on: device)
        }
        let passed = TensorStorage(count: max(1, 2 * rows * hidden), pool: device.pool)
        passed.base.update(repeating: 0, count: 2 * rows * hidden)
        return Tensor(shape: [rows, times, 4 * hidden], on: device) { sums in
            lengths.withUnsafeBufferPointer { lengths in
                withPointers(dy, gates, cells, output) { dy, gates, cells, output in
                    guard let lengths = lengths.baseAddress else { return }
                    // The step kernels of gradients only read gates, cells and output.
                    let call = nk_recurrence(
                        times: times, hidden: hidden, lengths: lengths, gates: UnsafeMutablePointer(mutating: gates),
                        inner: UnsafeMutablePointer(mutating: cells), output: UnsafeMutablePointer(mutating: output),
                        hidden_sums: nil, output_gradient: dy, gate_gradient: sums, hidden_gradient: nil,
                        passed: passed.base, passed_cell: passed.base + rows * hidden)
                    split { rows in
                        var call = call
                        for (place, previous) in steps.reversed() {
                            kernels.pointee.lstm_step_gradient(
                                &call, place, previous, rows.lowerBound, rows.upperBound)
                            guard previous >= 0 else { continue }
                            device.multiplySerially(
                                StridedRows(
                                    base: UnsafePointer(sums + (rows.lowerBound * times + place) * 4 * hidden),
                                    rows: rows.count, rowStride: times * 4 * hidden),
                                hiddenWeights, into: passed.base + rows.lowerBound * hidden, rowStride: hidden)
                        }
                    }
                }
            }
        }
    }
}
