internal import CAcoustics
internal import Foundation

/// The pitches that probabilistic YIN considers in each frame, with their chances.
struct PitchCandidates {
    /// Pitches of all frames, frame after frame, as states; a later entry of a frame replaces an earlier one of the
    /// same pitch.
    private(set) var states: [Int] = []
    private(set) var chances: [Double] = []

    /// Where each frame's pitches begin, and where the last frame's end.
    private(set) var starts: [Int] = [0]

    /// The chance of a voice in each frame.
    private(set) var voiced: [Double] = []

    init(
        of samples: [Float], grid: FrameGrid, sampleRate: Int, options: PYIN, kernels: Kernels
    ) throws(AcousticsError) {
        let yin = YIN(fMin: options.fMin, fMax: options.fMax, frameLength: options.frameLength)
        let periods = try yin.periods(sampleRate: sampleRate)
        let prior = try TroughPrior(options)
        let lags = periods.upperBound + 1
        let transform = try Transform(
            length: fastTransformLength(atLeast: options.frameLength + lags - 1), precision: options.precision,
            kernels: kernels)
        var frame = FrameCandidates(
            firstPeriod: periods.lowerBound, count: periods.count, sampleRate: sampleRate,
            states: try options.pitchCount(), options: options, prior: prior)
        let size = FrameReader.blockSize
        let workspace = transform.makeWorkspace()
        defer { workspace.deallocate() }
        var correlation = [Double](repeating: 0, count: lags * size)
        var difference = [Double](repeating: 0, count: periods.count * size)
        var troughs = [UInt16](repeating: 0, count: periods.count)
        voiced.reserveCapacity(grid.count)
        samples.withUnsafeBufferPointer { samples in
            let reader = FrameReader(samples: samples, grid: grid)
            for block in 0..<reader.blockCount {
                let frames = reader.frames(ofBlock: block)
                let pointers = reader.block(block)
                kernels.table.pointee.autocorrelation(
                    transform.plan, pointers, frames.count, options.frameLength, lags, &correlation, workspace)
                kernels.table.pointee.troughs(
                    pointers, frames.count, correlation, periods.lowerBound, periods.upperBound, &difference,
                    &troughs)
                for lane in 0..<frames.count {
                    frame.find(lane, difference: difference, troughs: troughs, kernels: kernels)
                    voiced.append(frame.voiced)
                    for candidate in frame.found {
                        states.append(candidate.state)
                        chances.append(candidate.chance)
                    }
                    starts.append(states.count)
                }
            }
        }
    }
}

/// Finds the pitches of one frame after the other.
private struct FrameCandidates {
    let firstPeriod: Int
    let count: Int
    let sampleRate: Int
    let states: Int
    let options: PYIN
    var prior: TroughPrior
    var indices: [Int] = []
    var heights: [Double] = []

    /// Pitches within the range, each once.
    var found: [(state: Int, chance: Double)] = []

    /// The sum of their chances.
    var voiced = 0.0

    init(firstPeriod: Int, count: Int, sampleRate: Int, states: Int, options: PYIN, prior: TroughPrior) {
        self.firstPeriod = firstPeriod
        self.count = count
        self.sampleRate = sampleRate
        self.states = states
        self.options = options
        self.prior = prior
    }

    mutating func find(_ lane: Int, difference: [Double], troughs: [UInt16], kernels: Kernels) {
        let size = FrameReader.blockSize
        indices.removeAll(keepingCapacity: true)
        heights.removeAll(keepingCapacity: true)
        found.removeAll(keepingCapacity: true)
        for index in 0..<count where troughs[index] >> lane & 1 == 1 {
            indices.append(index)
            heights.append(difference[index * size + lane])
        }
        let chances = prior.chances(of: heights, kernels: kernels)
        let perOctave = Double(12 * options.binsPerSemitone)
        for (index, chance) in zip(indices, chances) where chance != 0 {
            var shift = 0.0
            if index > 0 && index + 1 < count {
                let at = index * size + lane
                let (before, here, after) = (difference[at - size], difference[at], difference[at + size])
                let bend = after + before - 2 * here
                let tilt = (after - before) / 2
                if abs(tilt) < abs(bend) { shift = -tilt / bend }
            }
            let pitch = Double(sampleRate) / (Double(firstPeriod + index) + shift)
            let state = Int(max((perOctave * log2(pitch / options.fMin)).rounded(.toNearestOrEven), 0))
            // What lies above the range counts for no pitch; of two in one place librosa keeps the longer period's.
            guard state < states else { continue }
            if let last = found.last, last.state == state { found.removeLast() }
            found.append((state, chance))
        }
        voiced = min(max(found.reduce(0) { $0 + $1.chance }, 0), 1)
    }
}
