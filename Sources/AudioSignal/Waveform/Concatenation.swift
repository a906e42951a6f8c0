extension Waveform {
    /// The parts one after another.
    ///
    /// - Throws: `audio.parts_differ` where rate or channel count differ, `audio.no_samples` for no parts at all.
    public static func concatenated(_ parts: some Sequence<Waveform>) throws -> Waveform {
        var iterator = parts.makeIterator()
        guard let first = iterator.next() else { throw AudioError(.noSamples(format: "no parts")) }
        var channels = first.channels
        while let part = iterator.next() {
            guard part.sampleRate == first.sampleRate else {
                throw AudioError(
                    .partsDiffer(property: "sample rate", first: first.sampleRate, other: part.sampleRate))
            }
            guard part.channels.count == channels.count else {
                throw AudioError(
                    .partsDiffer(property: "channel count", first: channels.count, other: part.channels.count))
            }
            for index in channels.indices { channels[index].append(contentsOf: part.channels[index]) }
        }
        return Waveform(channels: channels, sampleRate: first.sampleRate)
    }
}
