import Affect
import Corpora
import Foundation
import Testing
import VoiceEmotion

/// Networks as lists of layers: what fits is built and learns, what does not is named.
struct LayerStackTests {
    private static func recipe(_ layers: [LayerPlan]) -> VoiceRecipe {
        VoiceRecipe(
            name: "stack", features: "log-mel", standardisedWithin: 4, learner: .layers(LayerStackPlan(layers)),
            training: TrainingPlan(
                optimiser: .adamW(learningRate: 5e-3, weightDecay: 0), epochs: 12, batchSize: 8, gradientClipping: 5))
    }

    /// Clips of two emotions as frames of eight values, each clip of a length of its own.
    private static func rows(shape: (Int) -> [Int]) -> [FeatureTable.Row] {
        var rows: [FeatureTable.Row] = []
        for speaker in ["a", "b"] {
            for (place, emotion) in [Emotion.joy, .anger].enumerated() {
                for take in 0..<6 {
                    let sizes = shape(take)
                    let count = sizes.reduce(1, *)
                    // A wave in time along one half of the values or the other.
                    let values = (0..<count).map { index in
                        let (time, value) = (index / 8, index % 8)
                        return (value < 4) == (place == 0) ? Float(sin(Double(time + take))) * 2 + 1 : Float(0)
                    }
                    rows.append(
                        FeatureTable.Row(
                            recording: Clips.recording(emotion, speaker: speaker, take: take), label: emotion.rawValue,
                            variants: [FeatureArray(shape: sizes, values: values)]))
                }
            }
        }
        return rows
    }

    private static func train(
        _ layers: [LayerPlan], threads: Int = 1, change: (inout VoiceRecipe) -> Void = { _ in },
        shape: (Int) -> [Int] = { [9 + 3 * $0, 8] }
    ) throws -> (model: VoiceModel, rows: [FeatureTable.Row]) {
        let rows = rows(shape: shape)
        let table = FeatureTable(rows: rows)
        let model = try VoiceTrainer(recipe: recipe(layers).with(change), threads: threads).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        return (model, rows)
    }

    private static func problem(_ layers: [LayerPlan], shape: [Int]) -> VoiceEmotionError? {
        do {
            // Images have one size: the set that promises that is asked for.
            _ = try train(layers, change: { $0.features = "mel-image" }, shape: { _ in shape })
            return nil
        } catch { return error as? VoiceEmotionError }
    }

    static let stacks: [[LayerPlan]] = [
        [
            .convolution(filters: 6, kernel: [3, 3], keepsSize: true), .batchNorm, .activation(.relu),
            .maxPool(window: [2, 2]), .dropout(0.1), .attentivePooling(hidden: 8),
        ],
        [.convolution(filters: 8, kernel: [5], stride: [2]), .activation(.gelu), .recurrent(.lstm, units: 8)],
        [.recurrent(.gru, units: 6, isBidirectional: true, keepsTime: true), .meanOverTime, .dense(units: 8)],
        [
            .positional, .transformer(width: 8, heads: 2, feedForward: 16, layers: 1), .meanOverTime,
            .activation(.tanh),
        ],
        [
            .residual([.convolution(filters: 12, kernel: [3], keepsSize: true), .activation(.relu)]),
            .meanPool(window: [2]), .meanOverTime,
        ],
    ]

    @Test(arguments: stacks)
    func clipsOfAnyLengthAreLearned(_ layers: [LayerPlan]) throws {
        let (model, rows) = try Self.train(layers)
        let scores = try model.scores(of: rows.map { $0.variants[0] })
        #expect(zip(scores, rows).count { $0.top == $1.emotion } >= 22)
        // As short as a single frame, and longer than any clip that was heard.
        for frames in [1, 200] {
            let clip = FeatureArray(shape: [frames, 8], values: [Float](repeating: 0.5, count: frames * 8))
            let score = try model.scores(of: [clip])[0]
            #expect(score.values.allSatisfy { (0...1).contains($0) })
        }
    }

