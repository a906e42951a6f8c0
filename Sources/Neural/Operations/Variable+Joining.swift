extension Variable {
    /// Two variables side by side along the last axis: [..., a] and [..., b] become [..., a + b].
    ///
    /// - Throws: `NeuralError` if the other axes differ.
    public func joinedColumns(with other: Variable) throws -> Variable {
        guard let a = shape.last, let b = other.shape.last, shape.dropLast() == other.shape.dropLast() else {
            throw NeuralError.mismatch(
                "joining columns", expected: "the same axes but the last", found: "\(shape) and \(other.shape)")
        }
        let (device, left, right) = (tape.device, value, other.value)
        let rows = shape.dropLast().reduce(1, *)
        let joined = Tensor(shape: shape.dropLast() + [a + b], on: device) { to in
            withPointers(left, right) { left, right in
                for row in 0..<rows {
                    (to + row * (a + b)).update(from: left + row * a, count: a)
                    (to + row * (a + b) + a).update(from: right + row * b, count: b)
                }
            }
        }
        let (leftShape, rightShape) = (shape, other.shape)
        return tape.record(joined, from: [self, other]) { gradient in
            [
                device.columns(of: gradient, from: 0, count: a, shape: leftShape),
                device.columns(of: gradient, from: a, count: b, shape: rightShape),
            ]
        }
    }

    /// One place of each sequence: [batch, time, features] becomes [batch, features].
    ///
    /// - Parameter places: the place in each sequence; a negative one gives zeros.
    /// - Throws: `NeuralError` if the shape or a place does not fit.
    public func selected(at places: [Int]) throws -> Variable {
        guard shape.count == 3, places.count == shape[0], places.allSatisfy({ $0 < shape[1] }) else {
            throw NeuralError.mismatch(
                "choice of places", expected: "\(shape.first ?? 0) below \(shape.count == 3 ? shape[1] : 0)",
                found: "\(places) of shape \(shape)")
        }
        let (device, x) = (tape.device, value)
        let (rows, times, columns) = (shape[0], shape[1], shape[2])
        let chosen = Tensor(shape: [rows, columns], on: device) { to in
            withPointers(x) { from in
                for (row, place) in places.enumerated() {
                    let target = to + row * columns
                    if place >= 0 {
                        target.update(from: from + (row * times + place) * columns, count: columns)
                    } else {
                        target.update(repeating: 0, count: columns)
                    }
                }
            }
        }
        return tape.record(chosen, from: [self]) { gradient in
            [
                Tensor(shape: [rows, times, columns], on: device) { to in
                    to.update(repeating: 0, count: rows * times * columns)
                    withPointers(gradient) { from in
                        for (row, place) in places.enumerated() where place >= 0 {
                            (to + (row * times + place) * columns).update(from: from + row * columns, count: columns)
                        }
                    }
                }
            ]
        }
    }
}

extension Device {
    fileprivate func columns(of x: Tensor, from first: Int, count: Int, shape: [Int]) -> Tensor {
        let width = x.columns
        return Tensor(shape: shape, on: self) { to in
            withPointers(x) { from in
                for row in 0..<shape.dropLast().reduce(1, *) {
                    (to + row * count).update(from: from + row * width + first, count: count)
                }
            }
        }
    }
}
