extension AudioError: CustomStringConvertible {
    /// Source, stream, cause and remedy in one line.
    public var description: String {
        var place = source.map { "\(Self.printable($0)): " } ?? ""
        if let stream { place += "stream \(stream): " }
        return "\(place)\(cause) (\(hint))"
    }

    /// What went wrong, in English, without the source.
    public var cause: String {
        switch kind {
        case .missing: "there is no such file"
        case .directory: "this is a folder, not a file"
        case .permissionDenied: "reading it is not permitted"
        case .unreadable(let code): "reading failed: \(systemMessage(code))"
        case .notAFileURL(let scheme): "a \(scheme) address is not a file"
        case .empty: "the file is empty (0 bytes)"
        case .unknownFormat: "the content is of no known media format"
        case .playlist(let format): "this is a list of other media (\(format)), not media"
        case .noAudioTrack(let format): "there is no audio track in it (format \(format))"
        case .noSuchTrack(let track, let available): "audio track \(track) of \(available) does not exist"
        case .noSuchChannel(let channel, let available): "channel \(channel) of \(available) does not exist"
        case .noSamples(let format): "it has a header but holds no samples (format \(format))"
        case .unsupportedCodec(let name): "there is no decoder for \(name)"
        case .damaged(let seconds?, let format): "the \(format) content is damaged at \(Self.time(seconds))"
        case .damaged(nil, let format): "the \(format) header is damaged or incomplete"
        case .truncated(let decoded, let declared):
            "it ends at \(Self.time(decoded)), but declares \(Self.time(declared))"
        case .nonFinite(let value, let index, let channel, let seconds):
            "sample \(index) of channel \(channel)\(seconds.map { ", at \(Self.time($0))," } ?? "") is \(value)"
        case .spanOutside(let start, let duration):
            "the span starts at \(Self.time(start)), but the sound ends at \(Self.time(duration))"
        case .spanInvalid(let start, let end): "the span \(start)...\(end.map { "\($0)" } ?? "end") s is not valid"
        case .sampleRateInvalid(let requested, let native?):
            "the sample rate \(requested) Hz cannot be made from \(native) Hz"
        case .sampleRateInvalid(let requested, nil): "the sample rate \(requested) Hz is out of range"
        case .formatChanges(let seconds, let from, let to):
            "the sound changes from \(from) to \(to) at \(Self.time(seconds))"
        case .tooLong(let limit): "it is longer than the \(Self.time(limit)) allowed"
        case .needsSeeking(let format): "\(format) cannot be read from a stream"
        case .encodingUnsupported(let format, let property, let found, _):
            "\(format) cannot hold a \(property) of \(found)"
        case .unknownExtension(let name): name.isEmpty ? "the name has no extension" : "no format is known for .\(name)"
        case .unwritable(let code): "writing failed: \(systemMessage(code))"
        case .partsDiffer(let property, let first, let other): "the parts differ in \(property): \(first) and \(other)"
        case .library(let operation, let reason): "\(operation) failed: \(reason)"
        }
    }

    /// What to do about it, in English.
    public var hint: String {
        switch kind {
        case .missing: "check the name and the current folder"
        case .directory: "give the files in it"
        case .permissionDenied: "check the owner and mode of the file and of its folders"
        case .unreadable, .unwritable: "check the disk and the mount"
        case .notAFileURL: "download it and give the file"
        case .empty, .noSamples: "record or export it again"
        case .unknownFormat: "give WAV, FLAC, MP3, OGG, Opus, M4A, WebM, MP4 or another format of FFmpeg"
        case .playlist: "give the media files that it lists"
        case .noAudioTrack: "export it with sound"
        case .noSuchTrack(_, let available): "tracks are counted from 0; the last is \(available - 1)"
        case .noSuchChannel(_, let available): "channels are counted from 0; the last is \(available - 1)"
        case .unsupportedCodec: "convert it to FLAC or WAV, or use an FFmpeg that has the decoder"
        case .damaged(nil, _): "the file may be cut short or still being written; export it again"
        case .damaged, .truncated: "copy or export it again, or allow partial reading"
        case .nonFinite: "export it again without the values that are not finite"
        case .spanOutside: "start earlier"
        case .spanInvalid: "seconds from the start of the file, the end after the start"
        case .sampleRateInvalid: "take a rate from 1000 to 768000 Hz, at most 256 times more or less than its own"
        case .formatChanges: "convert it to one rate and channel count, or mix the channels"
        case .tooLong: "read a span, or in blocks"
        case .needsSeeking: "save it to a file first"
        case .encodingUnsupported(_, _, _, let supported): "it holds \(Self.list(supported)); convert first"
        case .unknownExtension: "use .wav, .flac, .ogg, .opus or .mp3, or name the format"
        case .partsDiffer: "resample or mix them alike first"
        case .library: "check the sound's rate and channels"
        }
    }

    /// A name on one line: control characters are written as escapes, so that a hostile name cannot forge output.
    static func printable(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: text += scalar.escaped(asASCII: true)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Seconds to the millisecond.
    static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "\(seconds) s" }
        let milliseconds = Int((seconds * 1000).rounded())
        let fraction = String(abs(milliseconds % 1000) + 1000).dropFirst()
        return "\(milliseconds < 0 ? "-" : "")\(abs(milliseconds / 1000)).\(fraction) s"
    }

    private static func list(_ values: [Int]) -> String {
        values.map(String.init).joined(separator: ", ")
    }
}
