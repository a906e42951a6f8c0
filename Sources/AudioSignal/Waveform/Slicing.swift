extension Waveform {
    /// The sound between two times in seconds, each rounded to the nearest sample; what lies outside is left out.
    ///
    /// Adjoining slices neither overlap nor leave a gap, and a slice equals the same span read from a file.
    public func slice(from start: Double, to end: Double? = nil) -> Waveform {
        let first = clamp(start)
        return slice(first..<max(first, end.map { clamp($0) } ?? count))
    }

    /// The sound of a range of samples, which must lie inside.
    public func slice(_ range: Range<Int>) -> Waveform {
        Waveform(channels: channels.map { Array($0[range]) }, sampleRate: sampleRate)
    }

    /// One of the channels as a waveform of its own.
    ///
    /// - Throws: `audio.no_such_channel`.
    public func channel(_ index: Int) throws -> Waveform {
        guard channels.indices.contains(index) else {
            throw AudioError(.noSuchChannel(channel: index, available: channels.count))
        }
        return Waveform(samples: channels[index], sampleRate: sampleRate)
    }

    /// The mean of the channels as a waveform of one channel.
    public func mixedToMono() -> Waveform {
        channels.count == 1 ? self : Waveform(samples: mono, sampleRate: sampleRate)
    }

    private func clamp(_ seconds: Double) -> Int {
        guard seconds > 0 else { return 0 }
        return min(count, Span.frame(seconds, sampleRate))
    }
}
