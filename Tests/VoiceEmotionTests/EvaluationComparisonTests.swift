import Affect
import NunchiTesting
import Testing
import VoiceEmotion

struct EvaluationComparisonTests {
    /// Clips of joy and anger by turns, of four speakers; each is said rightly unless its number is in `wrong`.
    private static func result(
        wrong: Set<Int>, clips: Range<Int> = 0..<40, rule: String = "leave-one-speaker-out", turned: Bool = false
    ) -> EvaluationResult {
        EvaluationResult(
            corpus: "made", recipe: "small", protocolName: rule,
            classes: ClassList(Taxonomy(emotions: [.anger, .joy])),
            predictions: clips.map { clip in
                let truth = turned ? 1 - clip % 2 : clip % 2
                let said = wrong.contains(clip) ? 1 - truth : truth
                return EvaluationResult.Prediction(
                    file: "\(clip).wav", speaker: "made:\(clip / 2 % 4)", truth: truth,
                    scores: (0..<2).map { $0 == said ? 0.75 : 0.25 }, fold: clip / 2 % 4)
            }, seed: 1, seconds: 1, warnings: [])
    }

    @Test func differenceAndExactTest() throws {
        // Six clips only the first gets right, none only the second: p = 2 / 2^6.
        let pair = try #require(
            EvaluationComparison([Self.result(wrong: [0]), Self.result(wrong: [0, 1, 2, 3, 4, 5, 6])]).pairs.first)
        #expect(pair.clips == 40 && pair.leftOut == 0)
        #expect(pair.onlyFirst == 6 && pair.onlySecond == 0)
        #expect(isClose(pair.pValue, 2.0 / 64, absolute: 1e-12))
        #expect(pair.adjustedPValue == pair.pValue)
        // Recalls 19/20 and 1 against 16/20 and 17/20.
        #expect(isClose(pair.difference, 0.15, absolute: 1e-12))
        #expect(pair.interval.contains(0.15) && pair.interval.lowerBound >= 0)
        #expect(!pair.protocolsDiffer && !pair.classesDiffer)
    }

    @Test func theSameRunDiffersInNothing() throws {
        let run = Self.result(wrong: [3, 8])
        let pair = try #require(EvaluationComparison([run, run]).pairs.first)
        #expect(pair.difference == 0 && pair.interval == 0...0 && pair.pValue == 1)
    }

    @Test func threeRunsAreCorrectedAfterHolm() throws {
        // Only-first against only-second: 8 to 0, 5 to 0, 0 to 3. Exact p: 2/256, 2/32, 2/8.
        let runs = [
            Self.result(wrong: []), Self.result(wrong: Set(0..<8)), Self.result(wrong: Set(0..<5)),
        ]
        let pairs = try EvaluationComparison(runs).pairs
        #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        #expect(
            zip(pairs.map(\.pValue), [2.0 / 256, 2.0 / 32, 2.0 / 8]).allSatisfy { isClose($0, $1, absolute: 1e-12) })
        #expect(
            zip(pairs.map(\.adjustedPValue), [6.0 / 256, 4.0 / 32, 2.0 / 8]).allSatisfy {
                isClose($0, $1, absolute: 1e-12)
            })
    }

    @Test func manyClipsStayExact() throws {
        let clips = 0..<4000
        let runs = [
            Self.result(wrong: Set(0..<1000), clips: clips), Self.result(wrong: Set(1000..<2000), clips: clips),
        ]
        let pair = try #require(EvaluationComparison(runs).pairs.first)
        #expect(pair.onlyFirst == 1000 && pair.onlySecond == 1000)
        #expect(pair.pValue == 1)
    }

    @Test func onlyWhatBothJudgedCounts() throws {
        let runs = [
            Self.result(wrong: [], clips: 0..<30), Self.result(wrong: [], clips: 10..<40, rule: "grouped:2"),
        ]
        let pair = try #require(EvaluationComparison(runs).pairs.first)
        #expect(pair.clips == 20 && pair.leftOut == 20)
        #expect(pair.protocolsDiffer)
    }

    @Test func whatCannotBeComparedIsRefused() {
        #expect(throws: ComparisonError.tooFewRuns(found: 1)) { try EvaluationComparison([Self.result(wrong: [])]) }
        #expect(throws: ComparisonError.nothingInCommon(first: "small, made", second: "small, made")) {
            try EvaluationComparison([Self.result(wrong: [], clips: 0..<4), Self.result(wrong: [], clips: 4..<8)])
        }
        #expect(throws: ComparisonError.truthDiffers(file: "0.wav", first: "anger", second: "joy")) {
            try EvaluationComparison([Self.result(wrong: []), Self.result(wrong: [], turned: true)])
        }
    }
}
