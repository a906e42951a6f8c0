internal import CAcoustics
internal import Foundation

/// A Viterbi search through the lattice of pitches.
///
/// Keeps the values of a segment's frames and no pointers back: where a state came from is found again for the few
/// states on the best path.
struct PitchSearch {
    private let lattice: PitchLattice
    private let candidates: PitchCandidates
    private let kernels: Kernels
    private var rows: [Double] = []
    private var room: [Double]
    private var observed: [Double]
    private var count = 0

    private var rowLength: Int { 2 * lattice.stride }

    private static let nothing = log(Double.leastNormalMagnitude)

    init(_ lattice: PitchLattice, _ candidates: PitchCandidates, kernels: Kernels) {
        self.lattice = lattice
        self.candidates = candidates
        self.kernels = kernels
        room = [Double](repeating: -.infinity, count: 2 * (lattice.stride + 2 * lattice.margin))
        observed = [Double](repeating: Self.nothing, count: 2 * lattice.stride)
    }

    /// The values of the first frame.
    mutating func beginning() -> [Double] {
        observe(0)
        let start = log(1 / Double(2 * lattice.states) + .leastNormalMagnitude)
        let row = observed.map { $0 + start }
        forget(0)
        return row
    }

    /// Computes the values of all frames of a range, whose first one's are given.
    mutating func run(from start: [Double], over frames: Range<Int>) {
        count = frames.count
        if rows.count < count * rowLength { rows = [Double](repeating: 0, count: count * rowLength) }
        rows.replaceSubrange(0..<rowLength, with: start)
        let length = rowLength
        for (index, frame) in frames.enumerated().dropFirst() {
            observe(frame)
            let table = kernels.table
            rows.withUnsafeMutableBufferPointer { rows in
                guard let base = rows.baseAddress else { return }
                room.withUnsafeMutableBufferPointer { room in
                    lattice.withKernelLattice { lattice in
                        table.pointee.viterbi(
                            lattice, base + (index - 1) * length, observed, room.baseAddress, base + index * length)
                    }
                }
            }
            forget(frame)
        }
    }

    /// The values of the last frame of the range.
    var lastRow: [Double] { Array(rows[(count - 1) * rowLength..<count * rowLength]) }

    /// The most probable state of the last frame.
    var best: Int {
        var best = 0
        for state in 1..<2 * lattice.states where value(state, at: count - 1) > value(best, at: count - 1) {
            best = state
        }
        return best
    }

    /// The state at a frame of the range that best leads to a state at the next.
    func predecessor(of state: Int, at frame: Int) -> Int {
        let states = lattice.states
        let target = state % states
        var best = (state: 0, value: -Double.infinity)
        for layer in 0..<2 {
            let kind = layer == state / states ? 0 : 1
            let widest = lattice.anywhere > -.infinity ? states : lattice.steps[kind].count
            for source in max(0, target - widest)..<min(states, target + widest + 1) {
                let distance = abs(source - target)
                let before = value(layer * states + source, at: frame)
                let step =
                    distance < Int(lattice.far[kind][source])
                    ? before + lattice.gain[source] + lattice.steps[kind][distance] : before + lattice.anywhere
                if step > best.value { best = (layer * states + source, step) }
            }
        }
        return best.state
    }

    private func value(_ state: Int, at frame: Int) -> Double {
        let states = lattice.states
        return rows[frame * rowLength + state / states * lattice.stride + state % states]
    }

    /// Sets the logarithms of what is observed in a frame; `forget` clears the voiced ones again.
    private mutating func observe(_ frame: Int) {
        for entry in candidates.starts[frame]..<candidates.starts[frame + 1] {
            observed[candidates.states[entry]] = log(candidates.chances[entry] + .leastNormalMagnitude)
        }
        let unvoiced = log((1 - candidates.voiced[frame]) / Double(lattice.states) + .leastNormalMagnitude)
        for state in 0..<lattice.states { observed[lattice.stride + state] = unvoiced }
    }

    private mutating func forget(_ frame: Int) {
        for entry in candidates.starts[frame]..<candidates.starts[frame + 1] {
            observed[candidates.states[entry]] = Self.nothing
        }
    }
}
