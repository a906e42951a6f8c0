#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What came of writing a sound.
public struct EncodingReport: Sendable, Equatable {
    /// Samples beyond -1...1 that an integer format could only store at its largest value.
    public let clippedSamples: Int

    /// Size of the file.
    public let byteCount: Int
}

/// Writes a sound of any length to a file, block by block.
///
/// The file appears under its name when `finish` returns, whole; if that never happens, an older file of that name
/// stays as it was and nothing else remains.
public final class AudioWriter {
    private let sink: any ByteSink
    private let encoder: Encoder
    private let source: String
    private let sampleRate: Int
    private let channelCount: Int

    /// Opens a file for writing.
    ///
    /// - Parameter format: the format; nil takes the one that the name's extension means.
    /// - Throws: `AudioError` where the format is unknown or cannot hold such sound, or the folder cannot be written.
    public init(to url: URL, as format: AudioFileFormat? = nil, sampleRate: Int, channels: Int) throws {
        guard url.isFileURL else {
            throw AudioError(.notAFileURL(scheme: url.scheme ?? "relative"), source: url.absoluteString)
        }
        let path = url.withUnsafeFileSystemRepresentation { $0.map { String(cString: $0) } } ?? url.path
        guard let format = format ?? AudioFileFormat(fileExtension: url.pathExtension) else {
            throw AudioError(.unknownExtension(url.pathExtension), source: path)
        }
        // Before the file is made, so that a refusal leaves no trace.
        try format.validate(sampleRate: sampleRate, channels: channels, source: path)
        source = path
        self.sampleRate = sampleRate
        channelCount = channels
        sink = try Self.wording(path) { () throws(SystemError) in
            switch try FileDescriptor.target(of: path) {
            case .stream: try StreamSink(path: path)
            case .directory, .file, nil: try FileSink(path: path)
            }
        }
        encoder = try Encoder(format, sampleRate: sampleRate, channels: channels, to: sink, source: path)
    }

    /// Writes a part of the sound, of the rate and channel count that the file was opened with.
    ///
    /// - Throws: `audio.parts_differ`, `audio.non_finite` (with the index in this part), `audio.unwritable`.
    public func append(_ part: Waveform) throws {
        guard part.sampleRate == sampleRate else {
            throw AudioError(
                .partsDiffer(property: "sample rate", first: sampleRate, other: part.sampleRate), source: source)
        }
        guard part.channels.count == channelCount else {
            throw AudioError(
                .partsDiffer(property: "channel count", first: channelCount, other: part.channels.count),
                source: source)
        }
        try part.requireFinite(source: source)
        try encoder.append(part.channels)
    }

    /// Completes the file and gives it its name.
    @discardableResult
    public func finish() throws -> EncodingReport {
        try encoder.finish()
        let report = EncodingReport(clippedSamples: encoder.clippedSamples, byteCount: Int(sink.size))
        try Self.wording(source) { () throws(SystemError) in try sink.commit() }
        return report
    }

    private static func wording<Result>(
        _ path: String, _ body: () throws(SystemError) -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch {
            throw AudioError(.unwritable(errno: error.code), source: path)
        }
    }
}
