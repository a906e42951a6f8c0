import Foundation
import Learning
import Neural

/// Layers of a pretrained speech encoder, trained further for the emotion in a voice.
struct TunedEncoderLearner: TrainedLearner {
    let network: TunedEncoder

    /// The learner's name in recipes and messages.
    static let kind = "tuned-encoder"
    /// Where the number of heads stands among the tensors.
    private static let heads = "heads"

    /// Learns from clips.
    ///
    /// - Parameter context: `isStart` leaves the layers as they are.
    /// - Throws: `VoiceEmotionError.setting` for features that are no states of an encoder; `SpeechEncoderError` for an
    ///   encoder that cannot be tuned or lacks the layers; what loading the encoder and training throw.
    init(
        fitting plan: TunedEncoderPlan, to data: LearningSet, validation: LearningSet?, context: LearnerPlan.Context
    ) throws {
        let clips = try FrameClips(data, for: Self.kind)
        let layers = try Self.layers(plan, context: context)
        var network = try TunedEncoder(plan, layers: layers, classes: data.classes, seed: context.seed)
        let file = context.checkpoint
        let isBegun = file.map { FileManager.default.fileExists(atPath: $0.url.path) } ?? false
        if context.isStart || !isBegun {
            try network.begin(plan, on: clips, isRegression: context.isStart, context: context)
        }
        if !context.isStart {
            try context.tellOfEpochsDone()
            try network.tune(
                plan, on: clips, validation: try validation.map { try FrameClips($0, for: Self.kind) },
                context: context)
        }
        self.network = network
    }

    /// A learner of stored weights.
    init(plan: TunedEncoderPlan, tensors: [String: Tensor], classes: Int) throws {
        guard let heads = tensors[Self.heads]?.elements.first.flatMap({ Int(exactly: $0) }), heads > 0 else {
            throw VoiceEmotionError.notAVoiceModel(file: "weights", cause: "they lack the number of heads")
        }
        let layers = try (0..<plan.layers).map { number in
            try TransformerEncoderLayer(
                heads: heads, dropout: plan.dropout, activation: .gelu, normalizesFirst: true
            ) { name in
                let name = "layers.\(number).\(name)"
                guard let tensor = tensors[name] else {
                    throw VoiceEmotionError.notAVoiceModel(file: "weights", cause: "they lack '\(name)'")
                }
                return tensor
            }
        }
        var network = try TunedEncoder(plan, layers: layers, classes: classes, seed: 0)
        try network.load(tensors.filter { $0.key != Self.heads })
        self.network = network
    }

    var tensors: [String: Tensor] {
        let heads = network.states.layers.first?.attention.heads ?? 1
        return network.tensors.merging([Self.heads: Tensor([Float(heads)])]) { first, _ in first }
    }

    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]] {
        // One by one, so that a clip's result does not depend on its company.
        let isAlone = inputs.count == 1
        let device = Device(threads: isAlone ? threads : 1)
        return try Parallel.map(inputs, threads: threads) { input in
            let clip = try Tensor(input.values, shape: [1] + input.shape)
            return try network.predict(clip, device: device).elements.map(Double.init)
        }
    }

    /// The encoder's own layers, above those that the features come from.
    private static func layers(
        _ plan: TunedEncoderPlan, context: LearnerPlan.Context
    ) throws -> [TransformerEncoderLayer] {
        let first = try EncoderFrames.layer(of: context.features, recipe: kind)
        guard plan.layers > 0 else {
            throw VoiceEmotionError.setting(name: "learner.layers", value: "\(plan.layers)", recipe: kind)
        }
        let name = context.features.encoder ?? EncoderStatistics.usualEncoder
        let encoder = try SpeechEncoders.load(name, models: context.environment.models)
        guard let encoder = encoder as? WhisperSpeechEncoder else {
            throw SpeechEncoderError.notTunable(encoder: encoder.name)
        }
        return Array(try encoder.network(layers: first + plan.layers, dropout: plan.dropout).layers.dropFirst(first))
    }
}

