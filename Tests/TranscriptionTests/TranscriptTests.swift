import Testing
import Transcription

/// A transcript's text and words.
@Suite struct TranscriptTests {
    @Test func segmentsJoinInOrder() {
        let first = TranscriptSegment(
            start: 0, end: 1, text: "Kids are talking", words: [TranscriptWord(text: "Kids", start: 0, end: 0.3)])
        let second = TranscriptSegment(
            start: 1.5, end: 2, text: "by the door.", words: [TranscriptWord(text: "door.", start: 1.7, end: 2)])
        let transcript = Transcript(language: "en", segments: [first, second], seconds: 2, model: "made")
        #expect(transcript.text == "Kids are talking by the door.")
        #expect(transcript.words.map(\.text) == ["Kids", "door."])
    }

    @Test func nothingSaidIsEmpty() {
        let transcript = Transcript(language: nil, segments: [], seconds: 60, model: "made")
        #expect(transcript.text.isEmpty && transcript.words.isEmpty)
    }
}
