import Foundation
import Neural
import Testing

struct ScheduleTests {
    private func factors(_ schedule: any LearningRateSchedule, epochs: Int, stepsPerEpoch: Int) -> [Double] {
        (0..<epochs * stepsPerEpoch).map {
            schedule.factor(
                at: TrainingProgress(
                    epoch: $0 / stepsPerEpoch, step: $0, stepsPerEpoch: stepsPerEpoch, epochs: epochs))
        }
    }

    @Test func constantAndSteps() {
        #expect(factors(ConstantRate(), epochs: 2, stepsPerEpoch: 2) == [1, 1, 1, 1])
        #expect(factors(StepDecay(every: 2, by: 0.5), epochs: 5, stepsPerEpoch: 1) == [1, 1, 0.5, 0.5, 0.25])
    }

    @Test func cosineFallsFromOneToItsMinimum() {
        let all = factors(CosineDecay(minimum: 0.1), epochs: 10, stepsPerEpoch: 7)
        #expect(all[0] == 1 && zip(all, all.dropFirst()).allSatisfy { $0 > $1 })
        #expect(abs(all[35] - 0.55) < 1e-12)
        #expect(all.last! > 0.1 && all.last! < 0.102)
        let byEpoch = factors(CosineDecay(granularity: .epochs), epochs: 4, stepsPerEpoch: 3)
        #expect(Set(byEpoch[0..<3]).count == 1 && abs(byEpoch[6] - 0.5) < 1e-12)
    }

    @Test func warmUpRisesLinearlyFromTheFirstStep() {
        let all = factors(CosineDecay(warmUpEpochs: 2), epochs: 6, stepsPerEpoch: 5)
        let rise = (1...10).map { Double($0) / 10 }
        #expect(distance(Array(all[0..<10]), rise, absolute: 1e-12, relative: 0) <= 1)
        #expect(all[10] == 1 && all[11] < 1)
        #expect(all.allSatisfy { $0 > 0 && $0 <= 1 })
        let fraction = factors(CosineDecay(warmUpEpochs: 0.4), epochs: 3, stepsPerEpoch: 5)
        #expect(abs(fraction[0] - 0.5) < 1e-12 && fraction[1] <= 1)
    }

    @Test func theRateOfAnEpochIsReported() throws {
        var network = try Samples.network([6, 3])
        let configuration = TrainingConfiguration(
            epochs: 4, optimizer: SGD(learningRate: 0.2), schedule: StepDecay(every: 1, by: 0.5))
        let history = try network.fit(try Samples.clouds(20, classes: 3), configuration: configuration)
        #expect(history.epochs.map(\.learningRate) == [0.2, 0.1, 0.05, 0.025])
        #expect(configuration.optimizer.learningRate == 0.2)
    }

    @Test func plateauWatchesTheValidationLoss() throws {
        var network = try Samples.network([6, 3])
        let data = try Samples.clouds(20, classes: 3)
        var losses = [3.0, 3, 3, 3, 1].makeIterator()
        let history = try network.train(
            sampleCount: 20,
            configuration: TrainingConfiguration(
                epochs: 5, optimizer: SGD(learningRate: 1), schedule: ReduceOnPlateau(by: 0.1, patience: 1)),
            loss: { network, rows, tape in try network(tape.constant(data.inputs.gathered(rows))).mean() },
            validate: { _, _ in ValidationResult(loss: losses.next() ?? 0) })
        #expect(history.epochs.map(\.learningRate) == [1, 1, 1, 0.1, 0.1])
    }
}
