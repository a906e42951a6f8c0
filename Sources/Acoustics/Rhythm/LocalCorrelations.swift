internal import CAcoustics
internal import Foundation

/// The autocorrelation of windows of a curve, one window for each frame.
struct LocalCorrelations {
    let frameCount: Int
    let timing: FrameTiming
    private let padded: [Float]
    private let winLength: Int
    private let transform: Transform
    private let grid: FrameGrid

    init(
        _ envelope: FeatureMatrix, _ options: TempogramOptions, kernels: Kernels = Kernels()
    ) throws(AcousticsError) {
        let curve = try onsetCurve(envelope)
        winLength = options.winLength
        try AcousticsError.require(
            winLength >= 1 && winLength <= 1 << 16, "winLength", winLength, "in 1...\(1 << 16)")
        var timing = envelope.timing
        if options.center {
            frameCount = curve.count
            padded = Self.ramped(curve, by: winLength / 2, to: curve.count + winLength - 1)
        } else {
            if curve.count < winLength {
                throw .tooFewFrames(
                    frames: curve.count, needed: winLength, hint: "center the windows or shorten winLength")
            }
            frameCount = curve.count - winLength + 1
            padded = curve
            timing.firstCenter += Double(winLength / 2) * Double(timing.hopLength)
        }
        self.timing = timing
        let length = fastTransformLength(atLeast: 2 * winLength - 1)
        let window = try options.window.values(length: winLength)
        transform = try Transform(
            length: length, window: window + [Double](repeating: 0, count: length - winLength), kernels: kernels)
        grid = try FrameGrid(sampleCount: padded.count, frameLength: winLength, hopLength: 1, center: false)
    }

    /// The curve with straight lines that lead up from zero and back to it, `width` frames long; cut off at `count`.
    private static func ramped(_ curve: [Float], by width: Int, to count: Int) -> [Float] {
        func ramp(to value: Float) -> [Float] {
            let step = Double(value) / Double(max(1, width))
            return (0..<width).map { Float(Double($0) * step) }
        }
        return Array((ramp(to: curve[0]) + curve + ramp(to: curve[curve.count - 1]).reversed()).prefix(count))
    }

    /// Calls `body` for each block of frames with the correlations at lag l of its frame k at `[l * blockSize + k]`.
    func forEachBlock(_ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
        let workspace = transform.makeWorkspace()
        defer { workspace.deallocate() }
        var correlation = [Double](repeating: 0, count: winLength * FrameReader.blockSize)
        padded.withUnsafeBufferPointer { samples in
            let reader = FrameReader(samples: samples, grid: grid)
            for block in 0..<reader.blockCount {
                let frames = reader.frames(ofBlock: block)
                transform.kernels.table.pointee.autocorrelation(
                    transform.plan, reader.block(block), frames.count, winLength, winLength, &correlation, workspace)
                body(frames, correlation)
            }
        }
    }

    /// Calls `body` with each frame's correlations at all lags.
    func forEachFrame(_ body: (Int, [Double]) -> Void) {
        let size = FrameReader.blockSize
        var values = [Double](repeating: 0, count: winLength)
        forEachBlock { frames, correlation in
            for (lane, frame) in frames.enumerated() {
                for lag in 0..<winLength { values[lag] = correlation[lag * size + lane] }
                body(frame, values)
            }
        }
    }

    /// The mean over all frames of correlations that are divided by the one at lag 0, their largest.
    ///
    /// The correlation is the transform of the power spectrum: the mean of the spectra is transformed once.
    func mean() -> [Double] {
        let size = FrameReader.blockSize
        let length = transform.length
        var sums = [Double](repeating: 0, count: transform.bins * size)
        let workspace = transform.makeWorkspace()
        defer { workspace.deallocate() }
        padded.withUnsafeBufferPointer { samples in
            let reader = FrameReader(samples: samples, grid: grid)
            for block in 0..<reader.blockCount {
                transform.kernels.table.pointee.add_energy(
                    transform.plan, reader.block(block), reader.frames(ofBlock: block).count, winLength, &sums,
                    workspace)
            }
        }
        let power = (0..<transform.bins).map { bin in
            // Bins between the first and the last stand for two.
            sums[bin * size..<(bin + 1) * size].reduce(0, +) * (bin == 0 || 2 * bin == length ? 1 : 2)
        }
        let wave = (0..<length).map { cos(2 * .pi * Double($0) / Double(length)) }
        let scale = 1 / (Double(length) * Double(frameCount))
        func next(_ phase: Int, _ step: Int) -> Int {
            let phase = phase &+ step
            return phase < length ? phase : phase &- length
        }
        return stride(from: 0, to: winLength, by: 4).flatMap { lag in
            // Four lags at a time: their sums do not wait for each other.
            let steps = (lag, (lag + 1) % length, (lag + 2) % length, (lag + 3) % length)
            var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
            var phases = (0, 0, 0, 0)
            wave.withUnsafeBufferPointer { wave in
                for value in power {
                    a += value * wave[phases.0]
                    b += value * wave[phases.1]
                    c += value * wave[phases.2]
                    d += value * wave[phases.3]
                    phases.0 = next(phases.0, steps.0)
                    phases.1 = next(phases.1, steps.1)
                    phases.2 = next(phases.2, steps.2)
                    phases.3 = next(phases.3, steps.3)
                }
            }
            return [a * scale, b * scale, c * scale, d * scale].prefix(winLength - lag)
        }
    }
}

/// The mean correlations behind a tempo, computed with the kernels of an instruction set.
package func meanCorrelations(
    envelope: FeatureMatrix, winLength: Int, instructionSet: InstructionSet
) throws(AcousticsError) -> [Double] {
    let options = TempogramOptions(winLength: winLength)
    return try LocalCorrelations(envelope, options, kernels: Kernels(instructionSet)).mean()
}
