import Learning
import Testing

@Suite("Dividing samples")
struct FoldTests {
    private let speakers = (0..<60).map { String($0 % 12 + 1) }
    private let classes = (0..<60).map { $0 % 4 }

    @Test(
        "every sample is tested once and never trained on in that fold",
        arguments: [
            EvaluationProtocol.leaveOneSpeakerOut, .grouped(5), .grouped(12), .random(5), .random(60),
        ])
    func partition(rule: EvaluationProtocol) throws {
        let folds = try rule.folds(speakers: speakers, classes: classes, seed: 3)
        #expect(folds.flatMap(\.test).sorted() == Array(0..<60))
        for fold in folds {
            #expect((fold.test + fold.train).sorted() == Array(0..<60))
            if rule.isSpeakerIndependent {
                #expect(Set(fold.train.map { speakers[$0] }).isDisjoint(with: fold.testSpeakers))
            }
        }
    }

    @Test("grouped folds are consecutive blocks of the sorted speakers")
    func blocks() throws {
        let folds = try EvaluationProtocol.grouped(5).folds(speakers: speakers, classes: classes)
        #expect(
            folds.map(\.testSpeakers) == [["1", "2", "3"], ["4", "5", "6"], ["7", "8"], ["9", "10"], ["11", "12"]])
        let actors = (1...20).map { $0 < 10 ? "0\($0)" : "\($0)" }
        let ravdess = try EvaluationProtocol.grouped(5).folds(speakers: actors, classes: actors.map { _ in 0 })
        #expect(ravdess[0].testSpeakers == ["01", "02", "03", "04"])
        #expect(ravdess[4].testSpeakers == ["17", "18", "19", "20"])
    }

    @Test("each corpus is cut into blocks of its own; one with too few speakers is named")
    func severalCorpora() throws {
        let speakers = ["b:1", "b:2", "b:10", "a:x", "a:y"]
        let folds = try EvaluationProtocol.grouped(2).folds(speakers: speakers, classes: [0, 1, 0, 1, 0])
        #expect(folds.map(\.testSpeakers) == [["a:x", "b:1", "b:2"], ["a:y", "b:10"]])
        #expect(throws: LearningError.tooFewSpeakers(protocol: "grouped:3 (a)", found: 2, needed: 3)) {
            try EvaluationProtocol.grouped(3).folds(speakers: speakers, classes: [0, 1, 0, 1, 0])
        }
    }

    @Test("random parts hold nearly equal numbers of each class, and follow the seed")
    func stratified() throws {
        let folds = try EvaluationProtocol.random(5).folds(speakers: speakers, classes: classes, seed: 1)
        for fold in folds {
            for label in 0..<4 { #expect(fold.test.filter { classes[$0] == label }.count == 3) }
        }
        let same = try EvaluationProtocol.random(5).folds(speakers: speakers, classes: classes, seed: 1)
        let other = try EvaluationProtocol.random(5).folds(speakers: speakers, classes: classes, seed: 2)
        #expect(folds == same)
        #expect(folds != other)
    }

    @Test("too few speakers or clips is an error with the numbers")
    func tooFew() {
        #expect(throws: LearningError.tooFewSpeakers(protocol: "leave-one-speaker-out", found: 1, needed: 2)) {
            try EvaluationProtocol.leaveOneSpeakerOut.folds(speakers: ["a", "a"], classes: [0, 1])
        }
        #expect(throws: LearningError.tooFewSpeakers(protocol: "grouped:5", found: 2, needed: 5)) {
            try EvaluationProtocol.grouped(5).folds(speakers: ["a", "b"], classes: [0, 1])
        }
        #expect(throws: LearningError.tooFewSamples(protocol: "random:3", found: 2, needed: 3)) {
            try EvaluationProtocol.random(3).folds(speakers: ["a", "b"], classes: [0, 1])
        }
    }

    @Test(
        "names are read back",
        arguments: [
            "leave-one-speaker-out", "grouped:5", "random:10", "leave-one-corpus-out", "official",
            "speaker-and-sentence", "speaker-and-sentence:5", "speaker-and-sentence:5:2", "speaker-and-sentence:all:4",
        ])
    func names(name: String) {
        #expect(EvaluationProtocol(name: name)?.name == name)
    }

    @Test(
        "wrong names are refused",
        arguments: [
            "", "loso", "grouped", "grouped:", "grouped:1", "random:x", "grouped:3:4", "official:2",
            "leave-one-corpus-out:3",
            "speaker-and-sentence:1", "speaker-and-sentence:", "speaker-and-sentence:3:1", "speaker-and-sentence:3:4:5",
            "speaker-and-sentence:some",
        ])
    func wrongNames(name: String) {
        #expect(EvaluationProtocol(name: name) == nil)
    }

    @Test("a validation part holds whole speakers")
    func holdout() throws {
        let fold = try #require(SpeakerHoldout.split(speakers: speakers, fraction: 0.2, seed: 5))
        #expect(fold.testSpeakers.count == 2)
        #expect(Set(fold.train.map { speakers[$0] }).isDisjoint(with: fold.testSpeakers))
        #expect(SpeakerHoldout.split(speakers: ["a", "a"], fraction: 0.5, seed: 0) == nil)
    }
}
