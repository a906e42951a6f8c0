import Affect
import Reporting
import Testing

struct ReadingTextTests {
    private static func lines(_ reading: EmotionReading, _ language: Language, _ glyphs: Glyphs = .ascii) -> [String] {
        ReadingText(language: language, glyphs: glyphs).text(of: reading).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (Language.english, ["Anger", "Joy", "Neutral", "Silence", "Over time"]),
        (.korean, ["분노", "기쁨", "중립", "소리 없음", "시간에 따른 흐름"]),
    ])
    func emotionScoresAndCourse(_ language: Language, _ words: [String]) throws {
        let lines = Self.lines(try Made.reading(), language)
        try #require(lines.count == 9)
        #expect(lines[0] == "clip.wav  3.25 s")
        #expect(lines[1].hasPrefix("  \(words[0])  50 %  ("))
        // Bars of half, three tenths and a fifth of 24 columns, likeliest first.
        for (line, (name, bar, score)) in zip(lines[2...4], zip3(words, [12, 7, 5], ["0.50", "0.30", "0.20"])) {
            #expect(line.hasPrefix("  \(name)"))
            #expect(line.contains(" " + String(repeating: "#", count: bar) + " "))
            #expect(line.hasSuffix(score))
        }
        #expect(lines[5] == "  \(words[4])")
        // Each window speaks for the time half way to its neighbours.
        #expect(lines[6] == "    0:00.0–0:01.2  \(words[0])  0.60")
        #expect(lines[7] == "    0:01.2–0:01.8  \(words[3])")
        #expect(lines[8] == "    0:01.8–0:03.2  \(words[1])  0.70")
    }

    private func zip3(_ first: [String], _ second: [Int], _ third: [String]) -> [(String, Int, String)] {
        zip(first, zip(second, third)).map { ($0, $1.0, $1.1) }
    }

    @Test func barsLineUpInBothLanguages() throws {
        for language in Language.allCases {
            let widths = Self.lines(try Made.reading(), language, .unicode)[2...4].map(DisplayWidth.of)
            #expect(Set(widths).count == 1, "\(language)")
        }
    }

    @Test(arguments: [Language.english, .korean])
    func everyWarningIsSaid(_ language: Language) throws {
        for warning in ReadingWarning.allCases where warning != .lowConfidence {
            let lines = Self.lines(try Made.reading(warnings: [warning]), language)
            #expect(lines.last == "  ! " + ReadingPhrase.warning(warning).text(in: language))
        }
        let unsure = Self.lines(try Made.reading(threshold: 0.9), language)
        #expect(unsure[1].hasPrefix("  " + ReadingPhrase.unsure.text(in: language)))
        #expect(unsure.last == "  ! " + ReadingPhrase.warning(.lowConfidence).text(in: language))
    }

    @Test func neighboursOfOneEmotionAreOneStretch() throws {
        let moments = try (0..<4).map { index in
            EmotionMoment(
                start: Double(index), end: Double(index) + 2, scores: try Made.scores([Double(5 + index), 1, 4]),
                emotion: .anger)
        }
        let reading = EmotionReading(
            source: "-", seconds: 65, modality: .voice, scores: try Made.scores([1, 0, 0]), timeline: moments,
            model: ModelIdentity(name: "m", version: "1"))
        let lines = Self.lines(reading, .english)
        // 5/10, 6/11, 7/12 and 8/13 have the mean 0.561.
        #expect(lines.last == "    0:00.0–0:05.0  Anger  0.56")
    }

    @Test func aHostileNameCannotForgeOutput() throws {
        let text = ReadingText(language: .english, glyphs: .ascii).text(
            of: try Made.reading(source: "a\nb\u{1b}[2J.wav"))
        #expect(!text.contains("\u{1b}"))
        #expect(text.split(separator: "\n")[0].contains("b"))
    }
}
