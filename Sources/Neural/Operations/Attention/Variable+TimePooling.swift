internal import CNeural

extension Variable {
    /// The softmax over time of one number for each place: [batch, time]; places beyond the lengths get 0.
    ///
    /// - Throws: `NeuralError` if the shapes do not fit or a length is 0.
    public func softmaxOverTime(lengths: [Int]? = nil) throws -> Variable {
        guard shape.count == 2, shape[1] > 0 else {
            throw NeuralError.mismatch("softmax over time", expected: "shape [batch, time]", found: "\(shape)")
        }
        let known = try SequenceLengths.checked(lengths, rows: shape[0], times: shape[1])
        guard let lengths, !known.allSatisfy({ $0 == shape[1] }) else { return try softmax() }
        guard known.allSatisfy({ $0 > 0 }) else {
            throw NeuralError.mismatch("softmax over time", expected: "at least one place each", found: "\(lengths)")
        }
        let times = shape[1]
        let hidden = Tensor(shape: shape, on: tape.device) { to in
            for (row, length) in known.enumerated() {
                for time in 0..<times { to[row * times + time] = time < length ? 0 : -.infinity }
            }
        }
        return try adding(tape.constant(hidden)).softmax()
    }

    /// The sum over time of the features at each place times its weight: [batch, time, features] becomes
    /// [batch, features].
    ///
    /// - Parameter weights: shape [batch, time].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func weightedSumOverTime(_ weights: Variable) throws -> Variable {
        guard shape.count == 3, weights.shape == Array(shape.prefix(2)) else {
            throw NeuralError.mismatch(
                "weighted sum over time", expected: "[batch, time, features] and weights [batch, time]",
                found: "\(shape) and \(weights.shape)")
        }
        let (device, x, w, shape) = (tape.device, value, weights.value, shape)
        let (inputWanted, weightsWanted) = (requiresGradient, weights.requiresGradient)
        let form = TimePooling(batch: shape[0], times: shape[1], features: shape[2], device: device)
        return tape.record(form.sum(x, w), from: [self, weights]) { gradient in
            [inputWanted ? form.spread(gradient, w) : nil, weightsWanted ? form.dots(x, gradient) : nil]
        }
    }

    /// The mean over the real places of each sequence: [batch, features]. A sequence of none gives 0.
    ///
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func meanOverTime(lengths: [Int]? = nil) throws -> Variable {
        guard shape.count == 3 else {
            throw NeuralError.mismatch("mean over time", expected: "shape [batch, time, features]", found: "\(shape)")
        }
        let times = shape[1]
        let known = try SequenceLengths.checked(lengths, rows: shape[0], times: times)
        let weights = Tensor(shape: [shape[0], times], on: tape.device) { to in
            for (row, length) in known.enumerated() {
                for time in 0..<times { to[row * times + time] = time < length ? 1 / Float(length) : 0 }
            }
        }
        return try weightedSumOverTime(tape.constant(weights))
    }

    /// √max(x, floor); the derivative is 0 at and below the floor.
    ///
    /// - Parameter floor: above 0, so that the derivative stays finite.
    public func squareRoot(floor: Float) -> Variable {
        let (device, x, shape) = (tape.device, value, shape)
        let y = Tensor(shape: shape, on: device) { to in
            withPointers(x) { from in
                for index in 0..<x.count { to[index] = (from[index] < floor ? floor : from[index]).squareRoot() }
            }
        }
        return tape.record(y, from: [self]) { gradient in
            [
                Tensor(shape: shape, on: device) { to in
                    withPointers(x, y, gradient) { x, y, gradient in
                        for index in 0..<shape.reduce(1, *) {
                            to[index] = x[index] > floor ? gradient[index] / (2 * y[index]) : 0
                        }
                    }
                }
            ]
        }
    }
}

/// Sums over time and their gradients.
private struct TimePooling {
    let batch: Int
    let times: Int
    let features: Int
    let device: Device

    func sum(_ x: Tensor, _ weights: Tensor) -> Tensor {
        Tensor(shape: [batch, features], on: device) { to in
            to.update(repeating: 0, count: batch * features)
            withPointers(x, weights) { x, weights in
                for row in 0..<batch {
                    for time in 0..<times where weights[row * times + time] != 0 {
                        device.kernels.pointee.add_scaled(
                            x + (row * times + time) * features, weights[row * times + time], to + row * features,
                            features)
                    }
                }
            }
        }
    }

    func spread(_ gradient: Tensor, _ weights: Tensor) -> Tensor {
        Tensor(shape: [batch, times, features], on: device) { to in
            withPointers(gradient, weights) { gradient, weights in
                for row in 0..<batch {
                    for time in 0..<times {
                        device.kernels.pointee.scale(
                            gradient + row * features, weights[row * times + time], 0,
                            to + (row * times + time) * features, features)
                    }
                }
            }
        }
    }

    func dots(_ x: Tensor, _ gradient: Tensor) -> Tensor {
        Tensor(shape: [batch, times], on: device) { to in
            withPointers(x, gradient) { x, gradient in
                for row in 0..<batch {
                    let features = MatrixView(gradient + row * features, rows: 1, columns: features)
                    device.multiply(
                        features,
                        MatrixView(x + row * times * self.features, rows: times, columns: self.features).transposed,
                        into: to + row * times)
                }
            }
        }
    }
}
