#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Waveform {
    /// Reads the sound of a media file: anything that FFmpeg decodes, pictures ignored.
    ///
    /// Warnings are dropped; `DecodedAudio` keeps them.
    ///
    /// - Throws: `AudioError` naming file, stream, cause and remedy.
    public init(contentsOf url: URL, options: DecodingOptions = DecodingOptions()) throws {
        self = try DecodedAudio(.url(url), options: options).waveform
    }

    /// Reads the sound of a media file by its path, which is never taken for an address or an option.
    public init(contentsOfFile path: String, options: DecodingOptions = DecodingOptions()) throws {
        self = try DecodedAudio(.path(path), options: options).waveform
    }

    /// Reads the sound of a media file whose bytes are in memory.
    public init(decoding bytes: [UInt8], options: DecodingOptions = DecodingOptions()) throws {
        self = try DecodedAudio(.bytes(bytes), options: options).waveform
    }

    /// Reads the sound of a media file whose bytes are in memory.
    public init(decoding data: Data, options: DecodingOptions = DecodingOptions()) throws {
        self = try DecodedAudio(.data(data), options: options).waveform
    }

    /// Reads the sound of an open file or pipe (0: standard input) to its end. The descriptor stays open.
    public static func read(
        fileDescriptor: Int32, options: DecodingOptions = DecodingOptions()
    ) throws -> Waveform {
        try DecodedAudio(.fileDescriptor(fileDescriptor), options: options).waveform
    }
}
