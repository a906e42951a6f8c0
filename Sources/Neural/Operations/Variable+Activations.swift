internal import CNeural

extension Variable {
    /// max(0, x); the derivative at 0 is 0. NaN stays NaN.
    public func relu() -> Variable { applied(NK_RELU) }

    /// The hyperbolic tangent.
    public func tanh() -> Variable { applied(NK_TANH) }

    /// 1 / (1 + e^-x).
    public func sigmoid() -> Variable { applied(NK_SIGMOID) }

    /// x · Φ(x), with Φ the distribution function of the standard normal.
    public func gelu() -> Variable { applied(NK_GELU) }

    /// Values within -limit...limit, those beyond it moved there; their derivative is 0.
    public func limited(to limit: Float) -> Variable {
        let (device, x) = (tape.device, value)
        let y = Tensor(shape: shape, on: device) { y in
            withPointers(x) { x in
                for index in 0..<value.count { y[index] = min(limit, max(-limit, x[index])) }
            }
        }
        return tape.record(y, from: [self]) { gradient in
            [
                Tensor(shape: x.shape, on: device) { dx in
                    withPointers(x, gradient) { x, dy in
                        for index in 0..<gradient.count { dx[index] = abs(x[index]) < limit ? dy[index] : 0 }
                    }
                }
            ]
        }
    }

    private func applied(_ function: nk_function) -> Variable {
        let (device, x) = (tape.device, value)
        let y = Tensor(shape: shape, on: device) { y in
            withPointers(x) { x in
                device.split(value.count, grain: Device.elementGrain) {
                    device.kernels.pointee.apply(function, x + $0.lowerBound, y + $0.lowerBound, $0.count)
                }
            }
        }
        return tape.record(y, from: [self]) { [device.gradient(function, x: x, y: y, dy: $0)] }
    }
}

extension Device {
    /// Elements that one thread takes at a time: enough to be worth waking another.
    static let elementGrain = 1 << 16

    /// dy · f'(x), where y = f(x).
    func gradient(_ function: nk_function, x: Tensor, y: Tensor, dy: Tensor) -> Tensor {
        Tensor(shape: x.shape, on: self) { dx in
            withPointers(x, y, dy) { xs, ys, dys in
                split(x.count, grain: Device.elementGrain) {
                    let first = $0.lowerBound
                    kernels.pointee.apply_gradient(
                        function, xs + first, ys + first, dys + first, dx + first, $0.count)
                }
            }
        }
    }
}
