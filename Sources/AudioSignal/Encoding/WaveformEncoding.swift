#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Waveform {
    /// Writes the sound to a file, which appears under its name only when it is whole.
    ///
    /// - Parameter format: the format; nil takes the one that the name's extension means.
    /// - Throws: `AudioError` where the format cannot hold the sound or the system refuses.
    @discardableResult
    public func write(to url: URL, as format: AudioFileFormat? = nil) throws -> EncodingReport {
        let writer = try AudioWriter(to: url, as: format, sampleRate: sampleRate, channels: channels.count)
        try writer.append(self)
        return try writer.finish()
    }

    /// The bytes of a file that holds the sound.
    ///
    /// - Throws: `AudioError` where the format cannot hold the sound.
    public func encoded(as format: AudioFileFormat) throws -> [UInt8] {
        try requireFinite(source: nil)
        let sink = MemorySink()
        let encoder = try Encoder(format, sampleRate: sampleRate, channels: channels.count, to: sink, source: nil)
        try encoder.append(channels)
        try encoder.finish()
        return sink.bytes
    }

    /// Refuses sound that no file format should be made to hold.
    func requireFinite(source: String?) throws {
        guard let bad = firstNonFinite else { return }
        throw AudioError(
            .nonFinite(
                value: bad.value, index: bad.index, channel: bad.channel,
                seconds: Double(bad.index) / Double(sampleRate)),
            source: source)
    }
}
