internal import Foundation

/// How long a stretch of sound is whose loudness is measured (ITU-R BS.1770, EBU Tech 3341).
public enum LoudnessWindow: String, Sendable, Hashable, Codable, CaseIterable {
    /// 400 ms.
    case momentary
    /// 3 s.
    case shortTerm

    /// Its length in tenths of a second, the distance from one to the next.
    var steps: Int { self == .momentary ? 4 : 30 }
}

/// The weighted power of a signal in steps of a tenth of a second, to the nearest sample; channels are summed.
struct LoudnessBlocks {
    /// Samples of a step.
    let step: Int
    private let energies: [Double]

    init(_ channels: [[Float]], sampleRate: Int, weights: [Double]?) throws(AcousticsError) {
        let lowest = KWeighting.lowestRate
        try AcousticsError.require(sampleRate >= lowest, "sampleRate", sampleRate, "at least \(lowest)")
        guard let count = channels.first?.count, count > 0 else { throw .emptySignal }
        let standard = weights == nil ? try Self.weights(channels.count) : []
        let weights = weights ?? standard
        try AcousticsError.require(
            weights.count == channels.count, "number of weights", weights.count, "that of channels, \(channels.count)")
        step = Int((Double(sampleRate) / 10).rounded())
        let filter = KWeighting(sampleRate: sampleRate)
        var sum = [Double](repeating: 0, count: count / step)
        for (channel, weight) in zip(channels, weights) {
            try AcousticsError.require(channel.count == count, "length of a channel", channel.count, "\(count)")
            try AcousticsError.require(weight >= 0 && weight.isFinite, "weights", weight, "at least 0")
            try requireFinite(channel, kernels: Kernels())
            for (index, energy) in filter.energies(channel, length: step).enumerated() { sum[index] += weight * energy }
        }
        energies = sum
    }

    /// Powers of all whole windows, a step apart; none where the signal is shorter than one.
    func powers(_ window: LoudnessWindow) -> [Double] {
        let steps = window.steps
        guard energies.count >= steps else { return [] }
        let samples = Double(steps * step)
        return (0...energies.count - steps).map { first in energies[first..<first + steps].reduce(0, +) / samples }
    }

    /// The standard's weights: surround channels count 1.41, a low-frequency channel nothing.
    private static func weights(_ channels: Int) throws(AcousticsError) -> [Double] {
        switch channels {
        case 1...3: return [Double](repeating: 1, count: channels)
        case 4: return [1, 1, 1.41, 1.41]
        case 5: return [1, 1, 1, 1.41, 1.41]
        case 6: return [1, 1, 1, 0, 1.41, 1.41]
        default:
            throw .invalidParameter(
                name: "number of channels", value: "\(channels)", allowed: "in 1...6 unless weights are given")
        }
    }
}

/// Loudness in LUFS of a weighted power.
func loudness(ofPower power: Double) -> Double { -0.691 + 10 * log10(power) }
