import Foundation
import Learning
import Neural

/// A trained model of the room Learning.
struct ClassicalLearner<Model: ONNXClassifier>: TrainedLearner {
    let model: Model
    private let probabilities: @Sendable (Model, FeatureArray) throws -> [Double]

    /// - Parameter fitted: is taken over as a file would hold it, so that the model read back is the same to the last bit.
    init(
        _ fitted: Model, probabilities: @escaping @Sendable (Model, FeatureArray) throws -> [Double]
    ) throws {
        model = try Model(parameters: fitted.parameters)
        self.probabilities = probabilities
    }

    init(_ fitted: Model) throws {
        try self.init(fitted) { model, clip in try model.probabilities(clip.values) }
    }

    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]] {
        try Parallel.map(inputs, threads: threads) { clip in
            try probabilities(model, clip).map { log(max($0, ClassicalTensors.leastShare)) }
        }
    }

    /// Whole numbers stand as floats, which hold them exactly up to 2^24, under names that say so.
    var tensors: [String: Tensor] {
        Dictionary(
            uniqueKeysWithValues: model.parameters.map { name, array in
                let isWhole = if case .integers = array.values { true } else { false }
                // The model's own shapes are sound.
                let tensor = (try? Tensor(array.floats, shape: array.shape)) ?? Tensor(array.floats)
                return (isWhole ? ClassicalTensors.whole + name : name, tensor)
            })
    }
}

/// How arrays of classical models stand in model files.
enum ClassicalTensors {
    static let whole = "whole."

    /// A class that no training clip had has no probability, and no logarithm of one: this stands for none.
    static let leastShare = 1e-12

    static func arrays(_ tensors: [String: Tensor]) throws -> [String: LearnedArray] {
        Dictionary(
            uniqueKeysWithValues: try tensors.map { name, tensor in
                guard name.hasPrefix(whole) else { return (name, LearnedArray(tensor.elements, shape: tensor.shape)) }
                let numbers = try tensor.elements.map { element in
                    guard let number = Int(exactly: element) else {
                        throw VoiceEmotionError.notAVoiceModel(
                            file: name, cause: "'\(name)' holds a number that is not whole")
                    }
                    return number
                }
                return (String(name.dropFirst(whole.count)), LearnedArray(numbers, shape: tensor.shape))
            })
    }
}

extension ClassicalLearner {
    /// What `tensors` came from.
    init(tensors: [String: Tensor], classes: Int) throws {
        try self.init(try Self.restored(tensors, classes: classes))
    }

    static func restored(_ tensors: [String: Tensor], classes: Int) throws -> Model {
        let model = try Model(parameters: try ClassicalTensors.arrays(tensors))
        guard model.classes == classes else {
            throw VoiceEmotionError.notAVoiceModel(
                file: "weights", cause: "they tell \(model.classes) classes apart, not \(classes)")
        }
        return model
    }
}

extension LearningSet {
    /// The clips as rows of a table.
    ///
    /// - Throws: `VoiceEmotionError.layer` for features that are no vectors.
    func table(for learner: String) throws -> LabelledTable {
        guard shape.count == 1 else {
            throw VoiceEmotionError.layer(number: 0, kind: learner, problem: .axes(input: shape, needed: 1...1))
        }
        return try LabelledTable(
            FeatureRows(inputs.map(\.values)), labels: targets, classes: classes, sampleWeights: weights)
    }
}

extension ClassicalLearner<LogisticRegression> {
    init(fitting plan: LogisticPlan, to data: LearningSet, context: LearnerPlan.Context) throws {
        try self.init(
            LogisticRegression(
                fitting: data.table(for: "logistic"), settings: .init(c: plan.c), allowed: data.allowed,
                threads: context.threads))
    }
}

extension ClassicalLearner<SupportVectorMachine> {
    init(fitting plan: SupportVectorPlan, to data: LearningSet, context: LearnerPlan.Context) throws {
        let kernel: Kernel = plan.kernel == .linear ? .linear : .radial(gamma: plan.gamma)
        try self.init(
            SupportVectorMachine(
                fitting: data.table(for: "svm"), settings: .init(c: plan.c, kernel: kernel, seed: context.seed),
                allowed: data.allowed, threads: context.threads))
    }
}

extension ClassicalLearner<RandomForest> {
    init(fitting plan: ForestPlan, to data: LearningSet, context: LearnerPlan.Context) throws {
        // A leaf's shares are votes against every class that its clips do not have.
        guard data.allowed == nil else { throw VoiceEmotionError.classesDiffer(learner: "forest") }
        let settings = RandomForest.Settings(
            trees: plan.trees, depth: plan.depth, leafRows: plan.leafClips, features: plan.values, seed: context.seed)
        try self.init(
            RandomForest(fitting: data.table(for: "forest"), settings: settings, threads: context.threads))
    }
}

extension ClassicalLearner<GaussianMixtureClassifier> {
    init(fitting plan: MixturePlan, to data: LearningSet, context: LearnerPlan.Context) throws {
        guard data.shape.count == 2 else {
            throw VoiceEmotionError.layer(number: 0, kind: "mixture", problem: .axes(input: data.shape, needed: 2...2))
        }
        var (frames, labels, weights): ([[Float]], [Int], [Float]) = ([], [], [])
        var allowed: [[Bool]] = []
        for (index, clip) in data.inputs.enumerated() {
            let own = clip.frames
            frames += own
            labels += own.map { _ in data.targets[index] }
            weights += own.map { _ in data.weights?[index] ?? 1 }
            if let masks = data.allowed { allowed += own.map { _ in masks[index] } }
        }
        let settings = GaussianMixture.Settings(
            components: plan.components, covariance: plan.fullCovariance ? .full : .diagonal,
            iterations: plan.iterations, seed: context.seed)
        let table = try LabelledTable(
            FeatureRows(frames), labels: labels, classes: data.classes, sampleWeights: weights)
        try self.init(
            GaussianMixtureClassifier(
                fitting: table, settings: settings, allowed: data.allowed == nil ? nil : allowed,
                threads: context.threads))
    }

    init(_ fitted: GaussianMixtureClassifier) throws {
        try self.init(fitted) { model, clip in try model.probabilities(clip: clip.frames) }
    }

    /// What `tensors` came from.
    init(tensors: [String: Tensor], classes: Int) throws {
        try self.init(try Self.restored(tensors, classes: classes))
    }
}
