import Learning
import Testing

@Suite("Leaving corpora out, and published folds")
struct PublishedFoldTests {
    private static func samples(_ entries: [(String, String?)]) -> [SplitSample] {
        entries.map { SplitSample(speaker: $0.0, label: 0, officialFold: $0.1) }
    }

    @Test("each corpus is tested by what was learned from the others")
    func corpora() throws {
        let samples = Self.samples([("b:1", nil), ("a:1", nil), ("c:1", nil), ("a:2", nil)])
        let folds = try EvaluationProtocol.leaveOneCorpusOut.folds(of: samples)
        #expect(folds.map(\.test) == [[1, 3], [0], [2]])
        #expect(folds.map(\.train) == [[0, 2], [1, 2, 3], [0, 1, 3]])
        #expect(folds.map(\.group) == [0, 1, 2])
        #expect(throws: LearningError.tooFewCorpora(protocol: "leave-one-corpus-out", found: 1)) {
            try EvaluationProtocol.leaveOneCorpusOut.folds(of: Self.samples([("a:1", nil), ("a:2", nil)]))
        }
    }

    @Test("numbered parts are each tested once, in the order of their numbers")
    func crossValidation() throws {
        let samples = Self.samples([("a", "10"), ("b", "2"), ("c", "1"), ("d", "2")])
        let folds = try EvaluationProtocol.official.folds(of: samples)
        #expect(folds.map(\.test) == [[2], [1, 3], [0]])
        #expect(folds.map(\.train) == [[0, 1, 3], [0, 2], [1, 2, 3]])
    }

    @Test("train, dev and test make one fold; dev is learned from")
    func holdout() throws {
        let samples = Self.samples([("a", "Train"), ("b", "test"), ("c", "dev"), ("d", "test")])
        let folds = try EvaluationProtocol.official.folds(of: samples)
        #expect(folds.map(\.test) == [[1, 3]])
        #expect(folds.map(\.train) == [[0, 2]])
    }

    @Test("folds that share speakers are known by it")
    func sharedSpeakers() throws {
        let shared = try EvaluationProtocol.official.folds(of: Self.samples([("a", "1"), ("a", "2"), ("b", "2")]))
        #expect(shared.map(\.sharesSpeakers) == [true, true])
        let apart = try EvaluationProtocol.official.folds(of: Self.samples([("a", "1"), ("b", "2"), ("b", "2")]))
        #expect(apart.map(\.sharesSpeakers) == [false, false])
    }

    @Test("parts that are unknown or make no folds are an error")
    func errors() {
        #expect(throws: LearningError.noOfficialFolds(missing: 1, of: 2)) {
            try EvaluationProtocol.official.folds(of: Self.samples([("a", "1"), ("b", nil)]))
        }
        for names in [["1", "1"], ["train", "train"], ["test", "test"], ["1", "test"]] {
            #expect(throws: LearningError.oddOfficialFolds(found: Speakers.sorted(names))) {
                try EvaluationProtocol.official.folds(of: Self.samples(names.map { ("a", $0) }))
            }
        }
    }
}
