import NunchiTesting
import Testing
import VoiceEmotion

/// Figures of a few judgements, worked out by hand.
struct ConfidenceReportTests {
    private static func judgement(_ confidence: Double, isRight: Bool) -> ConfidenceReport.Judgement {
        ConfidenceReport.Judgement(scores: [confidence, 1 - confidence], truth: isRight ? 0 : 1, said: 0)
    }

    /// Three clips at 0.9, of which two are right; one at 0.6, which is right.
    private static let report = ConfidenceReport([
        judgement(0.9, isRight: true), judgement(0.6, isRight: true), judgement(0.9, isRight: false),
        judgement(0.9, isRight: true),
    ])

    @Test func bins() {
        #expect(Self.report.bins.map(\.count) == [1, 3])
        #expect(Self.report.bins.map(\.range) == [0.6...0.7, 0.9...1])
        #expect(isClose(Self.report.bins[1].accuracy, 2.0 / 3, absolute: 1e-12))
        #expect(isClose(Self.report.bins[1].confidence, 0.9, absolute: 1e-12))
    }

    @Test func calibrationError() {
        // A quarter of the clips is 0.4 off, three quarters are 0.9 − 2/3 off.
        #expect(isClose(Self.report.expectedError, 0.25 * 0.4 + 0.75 * (0.9 - 2.0 / 3), absolute: 1e-12))
        // (2 · 2 · 0.1² + 2 · 0.4² + 2 · 0.9²) / 4
        #expect(isClose(Self.report.brierScore, (0.04 + 0.32 + 1.62) / 4, absolute: 1e-12))
    }

    @Test func coverage() {
        // Three equally sure clips come together: no order among them would be fair.
        #expect(Self.report.coverage.map(\.coverage) == [0.75, 1])
        #expect(isClose(Self.report.coverage[0].risk, 1.0 / 3, absolute: 1e-12))
        #expect(Self.report.coverage[1].risk == 0.25)
        #expect(isClose(Self.report.areaUnderRisk, 0.75 / 3 + 0.25 * 0.25, absolute: 1e-12))
    }

    @Test func certaintyThatIsAlwaysRightIsPerfect() {
        let report = ConfidenceReport([Self.judgement(1, isRight: true), Self.judgement(1, isRight: true)])
        #expect(report.expectedError == 0 && report.brierScore == 0 && report.areaUnderRisk == 0)
        #expect(report.bins.map(\.range) == [0.9...1])
    }

    @Test func nothingJudged() {
        let report = ConfidenceReport([])
        #expect(report.bins.isEmpty && report.coverage.isEmpty)
        #expect(report.expectedError == 0 && report.brierScore == 0)
    }
}
