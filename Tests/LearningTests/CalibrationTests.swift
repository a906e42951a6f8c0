import Foundation
import Learning
import NunchiTesting
import Testing

@Suite("Calibration")
struct CalibrationTests {
    private func scores() throws -> (scores: [[Double]], labels: [Int], figures: [Double]) {
        let values = try Golden.array("calibration_logits").doubles
        return (
            (0..<300).map { Array(values[4 * $0..<4 * $0 + 4]) }, try Golden.array("calibration_labels").integers,
            try Golden.array("calibration_figures").doubles
        )
    }

    @Test("the temperature that SciPy finds, and the loss there")
    func temperature() throws {
        let (scores, labels, figures) = try scores()
        let scaling = try TemperatureScaling(scores: scores, labels: labels)
        #expect(isClose(scaling.temperature, figures[0], relative: 1e-5))
        let loss = zip(scores, labels).reduce(0) { $0 - log(scaling.probabilities($1.0)[$1.1]) } / 300
        #expect(isClose(loss, figures[1], relative: 1e-9))
    }

    @Test("expected calibration error and scikit-learn's Brier score; scaling lowers both")
    func reliability() throws {
        let (scores, labels, figures) = try scores()
        let plain = try Reliability(
            probabilities: scores.map { TemperatureScaling(temperature: 1).probabilities($0) }, labels: labels)
        #expect(isClose(plain.expectedError, figures[2], absolute: 1e-9))
        #expect(isClose(plain.brier, figures[3], absolute: 1e-9))
        #expect(plain.bins.reduce(0) { $0 + $1.count } == 300)
        let scaling = try TemperatureScaling(scores: scores, labels: labels)
        let scaled = try Reliability(probabilities: scores.map { scaling.probabilities($0) }, labels: labels)
        #expect(scaled.expectedError < plain.expectedError && scaled.brier < plain.brier)
    }

    @Test("risk and coverage of a small case, worked by hand")
    func riskCoverage() throws {
        let curve = try RiskCoverage(
            probabilities: [[0.9, 0.1], [0.2, 0.8], [0.7, 0.3], [0.7, 0.3], [0.4, 0.6]], labels: [0, 1, 0, 1, 0])
        #expect(curve.points.map(\.threshold) == [0.9, 0.8, 0.7, 0.6])
        #expect(curve.points.map(\.coverage) == [0.2, 0.4, 0.8, 1])
        #expect(curve.points.map(\.risk) == [0, 0, 0.25, 0.4])
        #expect(isClose(curve.areaUnderCurve, 0.4 * 0.25 + 0.2 * 0.4, absolute: 1e-12))
        #expect(curve.threshold(risk: 0.3)?.threshold == 0.7)
        #expect(curve.threshold(risk: -1) == nil)
    }

    @Test("what cannot be measured is told")
    func refused() {
        #expect(throws: LearningError.nonFinite(row: 1, column: 0)) {
            try TemperatureScaling(scores: [[1, 2], [.nan, 0]], labels: [0, 1])
        }
        #expect(throws: LearningError.labelOutOfRange(row: 0, label: 2, classes: 2)) {
            try Reliability(probabilities: [[0.5, 0.5]], labels: [2])
        }
        #expect(throws: LearningError.tooFewRows(model: "calibration", found: 0, needed: 1)) {
            try RiskCoverage(probabilities: [], labels: [])
        }
    }
}
