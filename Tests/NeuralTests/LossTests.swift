import Neural
import Testing

/// Losses on shares of classes and the focal loss: beside PyTorch (losses.py), by differences, and what they refuse.
struct LossTests {
    private func compare(
        _ name: String, _ loss: any ClassificationLoss, sourceLocation: SourceLocation = #_sourceLocation,
        labels: (Golden) throws -> BatchLabels
    ) throws {
        let golden = try Golden("losses")
        let tape = Tape(device: Device(), mode: .training)
        let logits = tape.leaf(try golden.tensor("logits"))
        let value = try loss(logits, labels: labels(golden))
        let gradient = try tape.gradients(of: value)[logits]
        let gaps = [
            distance(
                [Double(value.value.scalar)], try golden.numbers("\(name)/loss"), absolute: 1e-6, relative: 1e-6),
            distance(
                try #require(gradient).elements.map(Double.init), try golden.numbers("\(name)/gradient"),
                absolute: 1e-6, relative: 1e-5),
        ]
        #expect(gaps.allSatisfy { $0 <= 1 }, "\(name): \(gaps)", sourceLocation: sourceLocation)
    }

    private let weights: [Float] = [0.5, 1, 2, 1.5, 0.25]

    @Test func sharesEqualPyTorch() throws {
        try compare("soft", SoftmaxCrossEntropy()) { BatchLabels(.shares(try $0.tensor("shares"))) }
        try compare(
            "soft_weighted",
            SoftmaxCrossEntropy(classWeights: weights, labelSmoothing: 0.1, normalization: .rows)
        ) { BatchLabels(.shares(try $0.tensor("shares"))) }
    }

    @Test func focalLossEqualsPyTorch() throws {
        try compare("focal", FocalLoss()) { BatchLabels(.classes(try $0.targets())) }
        try compare("focal_half", FocalLoss(focus: 0.5, classWeights: weights)) {
            BatchLabels(.classes(try $0.targets()))
        }
        try compare("focal_masked", FocalLoss(focus: 1.5, classWeights: weights, labelSmoothing: 0.1)) {
            BatchLabels(
                .classes(try $0.targets()), sampleWeights: try $0.tensor("sample_weights").elements,
                classMask: try $0.tensor("class_mask"))
        }
        try compare(
            "focal_soft", FocalLoss(classWeights: weights, labelSmoothing: 0.05, normalization: .rows)
        ) { BatchLabels(.shares(try $0.tensor("shares"))) }
    }

    @Test(arguments: [Float(0), 0.3, 1, 2.5]) func gradients(focus: Float) throws {
        let golden = try Golden("losses")
        let (logits, shares) = (try golden.tensor("logits"), try golden.tensor("shares"))
        let loss = FocalLoss(focus: focus, classWeights: weights, labelSmoothing: 0.1)
        try NumericalGradient.check([logits], step: 0.01) {
            try loss($0[0], shares: shares, sampleWeights: [1, 0.5, 2, 0, 1, 3, 1])
        }
        let (targets, mask) = (try golden.targets(), try golden.tensor("class_mask"))
        try NumericalGradient.check([logits], step: 0.01) { try loss($0[0], targets: targets, classMask: mask) }
    }

    /// Without focus and with whole shares it is the cross-entropy of the kernel, whatever the settings.
    @Test func withoutFocusItIsCrossEntropy() throws {
        let golden = try Golden("losses")
        let targets = try golden.targets()
        let labels = BatchLabels(
            .classes(targets), sampleWeights: try golden.tensor("sample_weights").elements,
            classMask: try golden.tensor("class_mask"))
        var shared = labels
        shared.targets = .shares(labels.targets.shares(classes: 5))
        for normalization in [LossNormalization.weights, .rows, .none] {
            let plain = SoftmaxCrossEntropy(
                classWeights: weights, labelSmoothing: 0.1, normalization: normalization)
            let focal = FocalLoss(
                focus: 0, classWeights: weights, labelSmoothing: 0.1, normalization: normalization)
            let tape = Tape(device: Device(), mode: .inference)
            let logits = tape.constant(try golden.tensor("logits"))
            let expected = Double(try plain(logits, labels: labels).value.scalar)
            for found in [
                try plain(logits, labels: shared), try focal(logits, labels: labels), try focal(logits, labels: shared),
            ] {
                #expect(abs(Double(found.value.scalar) - expected) < 1e-5 * expected)
            }
        }
    }

    @Test func aCertainClassCostsNothingAndHasAFiniteGradient() throws {
        for focus in [Float(0), 0.5, 2] {
            let tape = Tape(device: Device(), mode: .training)
            let logits = tape.leaf(try Tensor(rows: [[500, -500, 0], [0, 0, 900]]))
            let value = try FocalLoss(focus: focus)(logits, targets: [0, 2])
            let gradient = try #require(try tape.gradients(of: value)[logits])
            #expect(value.value.scalar == 0 && gradient.elements.allSatisfy { $0 == 0 })
        }
    }

    @Test func whatCannotBeIsTold() throws {
        let tape = Tape(device: Device(), mode: .training)
        let logits = tape.leaf(try Samples.tensor([2, 3]))
        func expectError(_ mentions: String, _ body: () throws -> Void) {
            let error = #expect(throws: NeuralError.self, performing: body)
            #expect(error?.description.contains(mentions) == true, "\(error?.description ?? "")")
        }
        expectError("focus") { _ = try FocalLoss(focus: -1)(logits, targets: [0, 1]) }
        expectError("0..<3") { _ = try FocalLoss()(logits, targets: [0, 3]) }
        expectError("shares of classes") {
            _ = try SoftmaxCrossEntropy()(logits, shares: Tensor(rows: [[1, 0], [0, 1]]))
        }
        expectError("sum to 1") {
            _ = try SoftmaxCrossEntropy()(logits, shares: Tensor(rows: [[1, 0, 0], [1, 0, 1]]))
        }
        expectError("masked out") {
            _ = try FocalLoss()(
                logits, shares: Tensor(rows: [[0.5, 0.5, 0], [1, 0, 0]]),
                classMask: Tensor(rows: [[1, 0, 1], [1, 1, 1]]))
        }
    }
}
