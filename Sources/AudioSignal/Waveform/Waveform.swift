/// Sound in memory: one or more channels of samples at one rate.
///
/// Samples are 32-bit floats, nominally in -1...1; every channel holds the same number of samples.
public struct Waveform: Sendable, Equatable {
    /// Samples by channel: `channels[c][n]`. Never empty; all channels have equal length.
    public let channels: [[Float]]

    /// Samples per second, above zero.
    public let sampleRate: Int

    /// A waveform of one channel.
    public init(samples: [Float], sampleRate: Int) {
        self.init(channels: [samples], sampleRate: sampleRate)
    }

    /// A waveform of several channels, which must have equal length.
    public init(channels: [[Float]], sampleRate: Int) {
        precondition(!channels.isEmpty, "a waveform has at least one channel")
        precondition(channels.allSatisfy { $0.count == channels[0].count }, "channels differ in length")
        precondition(sampleRate > 0, "the sample rate must be above zero")
        self.channels = channels
        self.sampleRate = sampleRate
    }

    /// Number of samples in each channel.
    public var count: Int { channels[0].count }

    /// Length in seconds.
    public var duration: Double { Double(count) / Double(sampleRate) }

    /// The samples of a mono waveform; the mean of the channels otherwise (as librosa's `to_mono`).
    public var mono: [Float] {
        guard channels.count > 1 else { return channels[0] }
        var mixed = channels[0]
        for channel in channels.dropFirst() {
            for index in mixed.indices { mixed[index] += channel[index] }
        }
        let width = Float(channels.count)
        for index in mixed.indices { mixed[index] /= width }
        return mixed
    }
}
