import Foundation
package import Nunchi

/// A transcript in the form that clients of OpenAI's API read.
package struct TranscriptionAnswer: Sendable {
    private let transcript: Transcript
    private let request: TranscriptionRequest

    package init(transcript: Transcript, request: TranscriptionRequest) {
        self.transcript = transcript
        self.request = request
    }

    /// The media type of `text`.
    package var contentType: String {
        switch request.format {
        case .json, .verboseJSON: "application/json"
        case .text: "text/plain; charset=utf-8"
        case .srt: "application/x-subrip; charset=utf-8"
        case .vtt: "text/vtt; charset=utf-8"
        }
    }

    /// The body.
    package var text: String {
        switch request.format {
        case .json: JSONValue.object(["text": .string(transcript.text), "usage": usage]).compact
        case .verboseJSON: verbose.compact
        case .text: transcript.text + "\n"
        case .srt: TranscriptFormat.srt.text(of: transcript, source: "")
        case .vtt: TranscriptFormat.vtt.text(of: transcript, source: "")
        }
    }

    /// What a paid service would count.
    private var usage: JSONValue {
        ["type": "duration", "seconds": .integer(Int(transcript.seconds.rounded(.up)))]
    }

    private var verbose: JSONValue {
        var object: JSONObject = [
            "task": "transcribe", "language": JSONValue(transcript.language.map(Self.name)),
            "duration": Self.seconds(transcript.seconds), "text": .string(transcript.text),
        ]
        if request.granularities.contains(.word) {
            object["words"] = .array(
                transcript.words.map {
                    ["word": .string($0.text), "start": Self.seconds($0.start), "end": Self.seconds($0.end)]
                })
        }
        if request.granularities.contains(.segment) {
            object["segments"] = .array(transcript.segments.enumerated().map { Self.segment($0, $1) })
        }
        object["usage"] = usage
        return .object(object)
    }

    /// A segment with all the members that clients know; what is not known here is null or empty.
    private static func segment(_ index: Int, _ segment: TranscriptSegment) -> JSONValue {
        [
            "id": .integer(index), "seek": 0, "start": seconds(segment.start), "end": seconds(segment.end),
            "text": .string(segment.text), "tokens": [], "temperature": 0.0,
            "avg_logprob": JSONValue(segment.confidence.map { log(max($0, 1e-6)) }), "compression_ratio": nil,
            "no_speech_prob": nil,
        ]
    }

    private static func seconds(_ value: Double) -> JSONValue { .number((value * 1000).rounded() / 1000) }

    /// The service tells languages by their English names.
    private static func name(_ code: String) -> String {
        Locale(identifier: "en_US").localizedString(forLanguageCode: code)?.lowercased() ?? code
    }
}
