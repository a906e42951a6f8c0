/// Weights [out, in, window...], PyTorch's order, as the products want them: [place of the window, in, out], the places
/// of the last axis fastest.
struct ConvolutionWeights {
    let outputs: Int
    let inputs: Int
    let places: Int

    init(_ weight: Tensor) {
        (outputs, inputs) = (weight.shape[0], weight.shape[1])
        places = weight.shape.dropFirst(2).reduce(1, *)
    }

    /// Outputs that are arranged together: their places in one line of the cache lie side by side.
    private static let block = 16

    /// For the forward pass: [places, in, out].
    func arranged(_ weight: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [places * inputs, outputs], on: device) { to in
            withPointers(weight) { from in
                forBlocks { block, row in
                    for output in block { to[row * outputs + output] = from[place(of: row, output)] }
                }
            }
        }
    }

    /// For the gradient of the input: places in reverse, [places, out, in].
    func reversed(_ weight: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [places * outputs, inputs], on: device) { to in
            withPointers(weight) { from in
                for output in 0..<outputs {
                    let row = from + output * inputs * places
                    for place in 0..<places {
                        let line = to + ((places - 1 - place) * outputs + output) * inputs
                        for input in 0..<inputs { line[input] = row[input * places + place] }
                    }
                }
            }
        }
    }

    /// A gradient [places, in, out] in the weights' own order.
    func restored(_ gradient: Tensor, shape: [Int], on device: Device) -> Tensor {
        Tensor(shape: shape, on: device) { to in
            withPointers(gradient) { from in
                forBlocks { block, row in
                    for output in block { to[place(of: row, output)] = from[row * outputs + output] }
                }
            }
        }
    }

    /// Where the weight of an output lies for a row of the arranged weights.
    private func place(of row: Int, _ output: Int) -> Int {
        (output * inputs + row % inputs) * places + row / inputs
    }

    private func forBlocks(_ body: (_ outputs: Range<Int>, _ row: Int) -> Void) {
        for first in stride(from: 0, to: outputs, by: ConvolutionWeights.block) {
            let block = first..<min(outputs, first + ConvolutionWeights.block)
            for input in 0..<inputs {
                for place in 0..<places { body(block, place * inputs + input) }
            }
        }
    }
}
