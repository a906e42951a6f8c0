import Learning
import NunchiTesting
import Testing

@Suite("Comparing two models")
struct ComparisonTests {
    @Test("McNemar's exact test is SciPy's binomial test")
    func mcNemar() throws {
        let values = try Golden.array("mcnemar").doubles
        for row in stride(from: 0, to: values.count, by: 3) {
            let test = McNemar(onlyFirst: Int(values[row]), onlySecond: Int(values[row + 1]))
            #expect(isClose(test.probability, values[row + 2], relative: 1e-9))
        }
        let test = try McNemar(truth: [0, 1, 1, 0], first: [0, 1, 0, 1], second: [0, 0, 1, 1])
        #expect(test.onlyFirst == 1 && test.onlySecond == 1)
    }

    @Test("a better model is told from chance when all speakers agree, not when one speaker makes the difference")
    func paired() throws {
        let truth = (0..<400).map { $0 % 4 }
        let speakers = (0..<400).map { String($0 / 40) }
        let first = truth.enumerated().map { $0 % 5 == 0 ? ($1 + 1) % 4 : $1 }
        let everywhere = truth.enumerated().map { $0 % 10 == 0 ? ($1 + 1) % 4 : $1 }
        let oneSpeaker = first.enumerated().map { $0 < 40 ? truth[$0] : $1 }
        let clear = try PairedComparison(
            truth: truth, first: first, second: everywhere, speakers: speakers, classes: 4)
        #expect(isClose(clear.difference, 0.1, absolute: 1e-12))
        #expect(clear.interval.lowerBound > 0 && clear.probability < 0.01)
        #expect(clear.mcNemar.onlySecond == 40 && clear.mcNemar.onlyFirst == 0)
        let chance = try PairedComparison(
            truth: truth, first: first, second: oneSpeaker, speakers: speakers, classes: 4)
        #expect(chance.difference > 0 && chance.interval.lowerBound == 0 && chance.probability > 0.05)
        #expect(
            try PairedComparison(truth: truth, first: first, second: oneSpeaker, speakers: speakers, classes: 4)
                == chance)
    }

    @Test("equal answers are no difference; lists that do not fit are told")
    func edges() throws {
        let same = try PairedComparison(
            truth: [0, 1], first: [0, 0], second: [0, 0], speakers: ["a", "b"], classes: 2)
        #expect(same.difference == 0 && same.interval == 0...0 && same.probability == 1)
        #expect(throws: LearningError.wrongCount(of: "second answers", expected: 2, found: 1)) {
            try PairedComparison(truth: [0, 1], first: [0, 0], second: [0], speakers: ["a", "b"], classes: 2)
        }
    }

    @Test("Holm's correction, worked by hand")
    func holm() {
        let found = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.5])
        #expect(mismatch(found, [0.04, 0.09, 0.09, 0.5], absolute: 1e-12) == nil)
        #expect(HolmCorrection.adjusted([0.6, 0.9]) == [1, 1])
    }
}