    @Test(arguments: stacks)
    func aClipsResultDoesNotDependOnItsCompany(_ layers: [LayerPlan]) throws {
        let (model, rows) = try Self.train(layers)
        let clips = rows.map { $0.variants[0] }
        let together = try model.scores(of: clips)
        for index in [0, 5, 23] { #expect(try model.scores(of: [clips[index]])[0] == together[index]) }
    }

    @Test func threadsDoNotCount() throws {
        for layers in Self.stacks {
            let one = try Self.train(layers, threads: 1)
            let two = try Self.train(layers, threads: 2)
            let clips = one.rows.map { $0.variants[0] }
            #expect(try one.model.scores(of: clips) == two.model.scores(of: clips, threads: 2))
        }
    }

    @Test func everySettingOfTrainingWorks() throws {
        let (model, rows) = try Self.train(Self.stacks[0]) {
            $0.training.loss = .focal(focus: 2)
            $0.training.specAugment = TrainingPlan.SpecAugmentPlan(bands: 2, frames: 3)
            $0.training.mixup = 0.2
            $0.training.noise = 0.05
            $0.training.timeShift = 2
            $0.training.epochs = 25
        }
        let scores = try model.scores(of: rows.map { $0.variants[0] })
        #expect(zip(scores, rows).count { $0.top == $1.emotion } >= 20)
    }

    @Test func aStackSurvivesItsFile() throws {
        for layers in Self.stacks {
            let plan = LearnerPlan.layers(LayerStackPlan(layers, start: .keras))
            #expect(try JSONDecoder().decode(LearnerPlan.self, from: JSONEncoder().encode(plan)) == plan)
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LayerPlan.self, from: Data(#"{"layer":"magic"}"#.utf8))
        }
    }

    @Test func aWindowLargerThanWhatIsLeftIsNamed() {
        #expect(
            Self.problem([.maxPool(window: [2]), .convolution(filters: 4, kernel: [9])], shape: [12, 8])
                == .layer(number: 2, kind: "convolution", problem: .window([9], input: [6, 8])))
    }

    @Test func layersOverTimeNeedTime() {
        #expect(
            Self.problem([.recurrent(.lstm, units: 4), .meanOverTime], shape: [12, 8])
                == .layer(number: 2, kind: "meanOverTime", problem: .axes(input: [4], needed: 2...4)))
        #expect(
            Self.problem([.dense(units: 4)], shape: [12, 8])
                == .layer(number: 2, kind: "output", problem: .axes(input: [12, 4], needed: 1...1)))
    }

    @Test(arguments: [
        (LayerPlan.dropout(1), "dropout", "rate", "1.0"),
        (.transformer(width: 10, heads: 4, feedForward: 8, layers: 1), "transformer", "heads", "4"),
        (.convolution(filters: 0, kernel: [3]), "convolution", "filters", "0"),
        (.maxPool(window: [2], stride: [0]), "maxPool", "stride", "[0]"),
        (.recurrent(.gru, units: -1), "gru", "units", "-1"),
    ])
    func aSettingThatCannotBeIsNamed(_ layer: LayerPlan, _ kind: String, _ name: String, _ value: String) {
        #expect(
            Self.problem([layer, .meanOverTime], shape: [12, 8])
                == .layer(number: 1, kind: kind, problem: .setting(name: name, value: value)))
    }

    @Test func clipsOfTheirOwnLengthCannotBeFlattened() {
        #expect(throws: VoiceEmotionError.layer(number: 1, kind: "flatten", problem: .ownLength(input: [nil, 8]))) {
            try Self.train([.flatten])
        }
    }

    @Test func aWayAroundMustKeepSizes() {
        #expect(
            Self.problem([.residual([.maxPool(window: [2])]), .meanOverTime], shape: [12, 8])
                == .layer(number: 1, kind: "residual", problem: .wayAround(input: [12, 8], body: [6, 8])))
    }
}
