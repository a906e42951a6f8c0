public import Transcription

/// A form that transcripts are written in.
public enum TranscriptFormat: String, Sendable, Hashable, CaseIterable {
    /// The words alone, a segment a line.
    case text
    /// A `nunchi.transcript/1` object on one line.
    case json
    /// SubRip subtitles.
    case srt
    /// WebVTT subtitles, as the W3C defines them.
    case vtt

    /// The ending of files of this form, without the point.
    public var fileExtension: String { self == .text ? "txt" : rawValue }

    /// The form that a file's name asks for; nil when it asks for none.
    public init?(fileName name: String) {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
        guard let format = Self.allCases.first(where: { $0.fileExtension == ending }) else { return nil }
        self = format
    }

    /// The transcript as a whole file, with a line break at its end unless it is empty.
    ///
    /// - Parameter source: what the sound is called.
    public func text(of transcript: Transcript, source: String) -> String {
        switch self {
        case .text: transcript.segments.map { TerminalText.printable($0.text) + "\n" }.joined()
        case .json: transcript.json(source: source).line
        case .srt: Subtitles.srt(SubtitleCue.cues(of: transcript))
        case .vtt: Subtitles.webVTT(SubtitleCue.cues(of: transcript))
        }
    }
}

/// Files of subtitles.
enum Subtitles {
    /// SubRip: numbered cues, times with a comma. It has no way to write `-->` inside a text, so that becomes an arrow.
    static func srt(_ cues: [SubtitleCue]) -> String {
        cues.enumerated().map { number, cue in
            let lines = cue.lines.map { clean($0).replacing("-->", with: "→") }
            return "\(number + 1)\n\(clock(cue.start, ",")) --> \(clock(cue.end, ","))\n"
                + lines.joined(separator: "\n") + "\n"
        }
        .joined(separator: "\n")
    }

    /// WebVTT: a heading, times with a point, `&`, `<` and `>` written as references.
    static func webVTT(_ cues: [SubtitleCue]) -> String {
        "WEBVTT\n"
            + cues.map { cue in
                let lines = cue.lines.map {
                    clean($0).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                }
                return "\n\(clock(cue.start, ".")) --> \(clock(cue.end, "."))\n" + lines.joined(separator: "\n") + "\n"
            }
            .joined()
    }

    /// Text without what would end a line.
    private static func clean(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }

    /// `HH:MM:SS` and milliseconds; hours take as many digits as they need.
    private static func clock(_ milliseconds: Int, _ point: String) -> String {
        func padded(_ number: Int, _ digits: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let seconds = milliseconds / 1_000
        return padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + point
            + padded(milliseconds % 1_000, 3)
    }
}
