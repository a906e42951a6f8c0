import Learning
import Testing

@Suite struct AgreementTests {
    @Test func aPerfectEstimate() {
        let perfect = Agreement(estimates: [1, 2, 5], truth: [1, 2, 5])
        #expect(abs(perfect.correlation - 1) < 1e-12 && abs(perfect.concordance - 1) < 1e-12)
    }

    /// A shift leaves the correlation and lowers the concordance: 2·2 / (2 + 2 + 3·1²) for a shift of 1.
    @Test func aShiftLowersTheConcordance() {
        let shifted = Agreement(estimates: [2, 3, 4], truth: [1, 2, 3])
        #expect(abs(shifted.correlation - 1) < 1e-12)
        #expect(abs(shifted.concordance - 4.0 / 7) < 1e-12)
    }

    @Test func whatDoesNotVaryAgreesWithNothing() {
        let flat = Agreement(estimates: [1, 1, 1], truth: [1, 2, 3])
        #expect(flat.correlation == 0 && flat.concordance == 0)
        #expect(Agreement(estimates: [], truth: []).concordance == 0)
    }

    @Test func theIntervalHoldsTheFigureAndRepeats() {
        let truth = (0..<60).map { Double($0 % 3) }
        let estimates = truth.enumerated().map { $1 + Double(($0 * 7) % 5) / 2 }
        let clusters = (0..<60).map { "s\($0 / 6)" }
        let interval = Agreement.correlationInterval(estimates: estimates, truth: truth, clusters: clusters, seed: 5)
        #expect(interval.contains(Agreement(estimates: estimates, truth: truth).correlation))
        #expect(interval.lowerBound < interval.upperBound)
        #expect(
            Agreement.correlationInterval(estimates: estimates, truth: truth, clusters: clusters, seed: 5) == interval)
    }
}
