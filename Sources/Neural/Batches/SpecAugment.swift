/// Masks on spectrograms (Park and others: SpecAugment, Interspeech 2019): bands and stretches of time of each row are
/// blotted out. The paper's warping of time is left out; it found it to matter least.
public struct SpecAugment: BatchAugmentation, Hashable {
    /// What is put in the place of what is masked.
    public enum Fill: Sendable, Hashable {
        /// A number; 0 is the mean of standardised inputs, as in the paper.
        case constant(Float)
        /// The mean over the row's real places.
        case mean
    }

    /// Masks over bands of each row.
    public var frequencyMasks: Int
    /// Bands of one mask: a whole number up to this, each equally likely.
    public var maximumBands: Int
    /// Masks over time of each row.
    public var timeMasks: Int
    /// Places in time of one mask: a whole number up to this, each equally likely.
    public var maximumTimes: Int
    /// No mask over time is longer than this share of the row's real time, 0...1.
    public var maximumTimeShare: Double
    /// What is put in the place of what is masked.
    public var fill: Fill

    /// Masks of settings of your own. The paper's policy LB is (1, 27, 1, 100, 1), LD (2, 27, 2, 100, 1) for 80 bands
    /// and frames every 10 ms.
    public init(
        frequencyMasks: Int = 1, maximumBands: Int = 27, timeMasks: Int = 1, maximumTimes: Int = 100,
        maximumTimeShare: Double = 1, fill: Fill = .constant(0)
    ) {
        (self.frequencyMasks, self.maximumBands) = (frequencyMasks, maximumBands)
        (self.timeMasks, self.maximumTimes) = (timeMasks, maximumTimes)
        (self.maximumTimeShare, self.fill) = (maximumTimeShare, fill)
    }

    /// Masks inputs [batch, time, bands] or [batch, time, bands, channels]; masks over time lie within the real time.
    public func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        let counts = [frequencyMasks, maximumBands, timeMasks, maximumTimes]
        guard counts.allSatisfy({ $0 >= 0 }), (0...1).contains(maximumTimeShare) else {
            throw NeuralError.configuration(
                "SpecAugment", expected: "counts of at least 0 and a share of time in 0...1",
                found: "\(counts), \(maximumTimeShare)")
        }
        let shape = batch.inputs.shape
        guard shape.count == 3 || shape.count == 4 else {
            throw NeuralError.mismatch(
                "SpecAugment", expected: "inputs [batch, time, bands] or [batch, time, bands, channels]",
                found: "shape \(shape)", hint: "Use it for networks on spectrograms only.")
        }
        let form = Spectrograms(
            times: shape[1], bands: shape[2], channels: shape.count == 4 ? shape[3] : 1,
            lengths: try SequenceLengths.checked(batch.lengths, rows: shape[0], times: shape[1]))
        batch.inputs.withUnsafeMutableBufferPointer { elements in
            for row in 0..<shape[0] {
                let elements = UnsafeMutableBufferPointer(rebasing: elements[form.places(of: row)])
                mask(elements, form, length: form.lengths[row], using: &random)
            }
        }
    }

    private struct Spectrograms {
        let times: Int
        let bands: Int
        let channels: Int
        let lengths: [Int]

        func places(of row: Int) -> Range<Int> {
            let size = times * bands * channels
            return row * size..<(row + 1) * size
        }
    }

    /// Masks one row.
    private func mask(
        _ elements: UnsafeMutableBufferPointer<Float>, _ form: Spectrograms, length: Int,
        using random: inout PhiloxGenerator
    ) {
        let frame = form.bands * form.channels
        let filling = filling(elements[..<(length * frame)])
        for _ in 0..<frequencyMasks {
            let bands = SpecAugment.stretch(upTo: maximumBands, of: form.bands, using: &random)
            for time in 0..<length {
                let start = time * frame
                for place in start + bands.lowerBound * form.channels..<start + bands.upperBound * form.channels {
                    elements[place] = filling
                }
            }
        }
        let longest = min(maximumTimes, Int(maximumTimeShare * Double(length)))
        for _ in 0..<timeMasks {
            let times = SpecAugment.stretch(upTo: longest, of: length, using: &random)
            for place in times.lowerBound * frame..<times.upperBound * frame { elements[place] = filling }
        }
    }

    private func filling(_ elements: Slice<UnsafeMutableBufferPointer<Float>>) -> Float {
        switch fill {
        case .constant(let number): number
        case .mean: elements.isEmpty ? 0 : Float(elements.reduce(0) { $0 + Double($1) } / Double(elements.count))
        }
    }

    /// A random stretch of at most `longest` of `count` places.
    private static func stretch(
        upTo longest: Int, of count: Int, using random: inout PhiloxGenerator
    ) -> Range<Int> {
        let length = random.nextIndex(below: min(longest, count) + 1)
        let first = random.nextIndex(below: count - length + 1)
        return first..<first + length
    }
}
