internal import CNeural

extension Variable {
    /// Convolution (in the sense of networks: without turning the window round) of images with channels last.
    ///
    /// - Parameters:
    ///   - weight: shape [out, in, window...], one to three axes of the window; PyTorch's layout.
    ///   - bias: shape [out].
    ///   - stride: steps of the window along each axis.
    ///   - padding: zeros before and after each axis.
    ///   - rectified: whether max(0, ·) is applied to the result.
    /// - Returns: shape [batch, places..., out], where an axis has (places + padding - window) / stride + 1 places.
    /// - Throws: `NeuralError` if the shapes do not fit or an image is smaller than the window.
    public func convolution(
        weight: Variable, bias: Variable? = nil, stride: [Int], padding: [WindowPadding], rectified: Bool = false
    ) throws -> Variable {
        let axes = weight.shape.count - 2
        guard axes >= 1, shape.count == axes + 2, shape.last == weight.shape[1] else {
            throw NeuralError.mismatch(
                "input of a convolution with weights \(weight.shape)",
                expected: "shape [batch, \(axes) axes, \(weight.shape.dropFirst().first ?? 0) channels]",
                found: "\(shape)")
        }
        if let bias, bias.shape != [weight.shape[0]] {
            throw NeuralError.shape("bias of a convolution", expected: [weight.shape[0]], found: bias.shape)
        }
        let window = Array(weight.shape.dropFirst(2))
        let places = Array(shape.dropFirst().dropLast())
        let geometry = try WindowGeometry(
            "convolution", of: shape, window: window, stride: stride, padding: padding)
        let (device, outputs, channels) = (tape.device, weight.shape[0], weight.shape[1])
        let image =
            padding.allSatisfy { $0.isNone }
            ? value
            : device.placed(
                value, in: geometry.image, origin: padding.map(\.before), spacing: window.map { _ in 1 })
        let w = weight.value
        let order = ConvolutionWeights(w)
        let y = device.convolved(
            image, geometry, weights: order.arranged(w, on: device), outputs: outputs, bias: bias?.value,
            relu: rectified)
        let (inputWanted, weightWanted) = (requiresGradient, weight.requiresGradient)
        let biasWanted = bias?.requiresGradient ?? false
        return tape.record(y, from: [self, weight] + (bias.map { [$0] } ?? [])) { gradient in
            let dy = rectified ? device.gradient(NK_RELU, x: y, y: y, dy: gradient) : gradient
            var dx: Tensor?
            if inputWanted {
                // The gradient of place x is the convolution of dy, spread by the stride, with the window turned round.
                let spread = device.placed(
                    dy, in: zip(places, window).map { $0 + $1 - 1 },
                    origin: zip(window, padding).map { $0 - 1 - $1.before }, spacing: stride)
                let back = WindowGeometry(
                    batch: geometry.batch, image: Array(spread.shape.dropFirst().dropLast()), channels: outputs,
                    window: window, stride: window.map { _ in 1 })
                dx = device.convolved(spread, back, weights: order.reversed(w, on: device), outputs: channels)
            }
            let dw =
                weightWanted
                ? order.restored(
                    device.convolutionWeightGradient(image, geometry, dy: dy, outputs: outputs), shape: w.shape,
                    on: device) : nil
            let db =
                biasWanted ? device.columnSums(dy, rows: dy.count / max(1, outputs), columns: outputs) : nil
            return bias == nil ? [dx, dw] : [dx, dw, db]
        }
    }
}
