internal import CNeural

extension Variable {
    /// The sum of two variables of the same shape.
    ///
    /// - Throws: `NeuralError` if the shapes differ.
    public func adding(_ other: Variable) throws -> Variable {
        guard shape == other.shape else { throw NeuralError.shape("addition", expected: shape, found: other.shape) }
        let (device, x, z) = (tape.device, value, other.value)
        let sum = device.elementwise(x, z) { device.kernels.pointee.add($0, $1, $2, $3) }
        return tape.record(sum, from: [self, other]) { [$0, $0] }
    }

    /// The product, element by element, of two variables of the same shape.
    ///
    /// - Throws: `NeuralError` if the shapes differ.
    public func multiplied(by other: Variable) throws -> Variable {
        guard shape == other.shape else {
            throw NeuralError.shape("multiplication", expected: shape, found: other.shape)
        }
        let (device, x, z) = (tape.device, value, other.value)
        let kernel = device.kernels.pointee.multiply_elements
        let product = device.elementwise(x, z) { kernel($0, $1, $2, $3) }
        let (xWanted, zWanted) = (requiresGradient, other.requiresGradient)
        return tape.record(product, from: [self, other]) { gradient in
            [
                xWanted ? device.elementwise(gradient, z) { kernel($0, $1, $2, $3) } : nil,
                zWanted ? device.elementwise(gradient, x) { kernel($0, $1, $2, $3) } : nil,
            ]
        }
    }

    /// scale · x + shift.
    public func scaled(by scale: Float, shift: Float = 0) -> Variable {
        let (device, x) = (tape.device, value)
        return tape.record(device.scaled(x, by: scale, shift: shift), from: [self]) {
            [device.scaled($0, by: scale, shift: 0)]
        }
    }

    /// The same elements with another shape.
    ///
    /// - Throws: `NeuralError` if the shape does not hold as many elements.
    public func reshaped(_ newShape: [Int]) throws -> Variable {
        let oldShape = shape
        return tape.record(try value.reshaped(newShape), from: [self]) { [$0.reinterpreted(oldShape)] }
    }

    /// The sum of all elements, as a single number.
    public func sum() -> Variable {
        let (device, oldShape, count) = (tape.device, shape, value.count)
        let total = Float(device.sum(value))
        return tape.record(Tensor(shape: [], on: device) { $0[0] = total }, from: [self]) { gradient in
            let each = gradient.scalar
            return [Tensor(shape: oldShape, on: device) { $0.update(repeating: each, count: count) }]
        }
    }

    /// The mean of all elements, as a single number.
    public func mean() -> Variable {
        sum().scaled(by: 1 / Float(max(1, value.count)))
    }
}
