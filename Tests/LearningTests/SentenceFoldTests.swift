import Learning
import Testing

@Suite("Leaving speakers and sentences out")
struct SentenceFoldTests {
    /// Four speakers who say each of three sentences twice.
    private static let samples = ["1", "2", "10", "x"].flatMap { speaker in
        ["s1", "s2", "s3"].flatMap { sentence in
            (0..<2).map { SplitSample(speaker: speaker, label: $0, sentence: sentence) }
        }
    }

    private static func folds(_ name: String, _ samples: [SplitSample] = samples) throws -> [Fold] {
        try #require(EvaluationProtocol(name: name)).folds(of: samples)
    }

    @Test(
        "training has neither the speakers nor the sentences of the test part",
        arguments: [
            ("speaker-and-sentence", 12, 4), ("speaker-and-sentence:2", 6, 2), ("speaker-and-sentence:2:3", 6, 2),
            ("speaker-and-sentence:all:2", 8, 4),
        ])
    func cells(name: String, count: Int, groups: Int) throws {
        let folds = try Self.folds(name)
        #expect(folds.count == count)
        #expect(folds.flatMap(\.test).sorted() == Array(Self.samples.indices))
        for fold in folds {
            let (speakers, sentences) = (Set(fold.testSpeakers), Set(fold.testSentences))
            #expect(Set(fold.test.compactMap { Self.samples[$0].sentence.map { ":" + $0 } }) == sentences)
            // Whatever shares neither is learned from.
            #expect(
                fold.train
                    == Self.samples.indices.filter { index in
                        !speakers.contains(Self.samples[index].speaker)
                            && !sentences.contains(":" + (Self.samples[index].sentence ?? ""))
                    })
            #expect(!fold.sharesSpeakers)
        }
        #expect(Set(folds.map(\.group)) == Set(0..<groups))
        #expect(folds.map(\.group) == folds.map(\.group).sorted())
    }

    @Test("a group's folds test the same speakers, in the order of grouped folds")
    func groups() throws {
        let folds = try Self.folds("speaker-and-sentence:2")
        #expect(
            folds.map(\.testSpeakers) == [
                ["1", "2"], ["1", "2"], ["1", "2"], ["10", "x"], ["10", "x"], ["10", "x"],
            ])
        #expect(folds.map(\.testSentences) == [[":s1"], [":s2"], [":s3"], [":s1"], [":s2"], [":s3"]])
    }

    @Test("two corpora's sentences of one name are different sentences")
    func severalCorpora() throws {
        let samples = ["a:1", "a:2", "b:1", "b:2"].flatMap { speaker in
            ["01", "02"].map { SplitSample(speaker: speaker, label: 0, sentence: $0) }
        }
        let first = try #require(try Self.folds("speaker-and-sentence", samples).first)
        #expect(first.testSpeakers == ["a:1"])
        #expect(first.testSentences == ["a:01"])
        #expect(first.train.map { samples[$0].speaker } == ["a:2", "b:1", "b:1", "b:2", "b:2"])
    }

    @Test("a sentence that a speaker does not say makes no fold")
    func missingCell() throws {
        let folds = try Self.folds("speaker-and-sentence", Array(Self.samples.dropLast(2)))
        #expect(folds.count == 11)
    }

    @Test("unknown or too few sentences are an error with the numbers")
    func errors() {
        let unknown = Self.samples + [SplitSample(speaker: "1", label: 0)]
        #expect(throws: LearningError.noSentences(protocol: "speaker-and-sentence", missing: 1, of: 25)) {
            try Self.folds("speaker-and-sentence", unknown)
        }
        let one = Self.samples.filter { $0.sentence == "s1" }
        #expect(throws: LearningError.tooFewSentences(protocol: "speaker-and-sentence", found: 1, needed: 2)) {
            try Self.folds("speaker-and-sentence", one)
        }
        #expect(throws: LearningError.tooFewSentences(protocol: "speaker-and-sentence:all:4", found: 3, needed: 4)) {
            try Self.folds("speaker-and-sentence:all:4")
        }
        #expect(throws: LearningError.tooFewSpeakers(protocol: "speaker-and-sentence:5", found: 4, needed: 5)) {
            try Self.folds("speaker-and-sentence:5")
        }
        let disjoint = [("a", "s1"), ("b", "s1"), ("b", "s2")].map {
            SplitSample(speaker: $0.0, label: 0, sentence: $0.1)
        }
        #expect(throws: LearningError.nothingToTrainOn(protocol: "speaker-and-sentence", test: "b, :s1")) {
            try Self.folds("speaker-and-sentence", disjoint)
        }
    }
}
