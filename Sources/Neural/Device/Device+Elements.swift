internal import CNeural

extension Device {
    /// A function of two tensors of the same shape, element by element.
    func elementwise(
        _ a: Tensor, _ b: Tensor,
        _ kernel: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
    ) -> Tensor {
        Tensor(shape: a.shape, on: self) { y in
            withPointers(a, b) { x, z in
                split(a.count, grain: Device.elementGrain) {
                    kernel(x + $0.lowerBound, z + $0.lowerBound, y + $0.lowerBound, $0.count)
                }
            }
        }
    }

    func scaled(_ x: Tensor, by scale: Float, shift: Float) -> Tensor {
        Tensor(shape: x.shape, on: self) { y in
            withPointers(x) { from in
                split(x.count, grain: Device.elementGrain) {
                    kernels.pointee.scale(from + $0.lowerBound, scale, shift, y + $0.lowerBound, $0.count)
                }
            }
        }
    }

    /// The sum of all elements, taken in pieces of fixed length so that threads do not matter.
    func sum(_ x: Tensor) -> Double {
        withPointers(x) { from in
            pieces(of: x.count) { kernels.pointee.sum(from + $0.lowerBound, $0.count) }
        }
    }

    /// The sum of all squares.
    func sumOfSquares(_ x: Tensor) -> Double {
        withPointers(x) { from in
            pieces(of: x.count) { kernels.pointee.sum_of_squares(from + $0.lowerBound, $0.count) }
        }
    }

    private func pieces(of count: Int, _ sum: (Range<Int>) -> Double) -> Double {
        stride(from: 0, to: count, by: Device.elementGrain).reduce(0) {
            $0 + sum($1..<min(count, $1 + Device.elementGrain))
        }
    }
}

extension Tensor {
    /// Adds a tensor of the same shape, times a factor.
    mutating func add(_ other: Tensor, scale: Float = 1, on device: Device) {
        let count = count
        withPointers(other) { from in
            withMutablePointer { to in
                device.split(count, grain: Device.elementGrain) {
                    device.kernels.pointee.add_scaled(from + $0.lowerBound, scale, to + $0.lowerBound, $0.count)
                }
            }
        }
    }

    mutating func multiply(by factor: Float, on device: Device) {
        let count = count
        withMutablePointer { device.kernels.pointee.scale($0, factor, 0, $0, count) }
    }

    mutating func clamp(to bound: Float, on device: Device) {
        let count = count
        withMutablePointer { device.kernels.pointee.clamp($0, bound, count) }
    }
}
