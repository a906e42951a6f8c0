import Learning
import Testing

struct SpeakerPatternTests {
    @Test(arguments: [
        ("ema", "ema"), ("ema", "korean:ema"), ("korean:ema", "korean:ema"), ("em*", "korean:emb"), ("*", "anything"),
        ("*", ""), ("", ""), ("e?a", "ema"), ("korean:*", "korean:ema"), ("*:ema", "korean:ema"), ("**a", "ema"),
        ("*m*", "korean:ema"), ("0?", "ravdess:07"), ("에*", "korean:에마"), ("a*b*c", "aXbYbc"),
    ])
    func matching(_ pattern: String, _ speaker: String) {
        #expect(SpeakerPattern(pattern).matches(speaker))
    }

    @Test(arguments: [
        ("em", "ema"), ("ema", "em"), ("ema", "Ema"), ("em*", "korean:sema"), ("?", ""), ("", "ema"), ("e?a", "ea"),
        ("emodb:*", "korean:ema"), ("a*b", "abc"), (".*", "ema"),
    ])
    func notMatching(_ pattern: String, _ speaker: String) {
        #expect(!SpeakerPattern(pattern).matches(speaker))
    }

    @Test("many stars on a long name end at once, not after the age of the universe")
    func manyStars() {
        let name = String(repeating: "a", count: 5000)
        let stars = String(repeating: "*a", count: 200)
        #expect(!SpeakerPattern(stars + "*b").matches(name))
        #expect(SpeakerPattern(stars + "*").matches(name))
        #expect(SpeakerPattern("*a*b?d*").matches("xxabab-abcdabd"))
    }
}
