import Foundation
import Learning
import NunchiTesting
import Testing

@Suite("Support vector machines")
struct SupportVectorMachineTests {
    private func settings(_ kernel: Kernel, folds: Int = 0) -> SupportVectorMachine.Settings {
        SupportVectorMachine.Settings(c: 1.5, kernel: kernel, tolerance: 1e-7, calibrationFolds: folds)
    }

    @Test(
        "scikit-learn's decisions",
        arguments: [("linear", Kernel.linear), ("rbf", Kernel.radial(gamma: nil))], [false, true])
    func decisions(kernel: (String, Kernel), isBalanced: Bool) throws {
        let data = try GoldenData("tall", training: 120, classes: 4, isBalanced: isBalanced)
        let model = try SupportVectorMachine(fitting: data.train, settings: settings(kernel.1))
        let found = try data.test.flatMap { row throws in try model.decisions(row) }
        let wanted = try Golden.array("svm_\(kernel.0)\(isBalanced ? "_balanced" : "")_decisions").doubles
        #expect(mismatch(found, wanted, absolute: 1e-5) == nil)
    }

    @Test("probabilities of pairs are coupled as LIBSVM couples them")
    func coupling() throws {
        let sigmoids = try Golden.array("svm_sigmoids").doubles
        let decisions = try Golden.array("svm_rbf_decisions").doubles
        let wanted = try Golden.array("svm_coupled").doubles
        for row in 0..<40 {
            let pairs = (0..<6).map { pair in
                1 / (1 + exp(sigmoids[pair] * decisions[row * 6 + pair] + sigmoids[6 + pair]))
            }
            let found = PairwiseCoupling.probabilities(pairs: pairs, classes: 4)
            #expect(mismatch(found, wanted[row * 4..<row * 4 + 4], absolute: 1e-6) == nil)
        }
    }

    @Test("calibrated probabilities are close to scikit-learn's, whose folds are others")
    func calibrated() throws {
        let data = try GoldenData("tall", training: 120, classes: 4)
        let model = try SupportVectorMachine(
            fitting: data.train, settings: settings(.radial(gamma: nil), folds: 5), threads: 2)
        let wanted = try Golden.array("svm_coupled").doubles
        var difference = 0.0
        for (index, row) in data.test.enumerated() {
            let found = try model.probabilities(row)
            #expect(abs(found.reduce(0, +) - 1) < 1e-9)
            for label in 0..<4 { difference += abs(found[label] - wanted[index * 4 + label]) / 160 }
        }
        #expect(difference < 0.05)
    }

    @Test("a small memory and more threads change nothing")
    func memory() throws {
        let data = try GoldenData("tall", training: 120, classes: 4)
        var small = SupportVectorMachine.Settings()
        let whole = try SupportVectorMachine(fitting: data.train, settings: small)
        small.memory = 2000
        let sparing = try SupportVectorMachine(fitting: data.train, settings: small, threads: 3)
        for row in data.test {
            #expect(mismatch(try sparing.decisions(row), try whole.decisions(row), absolute: 1e-5) == nil)
        }
        #expect(try SupportVectorMachine(fitting: data.train, threads: 2) == whole)
    }

    @Test("votes and probabilities tell most rows; a class without rows gets 0")
    func predictions() throws {
        let data = try GoldenData("tall", training: 120, classes: 6)
        let model = try SupportVectorMachine(fitting: data.train)
        let votes = try data.test.map { row throws in try model.vote(row) }
        let likeliest = try data.test.map { row throws in try model.predict(row) }
        for answers in [votes, likeliest] {
            let matrix = ConfusionMatrix(classes: 6, truth: data.testLabels, predicted: answers)
            #expect(matrix.accuracy > 0.8)
        }
        #expect(try model.probabilities(data.test[0])[4...] == [0, 0])
    }

    @Test("what is stored is read back", arguments: [Kernel.linear, .radial(gamma: 0.05)])
    func stored(kernel: Kernel) throws {
        let data = try GoldenData("tall", training: 120, classes: 4)
        let model = try SupportVectorMachine(fitting: data.train, settings: settings(kernel, folds: 3))
        var arrays = model.parameters
        let again = try SupportVectorMachine(parameters: arrays)
        let (found, wanted) = (try again.probabilities(data.test[0]), try model.probabilities(data.test[0]))
        #expect(mismatch(found, wanted, absolute: 1e-5) == nil)
        arrays["offsets"] = LearnedArray([Float(1)])
        #expect(throws: LearningError.self) { try SupportVectorMachine(parameters: arrays) }
    }

    @Test("one class, rows all alike and settings out of range are told")
    func refused() throws {
        let alike = try LabelledTable(FeatureRows([[1, 2], [1, 2], [1, 2]]), labels: [0, 1, 1], classes: 2)
        #expect(throws: LearningError.nothingVaries(model: "support vector machine", features: 2)) {
            try SupportVectorMachine(fitting: alike)
        }
        let one = try LabelledTable(FeatureRows([[1], [2]]), labels: [1, 1], classes: 2)
        #expect(throws: LearningError.tooFewClasses(model: "support vector machine", found: 1, needed: 2)) {
            try SupportVectorMachine(fitting: one)
        }
        let two = try LabelledTable(FeatureRows([[1], [2]]), labels: [0, 1], classes: 2)
        #expect(throws: LearningError.badSetting(name: "gamma", value: "-1.0", allowed: "above 0")) {
            try SupportVectorMachine(fitting: two, settings: .init(kernel: .radial(gamma: -1)))
        }
        #expect(throws: LearningError.raggedRows(row: 0, expected: 1, found: 2)) {
            try SupportVectorMachine(fitting: two).probabilities([1, 2])
        }
    }
}
