internal import CNeural

extension Variable {
    /// The softmax along the last axis.
    ///
    /// - Throws: `NeuralError` for a single number or an empty last axis.
    public func softmax() throws -> Variable {
        guard let columns = shape.last, columns > 0 else {
            throw NeuralError.mismatch("softmax", expected: "a last axis of at least 1", found: "shape \(shape)")
        }
        let (device, rows) = (tape.device, value.count / columns)
        let y = device.softmax(value, rows: rows, columns: columns)
        return tape.record(y, from: [self]) { dy in
            let dx = Tensor(shape: y.shape, on: device) { dx in
                withPointers(y, dy) { y, dy in
                    device.split(rows, grain: max(1, Device.elementGrain / columns)) {
                        let first = $0.lowerBound * columns
                        device.kernels.pointee.softmax_gradient(y + first, dy + first, dx + first, $0.count, columns)
                    }
                }
            }
            return [dx]
        }
    }
}

extension Device {
    /// The softmax of each of `rows` rows.
    func softmax(_ x: Tensor, rows: Int, columns: Int) -> Tensor {
        Tensor(shape: x.shape, on: self) { y in
            withPointers(x) { x in
                split(rows, grain: max(1, Device.elementGrain / max(1, columns))) {
                    let first = $0.lowerBound * columns
                    kernels.pointee.softmax(x + first, y + first, $0.count, columns)
                }
            }
        }
    }
}
