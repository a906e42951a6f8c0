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

    /// For the forward pass: [places, in, out].
    func arranged(_ weight: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [places * inputs, outputs], on: device) { to in
            withPointers(weight) { from in
                for output in 0..<outputs {
                    for input in 0..<inputs {
                        let row = from + (output * inputs + input) * places
                        for place in 0..<places { to[(place * inputs + input) * outputs + output] = row[place] }
                    }
                }
            }
        }
    }

    /// For the gradient of the input: places in reverse, [places, out, in].
    func reversed(_ weight: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [places * outputs, inputs], on: device) { to in
            withPointers(weight) { from in
                for output in 0..<outputs {
                    for input in 0..<inputs {
                        let row = from + (output * inputs + input) * places
                        for place in 0..<places {
                            to[((places - 1 - place) * outputs + output) * inputs + input] = row[place]
                        }
                    }
                }
            }
        }
    }

    /// A gradient [places, in, out] in the weights' own order.
    func restored(_ gradient: Tensor, shape: [Int], on device: Device) -> Tensor {
        Tensor(shape: shape, on: device) { to in
            withPointers(gradient) { from in
                for output in 0..<outputs {
                    for input in 0..<inputs {
                        let row = to + (output * inputs + input) * places
                        for place in 0..<places { row[place] = from[(place * inputs + input) * outputs + output] }
                    }
                }
            }
        }
    }
}
