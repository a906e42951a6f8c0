/// A value that no sound can have.
public struct NonFiniteSample: Sendable, Equatable {
    /// Channel, counted from 0.
    public let channel: Int

    /// Index in the channel.
    public let index: Int

    /// Not a number, or an infinity.
    public let value: Float
}

extension Waveform {
    /// The earliest sample that is not a number or infinite; nil where all are finite.
    public var firstNonFinite: NonFiniteSample? { Finiteness.firstFault(in: channels) }
}

enum Finiteness {
    /// The earliest value that is not finite, of several the one in the first channel.
    static func firstFault(in channels: [[Float]]) -> NonFiniteSample? {
        var earliest: NonFiniteSample?
        for (number, channel) in channels.enumerated() where !isFinite(channel) {
            if let index = channel.firstIndex(where: { !$0.isFinite }), index < earliest?.index ?? .max {
                earliest = NonFiniteSample(channel: number, index: index, value: channel[index])
            }
        }
        return earliest
    }

    /// Without a branch in the loop, since nearly always the answer is yes: not a number and the infinities have the
    /// largest bit patterns.
    private static func isFinite(_ samples: [Float]) -> Bool {
        var largest: UInt32 = 0
        for sample in samples { largest = max(largest, sample.bitPattern & 0x7FFF_FFFF) }
        return largest < Float.infinity.bitPattern
    }
}
