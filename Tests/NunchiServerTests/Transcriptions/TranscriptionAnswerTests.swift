import HTTPTypes
import Nunchi
import NunchiServer
import Testing

@Suite("Transcripts as clients of OpenAI's API read them")
struct TranscriptionAnswerTests {
    private let transcript = Transcript(
        language: "ko",
        segments: [
            TranscriptSegment(
                start: 0.5, end: 1.25, text: "안녕하세요.",
                words: [TranscriptWord(text: "안녕하세요.", start: 0.5, end: 1.25, confidence: 0.9)], confidence: 1),
            TranscriptSegment(
                start: 2, end: 3.5, text: "반갑습니다.",
                words: [TranscriptWord(text: "반갑습니다.", start: 2.0004, end: 3.5)]),
        ], seconds: 4.2, model: "whisper-base")

    private func answer(_ values: [String: [String]]) throws -> TranscriptionAnswer {
        TranscriptionAnswer(
            transcript: transcript,
            request: try TranscriptionRequest(values.merging(["model": ["whisper-1"]]) { given, _ in given }))
    }

    @Test("The text alone")
    func short() throws {
        let json = try answer([:])
        #expect(json.text == #"{"text":"안녕하세요. 반갑습니다.","usage":{"type":"duration","seconds":5}}"#)
        #expect(json.contentType == "application/json")
        let text = try answer(["response_format": ["text"]])
        #expect(text.text == "안녕하세요. 반갑습니다.\n")
        #expect(text.contentType == "text/plain; charset=utf-8")
    }

    @Test("Subtitles")
    func subtitles() throws {
        #expect(
            try answer(["response_format": ["srt"]]).text.hasPrefix("1\n00:00:00,500 --> 00:00:01,500\n안녕하세요.\n"))
        #expect(
            try answer(["response_format": ["vtt"]]).text.hasPrefix("WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n안녕하세요.\n")
        )
    }

    @Test("Segments unless words are asked for")
    func verbose() throws {
        let segments = try answer(["response_format": ["verbose_json"]]).text
        #expect(segments.hasPrefix(#"{"task":"transcribe","language":"korean","duration":4.2,"text":"#))
        #expect(segments.contains(#""segments":[{"id":0,"seek":0,"start":0.5,"end":1.25,"text":"안녕하세요.""#))
        #expect(segments.contains(#""avg_logprob":0.0"#))
        #expect(segments.contains(#""avg_logprob":null"#))
        #expect(!segments.contains("\"words\""))
        let words = try answer(["response_format": ["verbose_json"], "timestamp_granularities[]": ["word"]]).text
        #expect(
            words.contains(
                #""words":[{"word":"안녕하세요.","start":0.5,"end":1.25},{"word":"반갑습니다.","start":2.0,"end":3.5}]"#))
        #expect(!words.contains("\"segments\""))
        let both = try answer([
            "response_format": ["verbose_json"], "timestamp_granularities[]": ["word", "segment"],
        ]).text
        #expect(both.contains("\"words\"") && both.contains("\"segments\""))
    }

    @Test(
        "What cannot be understood is told with its name",
        arguments: [
            (["model": []], "model"), (["response_format": ["xml"]], "response_format"),
            (["timestamp_granularities[]": ["word"]], "timestamp_granularities"),
            (
                ["response_format": ["verbose_json"], "timestamp_granularities[]": ["letter"]],
                "timestamp_granularities"
            ),
            (["temperature": ["hot"]], "temperature"), (["temperature": ["2"]], "temperature"),
        ] as [([String: [String]], String)])
    func malformed(_ values: [String: [String]], _ name: String) throws {
        let problem = #expect(throws: Problem.self) { try answer(values) }
        #expect(problem?.status == .badRequest)
        #expect(problem?.members["parameter"] == .string(name))
    }

    @Test("What has no effect is taken all the same")
    func ignored() throws {
        let text = try answer(["prompt": ["names"], "temperature": ["0.2"], "stream": ["false"], "language": ["KO"]])
            .text
        #expect(text.contains("반갑습니다"))
    }
}
