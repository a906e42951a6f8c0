internal import CNeural

extension Variable {
    /// In training, each element becomes zero with probability `rate`, the others are divided by 1 - rate; otherwise
    /// the input itself.
    ///
    /// Which elements fall is a function of the tape's seed and step, of how many random operations came before, and of
    /// the element's place, so the number of threads does not matter.
    public func dropout(rate: Double) -> Variable {
        guard tape.mode == .training, rate > 0 else { return self }
        let (device, x) = (tape.device, value)
        let (key, stream) = tape.nextStream()
        let y = device.dropped(x, rate: rate, key: key, stream: stream)
        return tape.record(y, from: [self]) { [device.dropped($0, rate: rate, key: key, stream: stream)] }
    }
}

extension Device {
    fileprivate func dropped(_ x: Tensor, rate: Double, key: UInt64, stream: UInt64) -> Tensor {
        let threshold = UInt32(clamping: Int64(((1 - rate) * 0x1p32).rounded()))
        let scale = Float(1 / (1 - rate))
        var words = [PhiloxGenerator.words(of: key).0, PhiloxGenerator.words(of: key).1]
        words += [PhiloxGenerator.words(of: stream).0, PhiloxGenerator.words(of: stream).1]
        return Tensor(shape: x.shape, on: self) { y in
            withPointers(x) { from in
                words.withUnsafeBufferPointer { words in
                    // The literal array above is never empty.
                    let key = words.baseAddress!
                    split(x.count, grain: Device.elementGrain) {
                        kernels.pointee.dropout(from, y, threshold, scale, key, key + 2, $0.lowerBound, $0.upperBound)
                    }
                }
            }
        }
    }
}
