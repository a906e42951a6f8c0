package import Neural

/// Some clips shortened to a stretch of themselves.
package struct FrameCrop: BatchAugmentation {
    /// Share of the clips.
    let share: Double
    /// The shortest stretch, as a share of the clip.
    let least: Double

    package init(share: Double, least: Double) { (self.share, self.least) = (share, least) }

    package func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        guard let lengths = batch.lengths, batch.inputs.shape.count == 3 else { return }
        let stretches = lengths.map { length in
            guard random.nextUniform() < share else { return 0..<length }
            let shortest = min(length, max(1, Int((least * Double(length)).rounded(.up))))
            let kept = shortest + random.nextIndex(below: length - shortest + 1)
            let start = random.nextIndex(below: length - kept + 1)
            return start..<start + kept
        }
        let (times, width) = (batch.inputs.shape[1], batch.inputs.shape[2])
        let longest = stretches.map(\.count).max() ?? 0
        batch.inputs = batch.inputs.withUnsafeBufferPointer { from in
            Tensor(shape: [stretches.count, longest, width]) { to in
                for (row, stretch) in stretches.enumerated() {
                    let (target, count) = (to + row * longest * width, stretch.count * width)
                    if let base = from.baseAddress {
                        target.update(from: base + (row * times + stretch.lowerBound) * width, count: count)
                    }
                    (target + count).update(repeating: 0, count: (longest - stretch.count) * width)
                }
            }
        }
        batch.lengths = stretches.map(\.count)
    }
}

/// Stretches of frames in which nothing is heard but the clip's mean, as SpecAugment's masks over time (Park and others
/// 2019).
package struct FrameMask: BatchAugmentation {
    /// Share of a clip's frames that are masked on average, overlaps counted twice.
    let share: Double
    /// Frames of one mask.
    let frames: Int

    package init(share: Double, frames: Int) { (self.share, self.frames) = (share, frames) }

    package func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        guard let lengths = batch.lengths, batch.inputs.shape.count == 3 else { return }
        let (times, width) = (batch.inputs.shape[1], batch.inputs.shape[2])
        batch.inputs.withUnsafeMutableBufferPointer { values in
            for (row, length) in lengths.enumerated() where length > 1 {
                // A mask over all of a short clip would leave nothing of it.
                let long = min(frames, max(1, length / 2))
                let wanted = share * Double(length) / Double(long)
                let count = Int(wanted) + (random.nextUniform() < wanted - wanted.rounded(.down) ? 1 : 0)
                guard count > 0 else { continue }
                let base = row * times * width
                var mean = [Float](repeating: 0, count: width)
                for time in 0..<length {
                    for index in 0..<width { mean[index] += values[base + time * width + index] }
                }
                for index in 0..<width { mean[index] /= Float(length) }
                for _ in 0..<count {
                    let start = random.nextIndex(below: length - long + 1)
                    for time in start..<start + long {
                        for index in 0..<width { values[base + time * width + index] = mean[index] }
                    }
                }
            }
        }
    }
}

extension TunedEncoderPlan {
    /// What is done to batches in training, in order.
    func augmentations(_ training: TrainingPlan) -> [any BatchAugmentation] {
        var list: [any BatchAugmentation] = []
        if cropShare > 0 { list.append(FrameCrop(share: cropShare, least: cropLeast)) }
        if maskShare > 0 { list.append(FrameMask(share: maskShare, frames: max(1, maskFrames))) }
        if let noise = training.noise, noise > 0 { list.append(FeatureNoise(deviation: noise)) }
        // Frames of two clips do not belong together; what they come to over time may be mixed.
        if let mixup = training.mixup, mixup > 0 { list.append(InnerMixup(alpha: mixup)) }
        return list
    }
}
