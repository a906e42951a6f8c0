import Reporting
import Testing
import Transcription

/// Subtitles can be read back, are in order and apart, and fit on the screen.
@Suite struct SubtitleTests {
    /// A segment whose words are as long as given and follow one another.
    private static func segment(
        _ text: String, start: Double, wordSeconds: Double = 0.3, timed: Bool = true
    ) -> TranscriptSegment {
        let words = text.split(separator: " ").enumerated().map { index, word in
            TranscriptWord(
                text: String(word), start: start + Double(index) * wordSeconds,
                end: start + Double(index + 1) * wordSeconds)
        }
        return TranscriptSegment(
            start: start, end: start + Double(words.count) * wordSeconds, text: text, words: timed ? words : [])
    }

    private static func transcript(_ segments: [TranscriptSegment]) -> Transcript {
        Transcript(language: "en", segments: segments, seconds: 600, model: "made")
    }

    private static let english =
        "The quick brown fox jumps over the lazy dog, and then it runs back into the deep forest where nobody has "
        + "ever been before except for a very small number of brave people who never told anyone about it."
    private static let korean =
        "심폐소생술 자격증 취득을 원하시면 인터넷으로 신청해주세요 그리고 드라마 관계자분들은 모두 회의실로 들어와 주십시오 "
        + "현재 본 사건과 관련하여 내부 감사를 진행하고 있습니다."

    private static let cases: [Transcript] = [
        transcript([]),
        transcript([segment("Kids are talking.", start: 0.5)]),
        transcript([segment(english, start: 1), segment("Yes.", start: 20), segment("No.", start: 20.4)]),
        transcript([segment(english, start: 1, timed: false)]),
        transcript([segment(korean, start: 0)]),
        transcript([segment(korean, start: 3, timed: false)]),
        transcript([segment(String(repeating: "w", count: 300), start: 1)]),
        transcript([segment("今天天气很好我们去公园散步吧然后去吃饭再回家看电影因为明天不用上班所以可以晚一点睡觉了真好", start: 2)]),
        transcript((0..<50).map { segment("a", start: 5 + 0.1 * Double($0), wordSeconds: 0.1) }),
        transcript([segment("late", start: 400_000)]),
    ]

    private func check(_ cues: [ParsedSubtitles.Cue], of transcript: Transcript) {
        let said = transcript.text.filter { !$0.isWhitespace }
        #expect(cues.flatMap(\.lines).joined().filter { !$0.isWhitespace } == said)
        for cue in cues {
            #expect(cue.end > cue.start)
            #expect(cue.lines.count <= 2)
            for line in cue.lines { #expect(DisplayWidth.of(line) <= 42, "\(line)") }
        }
        for (cue, next) in zip(cues, cues.dropFirst()) { #expect(cue.end <= next.start) }
    }

    @Test(arguments: cases.indices)
    func srtReadsBack(_ index: Int) throws {
        let transcript = Self.cases[index]
        let text = TranscriptFormat.srt.text(of: transcript, source: "a.wav")
        check(try ParsedSubtitles(srt: text).cues, of: transcript)
    }

    @Test(arguments: cases.indices)
    func webVTTReadsBack(_ index: Int) throws {
        let transcript = Self.cases[index]
        let text = TranscriptFormat.vtt.text(of: transcript, source: "a.wav")
        check(try ParsedSubtitles(webVTT: text).cues, of: transcript)
    }

    @Test func exactly() {
        let transcript = Self.transcript([
            TranscriptSegment(start: 0.5, end: 2, text: "Tom & Jerry <3"),
            TranscriptSegment(start: 3_661.0429, end: 3_664, text: "a --> b"),
        ])
        #expect(
            TranscriptFormat.srt.text(of: transcript, source: "") == """
                1
                00:00:00,500 --> 00:00:02,000
                Tom & Jerry <3

                2
                01:01:01,043 --> 01:01:04,000
                a → b

                """)
        #expect(
            TranscriptFormat.vtt.text(of: transcript, source: "") == """
                WEBVTT

                00:00:00.500 --> 00:00:02.000
                Tom &amp; Jerry &lt;3

                01:01:01.043 --> 01:01:04.000
                a --&gt; b

                """)
    }

    @Test func nothingSaid() {
        let transcript = Self.transcript([])
        #expect(TranscriptFormat.srt.text(of: transcript, source: "").isEmpty)
        #expect(TranscriptFormat.vtt.text(of: transcript, source: "") == "WEBVTT\n")
        #expect(TranscriptFormat.text.text(of: transcript, source: "").isEmpty)
    }

    @Test func shortCuesLastASecondWhereThereIsRoom() {
        let transcript = Self.transcript([
            TranscriptSegment(start: 1, end: 1.2, text: "Yes."), TranscriptSegment(start: 5, end: 5.1, text: "No."),
            TranscriptSegment(start: 5.3, end: 5.4, text: "Oh."), TranscriptSegment(start: 5.5, end: 8, text: "Well."),
        ])
        let cues = SubtitleCue.cues(of: transcript)
        #expect(cues.map(\.start) == [1_000, 4_300, 5_300, 5_500])
        #expect(cues.map(\.end) == [2_000, 5_300, 5_500, 8_000])
    }

    @Test func longSpeechIsNotShownForMoreThanSevenSeconds() {
        let slow = Self.transcript([Self.segment("one two three four five six seven eight", start: 0, wordSeconds: 2)])
        let cues = SubtitleCue.cues(of: slow)
        #expect(cues.count == 3)
        #expect(cues.allSatisfy { $0.end - $0.start <= 7_000 })
        #expect(cues.map(\.start) == [0, 6_000, 12_000])
    }

    @Test func linesAreAboutEqual() {
        let cues = SubtitleCue.cues(
            of: Self.transcript([Self.segment("The kids are talking by the door of the old school", start: 0)]))
        #expect(cues.map(\.lines) == [["The kids are talking by", "the door of the old school"]])
    }
}
