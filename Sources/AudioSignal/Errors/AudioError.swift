/// Why sound could not be read, changed or written.
///
/// The data is here; the English wording is in `cause` and `hint`; `code` never changes, so that other languages can be
/// worded from `code` and the associated values of `kind`.
public struct AudioError: Error, Equatable, Sendable, Codable {
    /// What went wrong, with the figures that explain it.
    public let kind: Kind

    /// The file's path, or what stands for it (`<memory>`, `<standard input>`); nil for work on a waveform in memory.
    public let source: String?

    /// Index of the stream inside the file, counted over all its streams from 0; nil where none was reached.
    public let stream: Int?

    /// An error about a source.
    public init(_ kind: Kind, source: String? = nil, stream: Int? = nil) {
        self.kind = kind
        self.source = source
        self.stream = stream
    }

    /// The kinds of failure.
    public enum Kind: Equatable, Sendable, Codable {
        /// There is no such file.
        case missing
        /// The path leads to a folder.
        case directory
        /// The system refuses access.
        case permissionDenied
        /// The system's reading calls failed with this `errno`.
        case unreadable(errno: Int32)
        /// The address is not one of a file.
        case notAFileURL(scheme: String)
        /// The file has no bytes.
        case empty
        /// The bytes are of no known media format.
        case unknownFormat
        /// The file lists other files or network addresses, which are never followed.
        case playlist(format: String)
        /// A media file without sound.
        case noAudioTrack(format: String)
        /// An audio track was asked for that the file does not have.
        case noSuchTrack(track: Int, available: Int)
        /// A channel was asked for that the sound does not have.
        case noSuchChannel(channel: Int, available: Int)
        /// A header, but not one sample.
        case noSamples(format: String)
        /// The codec is known, but this FFmpeg has no decoder for it.
        case unsupportedCodec(name: String)
        /// The content contradicts its format at this time in seconds (nil: in the header).
        case damaged(seconds: Double?, format: String)
        /// The sound ends before the length that the file declares.
        case truncated(decodedSeconds: Double, declaredSeconds: Double)
        /// A sample is not a number or infinite; `index` counts frames from the start of the sound.
        case nonFinite(value: Float, index: Int, channel: Int, seconds: Double?)
        /// The span starts at or after the end of the sound.
        case spanOutside(start: Double, duration: Double)
        /// The span's end does not lie after its start, or one of them is below zero or not a number.
        case spanInvalid(start: Double, end: Double?)
        /// A sample rate out of range, or too far from the sound's own.
        case sampleRateInvalid(requested: Int, native: Int?)
        /// Rate or channel count changes inside the sound.
        case formatChanges(seconds: Double, from: String, to: String)
        /// More sound than the caller allows.
        case tooLong(limitSeconds: Double)
        /// The format can only be read from a source that can jump, and this one cannot.
        case needsSeeking(format: String)
        /// The file format cannot hold this rate or channel count.
        case encodingUnsupported(format: String, property: String, found: Int, supported: [Int])
        /// The file name's extension does not say which format to write.
        case unknownExtension(String)
        /// The system's writing calls failed with this `errno`.
        case unwritable(errno: Int32)
        /// Waveforms that do not fit together.
        case partsDiffer(property: String, first: Int, other: Int)
        /// A library refused an operation for a reason of its own.
        case library(operation: String, reason: String)
    }

    /// A short name that stays the same in all versions, such as `audio.empty`.
    public var code: String {
        switch kind {
        case .missing: "audio.missing"
        case .directory: "audio.directory"
        case .permissionDenied: "audio.permission"
        case .unreadable: "audio.unreadable"
        case .notAFileURL: "audio.not_a_file"
        case .empty: "audio.empty"
        case .unknownFormat: "audio.unknown_format"
        case .playlist: "audio.playlist"
        case .noAudioTrack: "audio.no_audio_track"
        case .noSuchTrack: "audio.no_such_track"
        case .noSuchChannel: "audio.no_such_channel"
        case .noSamples: "audio.no_samples"
        case .unsupportedCodec: "audio.unsupported_codec"
        case .damaged: "audio.damaged"
        case .truncated: "audio.truncated"
        case .nonFinite: "audio.non_finite"
        case .spanOutside: "audio.span_outside"
        case .spanInvalid: "audio.span_invalid"
        case .sampleRateInvalid: "audio.sample_rate"
        case .formatChanges: "audio.format_changes"
        case .tooLong: "audio.too_long"
        case .needsSeeking: "audio.needs_seeking"
        case .encodingUnsupported: "audio.encoding_unsupported"
        case .unknownExtension: "audio.unknown_extension"
        case .unwritable: "audio.unwritable"
        case .partsDiffer: "audio.parts_differ"
        case .library: "audio.library"
        }
    }
}
