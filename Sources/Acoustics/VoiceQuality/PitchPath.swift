internal import Foundation

extension AutocorrelationPitch {
    /// The candidates whose strengths less the costs of what lies between them are the highest.
    func path(through candidates: [PitchFrame], of frames: CenteredFrames, duration: Double) -> PitchTrack {
        // Costs hold for steps of 10 ms.
        let scale = 0.01 / frames.step
        let jumpCost = octaveJumpCost * scale
        let switchCost = voicedUnvoicedCost * scale
        func voiced(_ frequency: Double) -> Bool { frequency > 0 && frequency < fMax }
        var totals: [[Double]] = []
        var origins: [[Int]] = []
        for (index, frame) in candidates.enumerated() {
            // How much a frame rather is silent than unvoiced raises the strength of no voice.
            let silence =
                silenceThreshold > 0 ? 2 - frame.intensity / (silenceThreshold / (1 + voicingThreshold)) : 0
            let unvoiced = voicingThreshold + max(0, silence)
            var total: [Double] = []
            var origin: [Int] = []
            for candidate in frame.candidates {
                let here = voiced(candidate.frequency)
                let gain = here ? candidate.strength - octaveCost * log2(fMax / candidate.frequency) : unvoiced
                guard index > 0 else {
                    total.append(gain)
                    origin.append(0)
                    continue
                }
                var best = (value: -Double.infinity, place: 0)
                for (place, previous) in candidates[index - 1].candidates.enumerated() {
                    let there = voiced(previous.frequency)
                    let cost: Double =
                        here != there
                        ? switchCost : here ? jumpCost * abs(log2(previous.frequency / candidate.frequency)) : 0
                    let value = totals[index - 1][place] - cost + gain
                    if value > best.value { best = (value, place) }
                }
                total.append(best.value)
                origin.append(best.place)
            }
            totals.append(total)
            origins.append(origin)
        }
        var frequencies = [Double](repeating: 0, count: candidates.count)
        var strengths = frequencies
        var place = totals.last.map { last in last.indices.reduce(0) { last[$1] > last[$0] ? $1 : $0 } } ?? 0
        for index in candidates.indices.reversed() {
            let chosen = candidates[index].candidates[place]
            frequencies[index] = voiced(chosen.frequency) ? chosen.frequency : 0
            strengths[index] = chosen.strength
            place = origins[index][place]
        }
        return PitchTrack(frames: frames, frequencies: frequencies, strengths: strengths, duration: duration)
    }
}
