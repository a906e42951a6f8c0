internal import Foundation

/// The likeliest course of the pitch through the candidates of all frames (Viterbi).
///
/// A frame is one of its candidates or unvoiced. The costs are those that openSMILE was found to use.
struct GeMAPSPitchTrack {
    /// Pitch in Hz; 0 where there is no voice.
    private(set) var pitches: [Double] = []

    /// Frames that the end of the sound cannot change any more: openSMILE's functionals see no others.
    private(set) var decided = 0

    private static let voicedAbove = 0.7
    private static let local = 2.0
    private static let threshold = 4.0
    private static let onset = 10.0
    private static let rest = 1.0
    private static let leap = 10.0

    init(_ frames: [GeMAPSPitchCandidates]) {
        var costs: [Double] = []
        var logs: [Double] = []
        var sources: [[Int]] = []
        for (index, frame) in frames.enumerated() {
            let here = frame.pitches.map(Foundation.log)
            var next = Self.localCosts(frame)
            if index > 0 {
                var from = [Int](repeating: 0, count: next.count)
                for target in next.indices {
                    var least = Double.infinity
                    for source in costs.indices {
                        let cost = costs[source] + Self.change(from: source, logs, to: target, here)
                        if cost < least { (least, from[target]) = (cost, source) }
                    }
                    next[target] += least
                }
                sources.append(from)
            }
            (costs, logs) = (next, here)
        }
        trace(frames, sources: sources, costs: costs)
    }

    private mutating func trace(_ frames: [GeMAPSPitchCandidates], sources: [[Int]], costs: [Double]) {
        guard var state = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return }
        pitches = [Double](repeating: 0, count: frames.count)
        for index in frames.indices.reversed() {
            if state < frames[index].pitches.count { pitches[index] = frames[index].pitches[state] }
            if index > 0 { state = sources[index - 1][state] }
        }
        var survivors = Set(costs.indices)
        var frame = frames.count - 1
        while survivors.count > 1 && frame > 0 {
            survivors = Set(survivors.map { sources[frame - 1][$0] })
            frame -= 1
        }
        decided = min(frame + 1, frames.count - 1)
        // A frame more is kept back where the sound breaks off within a voice.
        if frame == frames.count - 2 && pitches[frames.count - 1] > 0 { decided -= 1 }
        decided = max(decided, 1)
    }

    /// The costs of being in each state; the last is unvoiced.
    private static func localCosts(_ frame: GeMAPSPitchCandidates) -> [Double] {
        let voiced = zip(frame.pitches, frame.voicings).map { pitch, voicing in
            (voicing > 0 ? -local * log(voicing) : 1e6) + rangeCost(pitch)
                + (voicing <= voicedAbove ? local * threshold : 0)
        }
        return voiced + [(frame.voicings.first ?? 0) > voicedAbove ? local * threshold : 0]
    }

    /// Pitches outside 100 to 350 Hz are less likely.
    private static func rangeCost(_ pitch: Double) -> Double {
        switch pitch {
        case ..<100: (100 - pitch) / 100
        case ...350: 0
        case ...600: (pitch - 350) / 250
        default: 1.2
        }
    }

    private static func change(from source: Int, _ before: [Double], to target: Int, _ after: [Double]) -> Double {
        switch (source < before.count, target < after.count) {
        case (false, false): return rest
        case (true, true):
            let leap = after[target] - before[source]
            // The leap, and how far it differs from that of the candidate before in the list.
            let other = source > 0 ? after[target] - before[source - 1] : 0
            return Self.leap * (abs(leap) + abs(leap - other))
        default: return onset
        }
    }
}
