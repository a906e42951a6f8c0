import Affect
import AudioSignal
import Corpora
import Foundation
import Inference
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// An encoder's layers, trained further: where they begin, that they learn, and that nothing but the seed decides.
struct TunedEncoderTests {
    static let features = FeaturePlan(
        "encoder-frames", settings: ["layer": 1], encoder: Encoders.file("tiny_whisper.onnx").path)

    static func recipe(
        epochs: Int = 10, _ change: (inout TunedEncoderPlan) -> Void = { _ in }
    ) -> VoiceRecipe {
        var plan = TunedEncoderPlan(layers: 2, attention: 8)
        change(&plan)
        return VoiceRecipe.encoderTuned.with {
            $0.features = features
            $0.learner = .tunedEncoder(plan)
            $0.training.epochs = epochs
            $0.training.batchSize = 4
            $0.training.optimiser = .adamW(learningRate: 3e-3, weightDecay: 0.01)
        }
    }

    static let table = Result { try Voices.table(features: VoiceFeatureSets.load(features)) }

    static func train(
        _ recipe: VoiceRecipe, threads: Int = 1, checkpoint: CheckpointFolder? = nil,
        onEpoch: (VoiceTrainer.Progress) -> Void = { _ in }
    ) throws -> VoiceModel {
        let table = try Self.table.get()
        return try VoiceTrainer(recipe: recipe, seed: 3, threads: threads, checkpoint: checkpoint).train(
            on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus, onEpoch: onEpoch)
    }

    static func scores(_ model: VoiceModel, threads: Int = 1) throws -> [[Double]] {
        try model.probabilities(of: table.get().rows.map { $0.variants[0] }, threads: threads)
    }