extension TunedEncoder {
    /// A network with an encoder's layers and a small random dense layer.
    fileprivate init(
        _ plan: TunedEncoderPlan, layers: [TransformerEncoderLayer], classes: Int, seed: UInt64
    ) throws {
        var random = PhiloxGenerator(seed: seed)
        let features = layers.first?.attention.output.outputSize ?? 0
        var poolings: [AttentiveStatisticsPooling] = []
        if plan.pooling == .attentive {
            poolings = try (0...layers.count).map { _ in
                var pooling = try AttentiveStatisticsPooling(features: features, hidden: plan.attention, using: &random)
                // All frames alike at first, so that training begins from plain means and deviations.
                pooling.score.weight.value = try Tensor(repeating: 0, shape: pooling.score.weight.value.shape)
                return pooling
            }
        }
        let width = 2 * features * (layers.count + 1)
        states = PooledStates(layers: layers, poolings: poolings)
        scaling = try FixedScaling(width: width, limit: Float(plan.limit))
        dropout = try Dropout(plan.headDropout)
        head = try Dense(from: width, to: classes, using: &random)
    }

    /// Takes the scaling from the clips, and the dense layer from a regression on them where that is wanted.
    fileprivate mutating func begin(
        _ plan: TunedEncoderPlan, on clips: FrameClips, isRegression: Bool, context: LearnerPlan.Context
    ) throws {
        try clips.checkInputs("training")
        let pooled = try states.predict(clips, batchSize: 8, device: Device(threads: context.threads))
        let rows = (0..<pooled.rows).map { Array(pooled.row($0)) }
        let standardiser = try Standardiser(fitting: rows)
        scaling.mean.value = Tensor(standardiser.mean)
        scaling.deviation.value = Tensor(standardiser.deviation)
        guard isRegression || plan.headStart == .regression else { return }
        let limit = Float(plan.limit)
        let data = ClassificationData(
            inputs: try Tensor(rows: rows.map { standardiser($0).map { min(limit, max(-limit, $0)) } }),
            targets: clips.targets,
            sampleWeights: clips.sampleWeights, classMask: clips.classMask)
        var regression = Sequential([
            try Dense(
                weight: Tensor(repeating: 0, shape: head.weight.value.shape),
                bias: Tensor(repeating: 0, shape: [head.outputSize]))
        ])
        try regression.fitWhole(
            data, penalty: Double(max(1, context.training.copies)) / plan.c,
            minimizer: LBFGS(iterations: 100, gradientTolerance: 1e-2), threads: context.threads)
        if let dense = regression.layers.first as? Dense { try head.load(dense.tensors) }
    }

    /// Trains layers, pooling and dense layer.
    fileprivate mutating func tune(
        _ plan: TunedEncoderPlan, on clips: FrameClips, validation: FrameClips?, context: LearnerPlan.Context
    ) throws {
        let training = context.training
        var settings = training.configuration(
            seed: context.seed, threads: context.threads, clips: clips.targets.count)
        if let rule = settings.optimizer as? Adam {
            let factor = plan.headRate / rule.learningRate
            settings.optimizer = ParameterGroups(
                rule,
                groups: [
                    .init(prefix: "head.weight", factor: factor, weightDecay: .coupled(plan.headPenalty)),
                    .init(prefix: "head.", factor: factor, weightDecay: Adam.WeightDecay.none),
                    .init(prefix: "pooling.", factor: factor, weightDecay: Adam.WeightDecay.none),
                ])
        }
        if validation == nil, training.patience != nil { settings.stopping = nil }
        try fit(
            clips, validation: validation, loss: training.engineLoss, metric: .unweightedAverageRecall,
            augmentations: plan.augmentations(training), configuration: settings, checkpointsTo: context.checkpoint,
            onEpoch: { event in
                context.onEpoch(
                    event.report.epoch, event.plannedEpochs, event.report.trainingLoss, event.report.validationMetric)
            })
    }
}
