import Learning
import Testing
import Transcription

/// Error rates with known answers.
@Suite struct ErrorRateTests {
    @Test(arguments: [
        ("kids are talking by the door", "Kids are talking by the door.", 0, 0, 0),
        ("kids are talking by the door", "kids were talking by door", 1, 1, 0),
        ("dogs are sitting", "the dogs are sitting down", 0, 0, 2),
        ("a b c d", "", 0, 4, 0),
        ("", "a b", 0, 0, 2),
        ("it's mr. Kim", "its mr kim", 0, 0, 0),
        ("well-known", "well known", 0, 0, 0),
    ])
    func words(_ reference: String, _ hypothesis: String, _ substituted: Int, _ deleted: Int, _ inserted: Int) {
        let counts = WordErrorRate.counts(reference: reference, hypothesis: hypothesis)
        #expect(counts.substitutions == substituted)
        #expect(counts.deletions == deleted)
        #expect(counts.insertions == inserted)
        #expect(counts.errors == substituted + deleted + inserted)
    }

    @Test func rates() {
        #expect(WordErrorRate.counts(reference: "a b c d", hypothesis: "a x c").rate == 0.5)
        #expect(WordErrorRate.counts(reference: "", hypothesis: "").rate == 0)
        #expect(WordErrorRate.counts(reference: "", hypothesis: "a").rate == .infinity)
        #expect(WordErrorRate.counts(reference: "a", hypothesis: "b c d").rate == 3)
    }

    @Test func koreanBlanksCountOnlyWhereAskedFor() {
        let (said, heard) = ("문을 닫아 주세요.", "문을 닫아주세요")
        #expect(CharacterErrorRate.counts(reference: said, hypothesis: heard).rate == 0)
        let spaced = CharacterErrorRate.counts(reference: said, hypothesis: heard, spaces: true)
        #expect(spaced.deletions == 1 && spaced.errors == 1 && spaced.reference == 9)
        #expect(CharacterErrorRate.counts(reference: "안녕하세요", hypothesis: "안녕하새요").rate == 0.2)
    }

    @Test func widthCaseAndCompositionDoNotCount() {
        #expect(SpokenText.normalized("ＡＢＣ，  １２３！") == "abc 123")
        // 한 composed and decomposed.
        #expect(SpokenText.words("\u{1112}\u{1161}\u{11AB}") == SpokenText.words("한"))
        #expect(SpokenText.words("…—!?").isEmpty)
    }

    @Test func theFewestChanges() {
        let counts = EditCounts(from: Array("kitten"), to: Array("sitting"))
        #expect(counts.errors == 3)
        #expect(EditCounts(from: Array("abcdef"), to: Array("azced")).errors == 3)
    }

    @Test func figuresOfSeveralRecordings() {
        func item(_ speaker: String, _ said: String, _ heard: String) -> TranscriptionEvaluation.Item {
            .init(
                file: "x.wav", speaker: speaker, reference: said, hypothesis: heard, language: "en", seconds: 2)
        }
        let result = TranscriptionEvaluation(
            corpus: "made", model: "m",
            items: [item("a", "one two", "one two"), item("b", "one two", "one"), item("c", "one two", "")],
            elapsed: 3, jobs: 1, threads: 1)
        #expect(result.words.counts.rate == 0.5)
        #expect(result.realTimeFactor == 0.5)
        #expect(result.speakerCount == 3)
        #expect(result.words.interval.contains(0.5))
        #expect(result.words.interval.lowerBound >= 0 && result.words.interval.upperBound <= 1)
        #expect(result.words.interval.lowerBound < result.words.interval.upperBound)
        #expect(result.languages.map(\.code) == ["en"])
    }

    @Test func intervalsOfRatios() {
        // All alike: the ratio is the same whatever is drawn.
        let alike = Bootstrap.ratioInterval(
            numerators: [1, 2, 3], denominators: [4, 8, 12], clusters: ["a", "b", "c"], seed: 1)
        #expect(alike == 0.25...0.25)
        // Speakers are drawn whole: two of them, so the mean of two draws is 0, a half or 1.
        let two = Bootstrap.ratioInterval(
            numerators: [1, 1, 0, 0], denominators: [1, 1, 1, 1], clusters: ["a", "a", "b", "b"], seed: 1)
        #expect(two == 0...1)
        #expect(Bootstrap.ratioInterval(numerators: [], denominators: [], clusters: [], seed: 1) == 0...0)
        #expect(Bootstrap.ratioInterval(numerators: [0], denominators: [0], clusters: ["a"], seed: 1) == 0...0)
    }
}
