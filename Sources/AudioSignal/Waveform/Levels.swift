extension Waveform {
    /// The largest absolute sample over all channels; 0 without samples. Samples that are not a number do not count.
    public var peak: Float {
        channels.reduce(0) { loudest, channel in
            var largest = loudest
            for sample in channel { largest = max(largest, abs(sample)) }
            return largest
        }
    }

    /// The root of the mean square over all samples of all channels; 0 without samples.
    public var rootMeanSquare: Float {
        guard count > 0 else { return 0 }
        var sum = 0.0
        for channel in channels {
            for sample in channel { sum += Double(sample) * Double(sample) }
        }
        return Float((sum / Double(count * channels.count)).squareRoot())
    }

    /// Whether there is nothing to hear: no sample is louder than one step of 16 bits (-90 dB below full scale).
    public var isSilent: Bool { isSilent(upTo: 0x1p-15) }

    /// Whether no sample is louder than `threshold`.
    public func isSilent(upTo threshold: Float) -> Bool { peak <= threshold && firstNonFinite == nil }

    /// The sound multiplied by `gain`.
    public func scaled(by gain: Float) -> Waveform {
        Waveform(channels: channels.map { $0.map { $0 * gain } }, sampleRate: sampleRate)
    }

    /// The sound made louder or softer so that its peak is `peak`; silence stays as it is.
    public func normalized(toPeak target: Float = 1) -> Waveform {
        let peak = peak
        return peak > 0 && peak.isFinite ? scaled(by: target / peak) : self
    }
}
