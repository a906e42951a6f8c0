internal import CNeural

extension Variable {
    /// Convolution of each channel with a window of its own, channels last.
    ///
    /// - Parameters:
    ///   - weight: shape [channels, 1, window...], PyTorch's layout for as many groups as channels.
    ///   - bias: shape [channels].
    /// - Returns: shape [batch, places..., channels].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func depthwiseConvolution(
        weight: Variable, bias: Variable? = nil, stride: [Int], padding: [WindowPadding]
    ) throws -> Variable {
        guard weight.shape.count >= 3, weight.shape[1] == 1, weight.shape[0] == shape.last else {
            throw NeuralError.mismatch(
                "depthwise convolution", expected: "weights [\(shape.last ?? 0), 1, window...]",
                found: "\(weight.shape)")
        }
        if let bias, bias.shape != [weight.shape[0]] {
            throw NeuralError.shape("bias of a convolution", expected: [weight.shape[0]], found: bias.shape)
        }
        let window = Array(weight.shape.dropFirst(2))
        let geometry = try WindowGeometry(
            "depthwise convolution", of: shape, window: window, stride: stride, padding: padding)
        let (device, channels, places) = (tape.device, weight.shape[0], window.reduce(1, *))
        let (ones, origin) = (window.map { _ in 1 }, padding.map(\.before))
        let image = device.placed(value, in: geometry.image, origin: origin, spacing: ones)
        let taps = device.transposed(weight.value, rows: channels, columns: places)
        let lines = geometry.linesPerImage
        let kernels = device.kernels
        let grain = max(1, Device.elementGrain / max(1, geometry.imageSize))
        let y = Tensor(shape: [geometry.batch] + geometry.output + [channels], on: device) { y in
            withPointers(image, taps) { image, taps in
                withOptionalPointer(bias?.value) { bias in
                    geometry.withWindows { windows in
                        device.split(geometry.batch, grain: grain) {
                            kernels.pointee.depthwise(
                                windows, image, taps, bias, y, $0.lowerBound * lines, $0.upperBound * lines)
                        }
                    }
                }
            }
        }
        let inner = Array(shape.dropFirst().dropLast())
        let (inputWanted, biasWanted) = (requiresGradient, bias?.requiresGradient ?? false)
        let weightShape = weight.shape
        return tape.record(y, from: [self, weight] + (bias.map { [$0] } ?? [])) { dy in
            var dx: Tensor?
            if inputWanted {
                let whole = Tensor(shape: image.shape, on: device) { dx in
                    dx.update(repeating: 0, count: image.count)
                    withPointers(dy, taps) { dy, taps in
                        geometry.withWindows { windows in
                            device.split(geometry.batch, grain: grain) {
                                kernels.pointee.depthwise_input_gradient(
                                    windows, dy, taps, dx, $0.lowerBound * lines, $0.upperBound * lines)
                            }
                        }
                    }
                }
                dx = device.placed(whole, in: inner, origin: origin.map { -$0 }, spacing: ones)
            }
            let sums = Tensor(shape: [places, channels], on: device) { dw in
                dw.update(repeating: 0, count: places * channels)
                withPointers(image, dy) { image, dy in
                    geometry.withWindows {
                        kernels.pointee.depthwise_weight_gradient($0, image, dy, dw, 0, geometry.lines)
                    }
                }
            }
            let dw = device.transposed(sums, rows: places, columns: channels).reinterpreted(weightShape)
            let db = biasWanted ? device.columnSums(dy, rows: dy.count / channels, columns: channels) : nil
            return bias == nil ? [dx, dw] : [dx, dw, db]
        }
    }
}

extension Device {
    /// A matrix turned over, by single elements: for small ones.
    func transposed(_ x: Tensor, rows: Int, columns: Int) -> Tensor {
        Tensor(shape: [columns, rows], on: self) { to in
            withPointers(x) { from in
                for row in 0..<rows {
                    for column in 0..<columns { to[column * rows + row] = from[row * columns + column] }
                }
            }
        }
    }
}
