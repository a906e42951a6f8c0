internal import CAcoustics
internal import Foundation

/// Fundamental frequency by YIN, with how periodic each frame is; librosa's `yin`.
///
/// Rows: `f0` in Hz (always a number, whether or not anything is periodic, as librosa gives it), `voicing` (one minus
/// YIN's normalised difference at the period, 0...1; 0 for silence) and `hnr`, the harmonics-to-noise ratio in dB that
/// the frame's correlation one period later stands for (-20...40).
///
/// de Cheveigné and Kawahara, "YIN, a fundamental frequency estimator for speech and music", 2002.
public struct YIN: Descriptor, Hashable, Codable {
    /// The lowest frequency looked for in Hz. Two of its periods should fit into a frame.
    public var fMin: Double

    /// The highest frequency looked for in Hz, at most half the sample rate.
    public var fMax: Double

    /// Samples in a frame.
    public var frameLength: Int

    /// The first dip of the normalised difference below this is the period; failing one, the deepest.
    public var troughThreshold: Double

    /// Precision of the transforms. librosa's is that of its samples, usually single.
    public var precision: Precision

    /// librosa's frame and threshold, over the range of voices.
    public init(
        fMin: Double = 60, fMax: Double = 600, frameLength: Int = 2048, troughThreshold: Double = 0.1,
        precision: Precision = .single
    ) {
        self.fMin = fMin
        self.fMax = fMax
        self.frameLength = frameLength
        self.troughThreshold = troughThreshold
        self.precision = precision
    }

    /// Rows f0, voicing and hnr.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        let grid = try signal.frames(ofLength: frameLength)
        return try track(
            signal.samples, sampleRate: signal.sampleRate, grid: grid, kernels: signal.kernels, workers: signal.workers)
    }

    /// The periods looked for, in samples.
    func periods(sampleRate: Int) throws(AcousticsError) -> ClosedRange<Int> {
        let rate = Double(sampleRate)
        func refuse(_ hint: String) -> AcousticsError {
            .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: hint)
        }
        try AcousticsError.require(
            troughThreshold.isFinite && troughThreshold >= 0, "troughThreshold", troughThreshold, "at least 0")
        guard fMin.isFinite && fMax.isFinite && fMin > 0 && fMin < fMax else {
            throw refuse("fMin must be above 0 and below fMax")
        }
        guard fMax <= rate / 2 else { throw refuse("fMax must be at most half the sample rate, \(rate / 2) Hz") }
        guard rate / fMin < Double(frameLength - 1) else {
            throw refuse(
                "a frame of \(frameLength) samples at \(sampleRate) Hz reaches down to "
                    + "\(rate / Double(max(frameLength - 1, 1))) Hz; raise fMin or frameLength")
        }
        let shortest = Int((rate / fMax).rounded(.down))
        return shortest...min(Int((rate / fMin).rounded(.up)), frameLength - 1)
    }

    private func track(
        _ samples: [Float], sampleRate: Int, grid: FrameGrid, kernels: Kernels, workers: Workers
    ) throws(AcousticsError) -> FeatureMatrix {
        let periods = try periods(sampleRate: sampleRate)
        let lags = periods.upperBound + 1
        let transform = try Transform(
            length: fastTransformLength(atLeast: frameLength + lags - 1), precision: precision, kernels: kernels)
        let timing = grid.timing(sampleRate: sampleRate)
        return try FeatureMatrix(names: ["f0", "voicing", "hnr"], frameCount: grid.count, timing: timing) { output in
            let ranges = workers.ranges(of: FrameReader.blockCount(of: grid), atLeast: 16)
            samples.withUnsafeBufferPointer { samples in
                Workers.run(ranges.count) { part in
                    let reader = FrameReader(samples: samples, grid: grid)
                    track(
                        ranges[part], of: reader, sampleRate: sampleRate, periods: periods, transform: transform,
                        into: output)
                }
            }
        }
    }

    /// Sets the rows of the frames of some blocks.
    private func track(
        _ blocks: Range<Int>, of reader: borrowing FrameReader, sampleRate: Int, periods: ClosedRange<Int>,
        transform: Transform, into output: UnsafeMutableBufferPointer<Float>
    ) {
        let size = FrameReader.blockSize
        let frameCount = reader.grid.count
        let lags = periods.upperBound + 1
        let table = transform.kernels.table
        let workspace = transform.makeWorkspace()
        var correlation = [Double](repeating: 0, count: lags * size)
        var difference = [Double](repeating: 0, count: periods.count * size)
        var found = nac_periods()
        defer { workspace.deallocate() }
        for block in blocks {
            let frames = reader.frames(ofBlock: block)
            let pointers = reader.block(block)
            table.pointee.autocorrelation(
                transform.plan, pointers, frames.count, frameLength, lags, &correlation, workspace)
            table.pointee.yin(
                pointers, frames.count, frameLength, correlation, periods.lowerBound, periods.upperBound,
                troughThreshold, &difference, &found)
            withUnsafeBytes(of: found) { bytes in
                let values = bytes.bindMemory(to: Double.self)
                for (lane, frame) in frames.enumerated() {
                    let silent = values[3 * size + lane] <= 0
                    let voicing = silent ? 0 : 1 - values[size + lane]
                    output[frame] = Float(Double(sampleRate) / values[lane])
                    output[frameCount + frame] = Float(min(max(voicing, 0), 1))
                    output[2 * frameCount + frame] = harmonicsToNoise(values[2 * size + lane])
                }
            }
        }
    }
}

/// The ratio in dB of the periodic part of a sound to the rest, given its correlation one period later.
private func harmonicsToNoise(_ correlation: Double) -> Float {
    let strength = min(max(correlation, 1e-2), 1 - 1e-4)
    return Float(min(max(10 * log10(strength / (1 - strength)), -20), 40))
}

/// The smallest length at or above `minimum` that is transformed fast: 8 times factors of 2, 3 and 5, few of the
/// latter two.
func fastTransformLength(atLeast minimum: Int) -> Int {
    var best = Int.max
    for odd in [1, 3, 5, 15, 25] {
        var length = 8 * odd
        while length < minimum { length *= 2 }
        best = min(best, length)
    }
    return best
}

/// Fundamental frequency of a signal: rows `f0`, `voicing` and `hnr`, see ``YIN``.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - options: The range, frame and threshold.
///   - hopLength: Samples from one frame to the next; nil for a quarter of the frame.
///   - center: Whether frame t is centred at sample t * hopLength.
///   - padMode: What stands before and after the signal.
public func yin(
    _ samples: [Float], sampleRate: Int, _ options: YIN = YIN(), hopLength: Int? = nil, center: Bool = true,
    padMode: PadMode = .zero
) throws(AcousticsError) -> FeatureMatrix {
    let stft = STFTOptions(
        nFFT: options.frameLength, hopLength: hopLength ?? options.frameLength / 4, center: center, padMode: padMode)
    return try analyze(samples, sampleRate: sampleRate, descriptors: [options], stft: stft)
}
