import Testing
import TextEmotion

/// Figures with answers worked out by hand.
@Suite struct MultiLabelMetricsTests {
    @Test func macroAndMicro() {
        var metrics = MultiLabelMetrics(labels: 3)
        metrics.add(truth: [true, false, false], chosen: [true, true, false])
        metrics.add(truth: [true, true, false], chosen: [false, true, false])
        metrics.add(truth: [false, false, false], chosen: [false, false, false])
        // Label 0: 1 hit, 1 chosen, 2 present: 2/3. Label 1: 1 hit, 2 chosen, 1 present: 2/3. Label 2: 0.
        #expect(abs(metrics.macroF1 - 4.0 / 9) < 1e-12)
        // Together 2 hits, 3 chosen, 3 present.
        #expect(abs(metrics.microF1 - 2.0 / 3) < 1e-12)
        #expect(metrics.counts[1].precision == 0.5)
        #expect(metrics.counts[0].recall == 0.5)
        #expect(MultiLabelMetrics(labels: 2).macroF1 == 0)
    }

    @Test func areaUnderCurve() throws {
        #expect(AreaUnderCurve.of(scores: [0.1, 0.2, 0.3, 0.4], truths: [false, false, true, true]) == 1)
        #expect(AreaUnderCurve.of(scores: [0.4, 0.3, 0.2, 0.1], truths: [false, false, true, true]) == 0)
        #expect(AreaUnderCurve.of(scores: [1, 1, 1, 1], truths: [false, true, true, true]) == 0.5)
        // Of six pairs of one with and one without, four and a tie are in order.
        let area = AreaUnderCurve.of(scores: [0.1, 0.5, 0.5, 0.7, 0.2], truths: [false, true, false, false, true])
        #expect(try abs(#require(area) - 2.5 / 6) < 1e-12)
        #expect(AreaUnderCurve.of(scores: [1, 2], truths: [true, true]) == nil)
    }

    @Test func thresholdOfHighestF1() {
        // Taking three gives 2 · 3 / (4 + 3), more than taking two or all.
        let threshold = Thresholds.best(
            probabilities: [0.9, 0.8, 0.6, 0.5, 0.1], truths: [true, true, false, true, false])
        #expect(abs(threshold - 0.3) < 1e-12)
        #expect(Thresholds.best(probabilities: [0.2, 0.9], truths: [false, false]) == 0.5)
        #expect(Thresholds.best(probabilities: [0.4, 0.4], truths: [true, true]) < 0.4)
    }

    @Test func intervalsAreReproducibleAndUnknownLabelsDoNotCount() {
        let labels = ["a", "b"].map { TextLabel(name: $0, koreanName: $0, emotion: nil) }
        func figures(seed: UInt64) -> TextEvaluation {
            TextEvaluation(
                data: "d", model: "m", labels: labels, probabilities: (0..<40).map { [Float($0 % 3), 0.5] },
                chosen: (0..<40).map { [$0 % 3 == 1, true] }, truths: (0..<40).map { [$0 % 2 == 0, nil] },
                trainingTexts: nil, thresholds: "", seed: seed)
        }
        let first = figures(seed: 1)
        #expect(first.macroInterval == figures(seed: 1).macroInterval)
        #expect(first.macroInterval.lowerBound < first.macroF1 && first.macroF1 < first.macroInterval.upperBound)
        #expect(first.labels[1].present == 0)
        #expect(first.labels[1].f1 == 0)
        #expect(first.labels[1].areaUnderCurve == nil)
        // 40 texts: 13 chosen, 20 present, of both 6.
        #expect(abs(first.microF1 - 12.0 / 33) < 1e-12)
    }
}
