internal import CAcoustics
internal import Foundation

/// The states of probabilistic YIN, each pitch voiced and unvoiced, and the search for the most probable course.
///
/// librosa's `transition_local` with a triangle, its `transition_loop` and its `viterbi`, for the one case that pitch
/// needs: of all steps from state to state only those within the triangle are gone through.
struct PitchLattice {
    /// Frames whose values are kept at once; longer signals are searched twice to bound the memory.
    static let segment = 4096

    /// Pitches.
    let states: Int
    /// Values from one layer to the next, and around a layer in the kernel's room.
    let stride: Int
    let margin: Int
    /// Logarithms of the chances of steps by distance, within the layer and across; the common reach of both.
    let steps: [[Double]]
    private let reach: [Int]
    /// Added for states near the ends, where fewer share what leads away; the reach from each state.
    let gain: [Double]
    let far: [[UInt32]]
    /// Logarithm of a step from any state to any; minus infinity where improbable steps are not considered.
    let anywhere: Double

    init(states: Int, options: PYIN, hopLength: Int, sampleRate: Int) throws(AcousticsError) {
        try AcousticsError.require(
            (2...32_768).contains(states), "number of pitches", states,
            "in 2...32768; change resolution, fMin or fMax")
        let rate = options.maxTransitionRate
        let semitones = (rate * 12 * Double(hopLength) / Double(sampleRate)).rounded(.toNearestOrEven)
        let span = semitones * Double(options.binsPerSemitone) + 1
        try AcousticsError.require(
            rate >= 0 && span <= Double(states), "maxTransitionRate", rate,
            "at least 0, and its reach of \(span) pitches at most the \(states) there are")
        try AcousticsError.require(
            (0...1).contains(options.switchProbability), "switchProbability", options.switchProbability, "in 0...1")
        if let least = options.transitionMinProbability {
            try AcousticsError.require((0...1).contains(least), "transitionMinProbability", least, "in 0...1")
        }
        self.states = states
        // librosa's triangles of even width lean to one side; here they are a pitch wider.
        let width = Int(span) / 2 * 2 + 1
        let peak = (width + 1) / 2
        let triangle = Self.triangle(width)
        let sums = (0..<states).map { state in
            triangle.indices.reduce(0.0) { sum, index in
                let target = state + index - width / 2
                return (0..<states).contains(target) ? sum + triangle[index] : sum
            }
        }
        let whole = triangle.reduce(0, +)
        let chances = [1 - options.switchProbability, options.switchProbability]
        let least = options.transitionMinProbability ?? 0
        let limit = least > 0 ? log(least + .leastNormalMagnitude) : -.infinity
        steps = chances.map { chance in
            (0..<peak).map { log(triangle[width / 2 + $0] / whole * chance + .leastNormalMagnitude) }
        }
        far = chances.map { chance in
            sums.map { sum in
                UInt32(
                    (0..<peak).prefix {
                        log(triangle[width / 2 + $0] / sum * chance + .leastNormalMagnitude) >= limit
                    }.count)
            }
        }
        reach = far.map { Int($0.min() ?? 0) }
        gain = sums.map { log(whole / $0) }
        anywhere = least > 0 ? -.infinity : log(.leastNormalMagnitude)
        guard reach.max() ?? 0 > 0 else {
            throw .invalidParameter(
                name: "transitionMinProbability", value: "\(least)",
                allowed: "at most \(exp(steps.compactMap(\.first).max() ?? 0)), the most probable step")
        }
        stride = (states + 2 * FrameReader.blockSize - 1) / (2 * FrameReader.blockSize) * 2 * FrameReader.blockSize
        margin = peak + 1
    }

    /// A triangle that would be zero one step outside of its ends.
    private static func triangle(_ width: Int) -> [Double] {
        (0..<width).map { 2 * Double(min($0 + 1, width - $0)) / Double(width + 1) }
    }

    /// The most probable states: pitches below ``states``, and unvoiced ones from there on.
    func path(through candidates: PitchCandidates, kernels: Kernels) -> [Int] {
        let frames = candidates.voiced.count
        var search = PitchSearch(self, candidates, kernels: kernels)
        var starts = [search.beginning()]
        var first = 0
        while first + Self.segment < frames {
            search.run(from: starts[starts.count - 1], over: first..<first + Self.segment + 1)
            starts.append(search.lastRow)
            first += Self.segment
        }
        var path = [Int](repeating: 0, count: frames)
        var last = frames
        while let start = starts.popLast() {
            search.run(from: start, over: first..<last)
            if last == frames { path[frames - 1] = search.best }
            for frame in (first..<last - 1).reversed() {
                path[frame] = search.predecessor(of: path[frame + 1], at: frame - first)
            }
            last = first + 1
            first -= Self.segment
        }
        return path
    }

    /// Calls `body` with the lattice as the kernels read it.
    func withKernelLattice(_ body: (UnsafePointer<nac_lattice>) -> Void) {
        steps[0].withUnsafeBufferPointer { own in
            steps[1].withUnsafeBufferPointer { other in
                far[0].withUnsafeBufferPointer { ownFar in
                    far[1].withUnsafeBufferPointer { otherFar in
                        gain.withUnsafeBufferPointer { gain in
                            var lattice = nac_lattice(
                                states: states, stride: stride, margin: margin, reach: (reach[0], reach[1]),
                                step: (own.baseAddress, other.baseAddress), gain: gain.baseAddress,
                                far: (ownFar.baseAddress, otherFar.baseAddress), anywhere: anywhere)
                            body(&lattice)
                        }
                    }
                }
            }
        }
    }
}
