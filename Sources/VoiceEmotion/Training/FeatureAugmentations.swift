import Neural

/// Images of fixed size moved along time by some frames; what leaves at one end comes in at the other, where images of short
/// sounds hold silence.
struct TimeShift: BatchAugmentation {
    /// Frames at most, in either direction.
    let frames: Int

    func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        let shape = batch.inputs.shape
        // Sequences of their own length begin and end where their sound does.
        guard batch.lengths == nil, shape.count >= 3, shape[1] > 0 else { return }
        let width = shape.dropFirst(2).reduce(1, *)
        let from = batch.inputs
        batch.inputs.withUnsafeMutableBufferPointer { to in
            from.withUnsafeBufferPointer { from in
                for row in 0..<shape[0] {
                    let shift = random.nextIndex(below: 2 * frames + 1) - frames
                    for time in 0..<shape[1] {
                        let source = ((time - shift) % shape[1] + shape[1]) % shape[1]
                        for place in 0..<width {
                            to[(row * shape[1] + time) * width + place] =
                                from[(row * shape[1] + source) * width + place]
                        }
                    }
                }
            }
        }
    }
}

/// Noise of a normal distribution on every value.
struct FeatureNoise: BatchAugmentation {
    /// Its deviation.
    let deviation: Double

    func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        batch.inputs.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] += Float(deviation * random.nextNormal()) }
        }
    }
}

extension TrainingPlan {
    /// What is done to batches in training, in order.
    ///
    /// - Parameter hasSpectrograms: whether inputs have axes of time and bands alone.
    func augmentations(hasSpectrograms: Bool) -> [any BatchAugmentation] {
        var list: [any BatchAugmentation] = []
        if let timeShift, timeShift > 0 { list.append(TimeShift(frames: timeShift)) }
        if let noise, noise > 0 { list.append(FeatureNoise(deviation: noise)) }
        if let mixup, mixup > 0 { list.append(Mixup(alpha: mixup)) }
        if let specAugment, hasSpectrograms {
            list.append(
                SpecAugment(
                    frequencyMasks: specAugment.masks, maximumBands: specAugment.bands, timeMasks: specAugment.masks,
                    maximumTimes: specAugment.frames, maximumTimeShare: 0.5, fill: .mean))
        }
        return list
    }

    /// The engine's loss.
    var engineLoss: any ClassificationLoss {
        switch loss {
        case .crossEntropy: SoftmaxCrossEntropy(labelSmoothing: Float(labelSmoothing), normalization: .rows)
        case .focal(let focus):
            FocalLoss(focus: Float(focus), labelSmoothing: Float(labelSmoothing), normalization: .rows)
        }
    }
}
