package import Neural

/// Some clips shortened to a stretch of themselves.
package struct FrameCrop: BatchAugmentation {
    /// Share of the clips.
    let share: Double
    /// The shortest stretch, as a share of the clip.
    let least: Double

    package init(share: Double, least: Double) { (self.share, self.least) = (share, least) }

    package func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        batch.keepPlaces { length in
            guard random.nextUniform() < share else { return [0..<length] }
            let shortest = min(length, max(1, Int((least * Double(length)).rounded(.up))))
            let kept = shortest + random.nextIndex(below: length - shortest + 1)
            let start = random.nextIndex(below: length - kept + 1)
            return [start..<start + kept]
        }
    }
}

/// A stretch of each clip left out: for frames that know their place, and only look at each other, the same as a mask over
/// time (SpecAugment: Park and others 2019) that nothing looks at.
package struct FrameMask: BatchAugmentation {
    /// The longest stretch, as a share of the clip, below 1; all lengths up to it are equally likely.
    let share: Double

    package init(share: Double) { self.share = share }

    package func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        batch.keepPlaces { length in
            let hidden = min(length - 1, Int(random.nextUniform() * share * Double(length)))
            let start = random.nextIndex(below: length - hidden + 1)
            return [0..<start, start + hidden..<length]
        }
    }
}

extension TrainingBatch {
    /// Leaves of each sequence the places that `choose` names for its length, and pads anew.
    fileprivate mutating func keepPlaces(_ choose: (Int) -> [Range<Int>]) {
        guard let lengths, inputs.shape.count == 3 else { return }
        let kept = lengths.map(choose)
        let counts = kept.map { $0.reduce(0) { $0 + $1.count } }
        let (times, width, longest) = (inputs.shape[1], inputs.shape[2], counts.max() ?? 0)
        inputs = inputs.withUnsafeBufferPointer { from in
            Tensor(shape: [kept.count, longest, width]) { to in
                for (row, ranges) in kept.enumerated() {
                    var target = to + row * longest * width
                    for range in ranges where !range.isEmpty {
                        guard let base = from.baseAddress else { continue }
                        target.update(
                            from: base + (row * times + range.lowerBound) * width, count: range.count * width)
                        target += range.count * width
                    }
                    target.update(repeating: 0, count: (longest - counts[row]) * width)
                }
            }
        }
        self.lengths = counts
    }
}

extension TunedEncoderPlan {
    /// What is done to batches in training, in order.
    func augmentations(_ training: TrainingPlan) -> [any BatchAugmentation] {
        var list: [any BatchAugmentation] = []
        if cropShare > 0 { list.append(FrameCrop(share: cropShare, least: cropLeast)) }
        if maskShare > 0 { list.append(FrameMask(share: maskShare)) }
        if let noise = training.noise, noise > 0 { list.append(FeatureNoise(deviation: noise)) }
        // Frames of two clips do not belong together; what they come to over time may be mixed.
        if let mixup = training.mixup, mixup > 0 { list.append(InnerMixup(alpha: mixup)) }
        return list
    }
}
