/// A sound on a time axis as Praat has it: sample i stands in the middle of its stretch, at (i + 1/2) / rate seconds.
struct SampledSound {
    let samples: [Double]
    let rate: Double
    /// Time of the first sample.
    let first: Double

    /// Seconds between samples.
    var step: Double { 1 / rate }
    var duration: Double { step * Double(samples.count) }

    init(_ samples: [Double], rate: Double, first: Double? = nil) {
        self.samples = samples
        self.rate = rate
        self.first = first ?? 0.5 / rate
    }

    /// The sound, which must have a sample and only finite ones.
    init(checking samples: [Float], sampleRate: Int) throws(AcousticsError) {
        try AcousticsError.require(sampleRate > 0, "sampleRate", sampleRate, "above zero")
        if samples.isEmpty { throw .emptySignal }
        try requireFinite(samples, kernels: Kernels())
        self.init(samples.map(Double.init), rate: Double(sampleRate))
    }

    /// Position of a time among the samples.
    func position(_ time: Double) -> Double { (time - first) / step }

    /// The last sample at or before a time, the first one at or after it, and the nearest; maybe outside of the sound.
    ///
    /// Frames are often centred on a sample. Counting from 1 as Praat does, rounding then errs to the same side.
    func low(_ time: Double) -> Int { Int((position(time) + 1).rounded(.down)) - 1 }
    func high(_ time: Double) -> Int { Int((position(time) + 1).rounded(.up)) - 1 }
    func nearest(_ time: Double) -> Int { Int((position(time) + 1 + 0.5).rounded(.down)) - 1 }

    /// The time of a sample.
    func time(_ index: Double) -> Double { first + index * step }
}

/// Frames in the middle of a sound, all of whose windows lie inside of it.
struct CenteredFrames {
    let count: Int
    /// Centre of the first frame and distance to the next, in seconds.
    let first: Double
    let step: Double

    init(_ sound: SampledSound, window: Double, step: Double) {
        count = Int(((sound.duration - window) / step).rounded(.down)) + 1
        // In the order of Praat's sums, so that rounding is the same.
        let middle = sound.first - 0.5 * sound.step + 0.5 * sound.duration
        first = middle - 0.5 * (Double(count) * step) + 0.5 * step
        self.step = step
    }

    init(count: Int, first: Double, step: Double) {
        self.count = count
        self.first = first
        self.step = step
    }

    func time(_ frame: Int) -> Double { first + Double(frame) * step }

    /// The same on a time axis in whole microseconds, since steps need not be whole samples.
    var timing: FrameTiming {
        FrameTiming(
            sampleRate: 1_000_000, hopLength: Int((step * 1e6).rounded()), firstCenter: (first * 1e6).rounded())
    }
}
