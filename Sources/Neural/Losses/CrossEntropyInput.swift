internal import CNeural

/// A checked batch of logits and labels of one class each, as the kernel takes it.
struct CrossEntropyInput {
    let logits: Tensor
    let targets: [Int32]
    let classWeights: [Float]?
    let sampleWeights: [Float]?
    let mask: Tensor?
    let smoothing: Float

    init(_ settings: LossSettings, logits: Tensor, targets: [Int], labels: BatchLabels) {
        self.logits = logits
        self.targets = targets.map { Int32($0) }
        classWeights = settings.classWeights
        sampleWeights = labels.sampleWeights
        mask = labels.classMask
        smoothing = settings.labelSmoothing
    }

    func evaluated(divisor: Double, on device: Device) -> EvaluatedLoss {
        let probabilities = Tensor(shape: logits.shape, on: device) { _ in }
        let losses = Tensor(shape: [targets.count], on: device) { losses in
            withCall(probabilities: probabilities, losses: losses) { call in
                device.split(targets.count, grain: max(1, Device.elementGrain / logits.columns)) {
                    device.kernels.pointee.cross_entropy(call, $0.lowerBound, $0.upperBound)
                }
            }
        }
        return EvaluatedLoss(total: device.sum(losses), divisor: divisor, probabilities: probabilities) { scale in
            gradient(probabilities: probabilities, scale: scale, on: device)
        }
    }

    private func gradient(probabilities: Tensor, scale: Float, on device: Device) -> Tensor {
        Tensor(shape: logits.shape, on: device) { gradient in
            withCall(probabilities: probabilities, losses: gradient) { call in
                device.split(targets.count, grain: max(1, Device.elementGrain / logits.columns)) {
                    device.kernels.pointee.cross_entropy_gradient(call, scale, gradient, $0.lowerBound, $0.upperBound)
                }
            }
        }
    }

    private func withCall(
        probabilities: Tensor, losses: UnsafeMutablePointer<Float>, _ body: (UnsafePointer<nk_cross_entropy>) -> Void
    ) {
        withPointers(logits, probabilities) { logits, probabilities in
            withOptionalPointer(mask) { mask in
                targets.withUnsafeBufferPointer { targets in
                    withOptionalBuffer(classWeights) { classWeights in
                        withOptionalBuffer(sampleWeights) { sampleWeights in
                            let call = nk_cross_entropy(
                                rows: targets.count, classes: self.logits.columns, logits: logits,
                                // There is at least one row: the check before saw to that.
                                targets: targets.baseAddress!, class_weights: classWeights,
                                row_weights: sampleWeights, mask: mask, smoothing: smoothing,
                                probabilities: UnsafeMutablePointer(mutating: probabilities), losses: losses)
                            withUnsafePointer(to: call, body)
                        }
                    }
                }
            }
        }
    }
}

private func withOptionalBuffer(_ array: [Float]?, _ body: (UnsafePointer<Float>?) -> Void) {
    guard let array else { return body(nil) }
    array.withUnsafeBufferPointer { body($0.baseAddress) }
}
