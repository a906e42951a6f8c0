extension Waveform {
    /// The sound at another rate, through soxr's quality HQ: what `librosa.resample` gives by default, sample for
    /// sample, with the same number of samples (the input's times the ratio of the rates, rounded up).
    ///
    /// - Parameter rate: samples per second, 1000 to 768000, at most 256 times more or less than now.
    /// - Throws: `audio.sample_rate`.
    public func resampled(to rate: Int) throws -> Waveform {
        if rate == sampleRate { return self }
        let resampler = try Resampler(from: sampleRate, to: rate, channels: channels.count)
        var output = try resampler.process(channels)
        let rest = try resampler.finish()
        for channel in output.indices { output[channel].append(contentsOf: rest[channel]) }
        return Waveform(channels: output, sampleRate: rate)
    }
}
