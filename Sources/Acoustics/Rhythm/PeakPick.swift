/// Which peaks of a curve are picked; librosa's parameters of `util.peak_pick`.
///
/// Frame n is a peak where its value is the largest of frames `n - preMax ..< n + postMax` and at least the mean of
/// frames `n - preAverage ..< n + postAverage` plus `delta`; after a peak, `wait` frames are passed over.
public struct PeakOptions: Sendable, Hashable, Codable {
    /// Frames before the peak that are not larger, at least 0.
    public var preMax: Int
    /// Frames from the peak on that are not larger, at least 1.
    public var postMax: Int
    /// Frames before the peak in the mean, at least 0.
    public var preAverage: Int
    /// Frames from the peak on in the mean, at least 1.
    public var postAverage: Int
    /// How far the peak is above the mean, at least 0.
    public var delta: Double
    /// Frames that are passed over after a peak, at least 0.
    public var wait: Int
    /// Which peaks are taken where they are too close to each other.
    public var method: Method

    /// Which peaks are taken where they are too close to each other.
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// The earliest (Böck, Krebs and Schedl 2012).
        case greedy
        /// As many as there can be (librosa's `dp_count`).
        case mostPeaks
        /// Those with the largest sum (librosa's `dp_value`).
        case largestSum
    }

    /// Peaks under conditions that all have to be given.
    public init(
        preMax: Int, postMax: Int, preAverage: Int, postAverage: Int, delta: Double, wait: Int,
        method: Method = .greedy
    ) {
        self.preMax = preMax
        self.postMax = postMax
        self.preAverage = preAverage
        self.postAverage = postAverage
        self.delta = delta
        self.wait = wait
        self.method = method
    }

    /// librosa's conditions for onsets, found on a large data base: 30 ms before, 100 ms around, 0.07 above the mean.
    public static func onsets(sampleRate: Int, hopLength: Int) -> PeakOptions {
        func frames(_ seconds: Double) -> Int {
            Int(exactly: (seconds * Double(sampleRate) / Double(hopLength)).rounded(.down)) ?? 0
        }
        return PeakOptions(
            preMax: frames(0.03), postMax: 1, preAverage: frames(0.1), postAverage: frames(0.1) + 1, delta: 0.07,
            wait: frames(0.03))
    }

    func check() throws(AcousticsError) {
        let largest = 1 << 30
        for (name, value, least) in [
            ("preMax", preMax, 0), ("postMax", postMax, 1), ("preAverage", preAverage, 0),
            ("postAverage", postAverage, 1), ("wait", wait, 0),
        ] {
            try AcousticsError.require(value >= least && value <= largest, name, value, "in \(least)...\(largest)")
        }
        try AcousticsError.require(delta >= 0 && delta.isFinite, "delta", delta, "finite and at least 0")
    }
}

/// The frames of a curve's peaks, ascending; librosa's `util.peak_pick`.
///
/// - Throws: ``AcousticsError`` for a curve that is not finite and for parameters that cannot be.
public func peakPick(_ curve: [Float], _ options: PeakOptions) throws(AcousticsError) -> [Int] {
    try options.check()
    try requireFinite(curve, kernels: Kernels())
    let condition = PeakCondition(curve: curve, options: options)
    switch options.method {
    case .greedy: return condition.earliest()
    case .mostPeaks: return condition.best { _ in 1 }
    case .largestSum: return condition.best { Double(curve[$0]) }
    }
}

/// Tells which frames of a curve can be peaks.
private struct PeakCondition {
    let curve: [Float]
    let options: PeakOptions

    private func isPeak(_ frame: Int) -> Bool {
        let value = curve[frame]
        let around = curve[max(0, frame - options.preMax)..<min(frame + options.postMax, curve.count)]
        if around.contains(where: { $0 > value }) { return false }
        let near = curve[max(0, frame - options.preAverage)..<min(frame + options.postAverage, curve.count)]
        let mean = Double(near.reduce(0, +)) / Double(near.count)
        return Double(value) >= mean + options.delta
    }

    func earliest() -> [Int] {
        var peaks: [Int] = []
        var frame = 0
        while frame < curve.count {
            if isPeak(frame) {
                peaks.append(frame)
                frame += options.wait
            }
            frame += 1
        }
        return peaks
    }

    /// The peaks whose values have the largest sum, by dynamic programming from the end.
    func best(_ value: (Int) -> Double) -> [Int] {
        var sums = [Double](repeating: 0, count: curve.count + 1)
        var taken = [Bool](repeating: false, count: curve.count)
        for frame in curve.indices.reversed() {
            sums[frame] = sums[frame + 1]
            let with = sums[min(curve.count, frame + options.wait + 1)] + value(frame)
            if isPeak(frame) && with > sums[frame + 1] {
                sums[frame] = with
                taken[frame] = true
            }
        }
        var peaks: [Int] = []
        var frame = 0
        while frame < curve.count {
            if taken[frame] {
                peaks.append(frame)
                frame += options.wait
            }
            frame += 1
        }
        return peaks
    }
}
