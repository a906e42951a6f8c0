import Testing
import Transcription

/// Text that a model made up is told from text that was said.
@Suite struct InventedTextTests {
    private func words(_ text: String, probability: Double? = nil) -> [AssembledWord] {
        text.split(separator: " ").map {
            AssembledWord(text: String($0), start: nil, end: nil, confidence: probability)
        }
    }

    private let rules = InventedText()

    @Test(arguments: [
        ("Kids are talking by the door.", 1.5), ("Yes.", 0.3), ("안녕하세요 여러분", 1), ("no no no", 1), ("Thank you.", 0.8),
        ("감사합니다", 0.8),
    ])
    func whatPeopleSayStays(_ text: String, _ seconds: Double) {
        #expect(!rules.isInvented(words(text), speechSeconds: seconds))
        #expect(!rules.isInvented(words(text, probability: 0.9), speechSeconds: seconds))
    }

    @Test(arguments: [
        // No letter, too fast, in a loop.
        ("...", 2), ("♪ ♪", 2), ("", 2),
        ("I would like to say that this is a sentence which nobody can say in half a second", 0.5),
        ("이 문장은 반 초 안에 말할 수 없습니다 정말로 그렇습니다", 0.5), ("the the the the the the", 3), ("go on go on go on go on", 3),
    ])
    func whatNobodySaysGoes(_ text: String, _ seconds: Double) {
        #expect(rules.isInvented(words(text), speechSeconds: seconds))
    }

    @Test func whatTheModelDoubts() {
        #expect(rules.isInvented(words("Kids are talking", probability: 0.2), speechSeconds: 2))
        #expect(rules.isInvented(words("Thanks for watching!", probability: 0.6), speechSeconds: 2))
        #expect(rules.isInvented(words("시청해 주셔서 감사합니다.", probability: 0.6), speechSeconds: 2))
        #expect(!rules.isInvented(words("The watch is here", probability: 0.6), speechSeconds: 2))
    }

    @Test(arguments: [
        ("dogs are sitting dogs are sitting", true), ("Dogs are sitting. Dogs are sitting.", true), ("no no no", true),
        ("by the door by the door by the door", true), ("no no", false), ("yes", false), ("", false),
    ])
    func repetitions(_ text: String, _ expected: Bool) {
        #expect(InventedText.repeats(words(text)) == expected)
    }
}
