import Foundation
import NunchiTesting
import Reporting
import Testing
import Transcription

/// Transcripts as programs and people get them.
@Suite struct TranscriptOutputTests {
    private let transcript = Transcript(
        language: "ko",
        segments: [
            TranscriptSegment(
                start: 0.25, end: 1.5, text: "문을 닫아.",
                words: [
                    TranscriptWord(text: "문을", start: 0.25, end: 0.75, confidence: 0.912_345),
                    TranscriptWord(text: "닫아.", start: 0.75, end: 1.500_04),
                ], confidence: 0.5),
            TranscriptSegment(start: 2, end: 3, text: "응\u{1B}[31m"),
        ], seconds: 3.2504, model: "whisper-base", warnings: [.inventedText])

    @Test func json() {
        #expect(
            transcript.json(source: "a.wav").compact
                == #"{"schema":"nunchi.transcript/1","source":"a.wav","seconds":3.25,"language":"ko","#
                + #""text":"문을 닫아. 응\u001b[31m","segments":[{"start":0.25,"end":1.5,"text":"문을 닫아.","confidence":0.5,"#
                + #""words":[{"text":"문을","start":0.25,"end":0.75,"confidence":0.9123},"#
                + #"{"text":"닫아.","start":0.75,"end":1.5,"confidence":null}]},"#
                + #"{"start":2.0,"end":3.0,"text":"응\u001b[31m","confidence":null,"words":[]}],"#
                + #""model":{"name":"whisper-base"},"warnings":["invented_text"]}"#)
    }

    @Test func textCannotCommandATerminal() {
        #expect(TranscriptFormat.text.text(of: transcript, source: "a.wav") == "문을 닫아.\n응\\u{1B}[31m\n")
    }

    @Test func formsByName() {
        #expect(TranscriptFormat(fileName: "a.SRT") == .srt)
        #expect(TranscriptFormat(fileName: "folder.vtt/a.txt") == .text)
        #expect(TranscriptFormat(fileName: "a.json") == .json)
        #expect(TranscriptFormat(fileName: "folder/") == nil)
    }

    @Test func aFolderGetsAFileForEachSound() throws {
        try withTemporaryDirectory { folder in
            let path = folder.appendingPathComponent("subtitles/").path + "/"
            var files = try TranscriptFiles(output: path, format: .srt)
            for source in ["a/x.wav", "b/x.mp3", "-", "y.tar.flac"] { _ = try files.write(transcript, source: source) }
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            #expect(names == ["stdin.srt", "x-2.srt", "x.srt", "y.tar.srt"])
        }
    }

    @Test func aFileThatCannotBeWritten() throws {
        #expect(throws: ReportingError.self) {
            try TranscriptFiles(output: "/nonexistent/a.srt", format: .srt)
        }
    }

    @Test func evaluation() throws {
        func item(_ speaker: String, _ heard: String) -> TranscriptionEvaluation.Item {
            .init(
                file: "\(speaker).wav", speaker: speaker, reference: "문을 닫아", hypothesis: heard, language: "ko",
                seconds: 2)
        }
        let result = TranscriptionEvaluation(
            corpus: "made", model: "whisper-base", items: [item("a", "문을 닫아"), item("b", "문을 달아")], elapsed: 1,
            jobs: 2, threads: 1)
        let json = result.json(items: false).compact
        #expect(json.hasPrefix(#"{"schema":"nunchi.transcription-evaluation/1","corpus":"made","#))
        #expect(json.contains(#""real_time_factor":0.25"#))
        #expect(
            json.contains(
                #""wer":{"rate":0.25,"ci95":[0.0,0.5],"substitutions":1,"deletions":0,"insertions":0,"reference":4}"#))
        #expect(json.contains(#""cer":{"rate":0.125,"#))
        #expect(json.contains(#""cer_with_spaces":{"rate":0.1,"#))
        #expect(json.contains(#""languages":{"ko":2}"#))
        #expect(result.json().compact.contains(#""items":[{"source":"a.wav","speaker":"a","reference":"문을 닫아","#))
        for language in Language.allCases {
            let text = result.text(in: language)
            for part in ["made", "whisper-base", "0.250", "0.125", "0.100"] { #expect(text.contains(part)) }
        }
    }
}