    /// What a model's file holds.
    static func tensors(_ model: VoiceModel) throws -> [String: Tensor] {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try model.write(to: file)
            return try SafeTensors(contentsOf: file).tensors
        }
    }

    /// From the states after one layer the next layers make what the encoder itself makes.
    @Test func untouchedLayersGiveTheEncodersStates() throws {
        let network = try Encoders.tiny().network(layers: 3)
        let levels = try WhisperMel.levels(of: Encoders.clip())
        let tape = Tape(device: Device(), mode: .inference)
        let mel = try tape.constant(levels.reshaped([1] + levels.shape))
        let expected = try network.hiddenStates(of: mel, after: [1, 2, 3])
        let found = try PooledStates(layers: Array(network.layers.dropFirst())).states(expected[0])
        for (state, own) in zip(expected, found) {
            #expect(mismatch(own.value.elements, state.value.elements, absolute: 1e-4) == nil)
        }
    }

    @Test func paddingIsNotHeard() throws {
        let layers = Array(try Encoders.tiny().network(layers: 3).layers.dropFirst())
        let clips = try Self.table.get().rows.prefix(2).map { $0.variants[0].values }
        let (long, short) = (clips[0], Array(clips[1].prefix(7 * 16)))
        let times = long.count / 16
        var random = PhiloxGenerator(seed: 2)
        let poolings = try (0..<3).map { _ in try AttentiveStatisticsPooling(features: 16, hidden: 4, using: &random) }
        for pooling in [[], poolings] {
            let network = PooledStates(layers: layers, poolings: pooling)
            let tape = Tape(device: Device(), mode: .inference)
            // What stands in the padding must not matter.
            let padding = [Float](repeating: 7, count: (times - 7) * 16)
            let both = try network(
                tape.constant(Tensor(long + short + padding, shape: [2, times, 16])), lengths: [times, 7])
            let alone = try network(tape.constant(Tensor(short, shape: [1, 7, 16])))
            #expect(alone.shape == [1, 2 * 16 * 3])
            #expect(mismatch(both.value.row(1), alone.value.elements, absolute: 1e-4) == nil)
        }
    }

    /// Without training the layers are the encoder's, and the regression on them knows what it was taught.
    @Test func itBeginsWithTheEncodersLayersAndARegression() throws {
        let model = try Self.train(Self.recipe(epochs: 0) { $0.keepStart = false })
        let tensors = try Self.tensors(model)
        let network = try Encoders.tiny().network(layers: 3)
        for (number, layer) in network.layers.dropFirst().enumerated() {
            for (name, tensor) in layer.tensors {
                #expect(tensors["member.0.layers.\(number).\(name)"]?.isIdentical(to: tensor) == true, "\(name)")
            }
        }
        let rows = try Self.table.get().rows
        #expect(try zip(model.scores(of: rows.map { $0.variants[0] }), rows).allSatisfy { $0.top == $1.emotion })
        // A start that is kept is the same once more.
        let twice = try Self.train(Self.recipe(epochs: 0))
        for (clip, plain) in zip(try Self.scores(twice), try Self.scores(model)) {
            #expect(mismatch(clip, plain, absolute: 1e-6) == nil)
        }
    }

    static let forms: [(String, @Sendable (inout VoiceRecipe, inout TunedEncoderPlan) -> Void)] = [
        ("plain", { _, plan in (plan.cropShare, plan.maskShare, plan.dropout, plan.headDropout) = (0, 0, 0, 0) }),
        ("attentive", { _, plan in plan.pooling = .attentive }),
        ("fresh", { _, plan in (plan.headStart, plan.keepStart) = (.fresh, false) }),
        ("one layer", { _, plan in plan.layers = 1 }),
        ("mixed", { recipe, _ in recipe.training.mixup = 0.3 }),
        ("noisy", { recipe, _ in (recipe.training.noise, recipe.training.loss) = (0.05, .focal(focus: 1)) }),
        ("members", { recipe, _ in (recipe.training.members, recipe.training.speeds) = (2, [1]) }),
    ]

    @Test(arguments: forms.map(\.0))
    func theLossFallsAndTheLayersChange(_ form: String) throws {
        var plan = TunedEncoderPlan(layers: 2, attention: 8)
        var recipe = Self.recipe()
        try #require(Self.forms.first { $0.0 == form }).1(&recipe, &plan)
        // Without a regression to begin from there is something left to learn.
        plan.headStart = .fresh
        recipe.learner = .tunedEncoder(plan)
        var losses: [Double] = []
        let model = try Self.train(recipe) { losses.append($0.loss) }
        #expect(losses.count == 10 * recipe.training.members)
        #expect(losses[9] < losses[0])
        let tensors = try Self.tensors(model)
        let own = try Encoders.tiny().network(layers: 3).layers.dropFirst().prefix(plan.layers)
        for (number, layer) in own.enumerated() {
            for name in ["linear1.weight", "norm1.weight", "self_attn.in_proj_weight", "self_attn.out_proj.bias"] {
                let before = try #require(layer.tensors[name])
                #expect(tensors["member.0.layers.\(number).\(name)"]?.isIdentical(to: before) == false, "\(name)")
                guard plan.keepStart else { continue }
                let kept = tensors["member.\(recipe.training.members).layers.\(number).\(name)"]
                #expect(kept?.isIdentical(to: before) == true, "\(name)")
            }
        }
        #expect(tensors.keys.contains { $0.hasPrefix("member.0.pooling.0") } == (plan.pooling == .attentive))
    }

    @Test func strangersAreUnderstood() throws {
        let table = try Self.table.get()
        let isHeard = { (row: FeatureTable.Row) in row.recording.speaker != "s2" }
        let model = try VoiceTrainer(recipe: Self.recipe(), seed: 1).train(
            on: table.rows.filter(isHeard), classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        for row in table.rows.filter({ !isHeard($0) }) {
            #expect(try model.scores(of: row.variants)[0].top == row.emotion)
        }
    }

    @Test(arguments: [TunedEncoderPlan.Pooling.statistics, .attentive])
    func threadsAndFilesChangeNoBit(_ pooling: TunedEncoderPlan.Pooling) throws {
        let recipe = Self.recipe(epochs: 4) { $0.pooling = pooling }.with { $0.training.mixup = 0.2 }
        let model = try Self.train(recipe)
        let scores = try Self.scores(model)
        #expect(try Self.scores(Self.train(recipe, threads: 2), threads: 2) == scores)
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try model.write(to: file)
            let read = try VoiceModel(contentsOf: file)
            #expect(read.recipe == recipe)
            #expect(try Self.scores(read) == scores)
        }
    }

    /// Cancelled after three epochs, gone on from there: the same model as without.
    @Test func anInterruptedTrainingGoesOn() async throws {
        let recipe = Self.recipe(epochs: 6)
        let plain = try Self.scores(Self.train(recipe))
        try await withTemporaryDirectory { url in
            func folder() throws -> CheckpointFolder {
                let work = WorkIdentity(
                    work: "train", recipe: recipe, data: try Self.table.get(), evaluationProtocol: nil, seed: 3)
                return try CheckpointFolder(url, for: work, seconds: 0)
            }
            let begun = try folder()
            await #expect(throws: CancellationError.self) {
                try await Task {
                    _ = try Self.train(recipe, checkpoint: begun) { progress in
                        if progress.epoch == 3 { withUnsafeCurrentTask { $0?.cancel() } }
                    }
                }.value
            }
            var epochs: [Int] = []
            let model = try Self.train(recipe, checkpoint: folder()) { epochs.append($0.epoch) }
            #expect(epochs == [1, 2, 3, 4, 5, 6])
            #expect(try Self.scores(model) == plain)
        }
    }

    @Test func longRecordingsAreReadWindowByWindow() throws {
        let model = try Self.train(Self.recipe(epochs: 2))
        let voices = [Emotion.anger, .sadness, .anger].flatMap {
            Voices.utterance($0, speaker: 1, take: 0, seconds: 1.2).mono
        }
        let reading = try VoiceReader(model: model).read(
            Waveform(samples: voices, sampleRate: 16_000), options: ReadingOptions(window: 0.6, step: 0.3))
        #expect(reading.timeline.count >= 10)
        #expect(reading.timeline.allSatisfy { $0.scores != nil })
        #expect(reading.model.name == "encoder-tuned")
    }

    @Test func whatCannotBeIsNamed() throws {
        #expect(throws: SpeechEncoderError.noSuchLayer(encoder: "tiny_whisper.onnx", layer: 4, known: [1, 2, 3])) {
            try Self.train(Self.recipe { $0.layers = 3 })
        }
        #expect(
            throws: VoiceEmotionError.setting(name: "features.name", value: "log-mel", recipe: "tuned-encoder")
        ) { try Self.train(Self.recipe().with { $0.features = "log-mel" }) }
        let vectors = try Voices.table()
        #expect(
            throws: VoiceEmotionError.layer(
                number: 0, kind: "tuned-encoder", problem: .axes(input: [40], needed: 2...2))
        ) {
            try VoiceTrainer(recipe: Self.recipe().with { $0.features = "seed-mfcc" }).train(
                on: vectors.rows, classes: vectors.classes, labelsByCorpus: vectors.labelsByCorpus)
        }
        // Nothing stands in for an encoder that is not installed: what installs it is told.
        let nowhere = VoiceFeatureSets.Environment(models: ModelFolder(url: URL(filePath: "/nowhere/models")))
        let error = #expect(throws: ModelStoreError.self) {
            try VoiceFeatureSets.load(VoiceRecipe.encoderTuned.features, in: nowhere)
        }
        #expect(error?.isSomethingMissing == true)
    }

    @Test func everySettingIsSet() throws {
        let recipe = VoiceRecipe.encoderTuned
        let changes: [(String, String, TunedEncoderPlan)] = [
            ("layers", "3", TunedEncoderPlan(layers: 3)),
            ("pooling", "attentive", TunedEncoderPlan(pooling: .attentive)),
            ("attention", "12", TunedEncoderPlan(attention: 12)),
            ("headStart", "fresh", TunedEncoderPlan(headStart: .fresh)),
            ("c", "0.5", TunedEncoderPlan(c: 0.5)), ("dropout", "0.25", TunedEncoderPlan(dropout: 0.25)),
            ("headDropout", "0.35", TunedEncoderPlan(headDropout: 0.35)),
            ("headRate", "0.002", TunedEncoderPlan(headRate: 0.002)),
            ("cropShare", "0.25", TunedEncoderPlan(cropShare: 0.25)),
            ("cropLeast", "0.75", TunedEncoderPlan(cropLeast: 0.75)),
            ("maskShare", "0.25", TunedEncoderPlan(maskShare: 0.25)), ("limit", "5", TunedEncoderPlan(limit: 5)),
            ("headPenalty", "0.1", TunedEncoderPlan(headPenalty: 0.1)),
            ("keepStart", "false", TunedEncoderPlan(keepStart: false)),
        ]
        for (name, text, plan) in changes {
            let changed = try recipe.changing("learner." + name, toText: text)
            #expect(changed.learner == .tunedEncoder(plan), "\(name)")
            #expect(try JSONDecoder().decode(VoiceRecipe.self, from: JSONEncoder().encode(changed)) == changed)
        }
        for (name, text) in [
            ("pooling", "maximum"), ("headStart", "cold"), ("layers", "0"), ("dropout", "1"), ("cropLeast", "0"),
            ("maskShare", "1"), ("headRate", "-1"), ("epochs", "3"),
        ] {
            #expect(throws: VoiceEmotionError.self, "\(name)") { try recipe.changing("learner." + name, toText: text) }
        }
    }
}
