import Foundation
import NunchiTesting
import Testing

/// Korean and English, by option, else by locale.
@Suite struct LanguageTests {
    private func isKorean(_ text: String) -> Bool {
        text.unicodeScalars.contains { ("\u{AC00}"..."\u{D7A3}").contains($0) }
    }

    @Test func readingInKorean() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let korean = try await Program.run("read", "voice.wav", "--language", "ko", in: folder)
            #expect(korean.code == 0)
            for word in ["기쁨", "슬픔", "분노", "중립", "정서가", "각성도"] { #expect(korean.output.contains(word)) }
            let english = try await Program.run("read", "voice.wav", "--language", "en", in: folder)
            for word in ["Joy", "Sadness", "Anger", "Neutral", "Valence", "Arousal"] {
                #expect(english.output.contains(word))
            }
            #expect(!isKorean(english.output))
        }
    }

    @Test func localeDecides() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            for (locale, expected) in [("ko_KR.UTF-8", true), ("en_GB.UTF-8", false), ("C", false)] {
                let run = try await Program.run(["read", "voice.wav"], in: folder, environment: ["LC_ALL": locale])
                #expect(isKorean(run.output) == expected, "\(locale)")
            }
        }
    }

    @Test func errorInKorean() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("empty.wav", [])
            let run = try await Program.run("read", "empty.wav", "--language", "ko", in: folder)
            #expect(run.code == 1)
            #expect(run.errorLines == ["nunchi: empty.wav: 빈 파일입니다 (0바이트) (다시 녹음하거나 내보내세요)"])
            let json = try await Program.run("read", "empty.wav", "--language", "ko", "--json", in: folder)
            #expect(try json.object().text("code") == "audio.empty")
            #expect(try isKorean(json.object().text("hint")))
        }
    }

    @Test func otherCommandsInKorean() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let commands = [
                ["corpus", "info", "corpus"], ["models", "list"], ["models", "card", "acoustic"],
                ["evaluate", "--data", "corpus", "--recipe", "seed-mel", "--epochs", "2"],
            ]
            for command in commands {
                let run = try await Program.run(command + ["--language", "ko"], in: folder)
                #expect(run.code == 0)
                #expect(isKorean(run.output), "\(command)")
            }
        }
    }
}
