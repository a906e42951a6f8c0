import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import VoiceEmotion

/// Small models of every kind of learner, to be exported.
enum Exports {
    private static let emotions = ["anger", "joy", "sadness"]

    static func sound(_ emotion: String, speaker: Int, take: Int = 0, seconds: Double = 0.6) -> Waveform {
        SyntheticVoices.voice(emotion: emotion, speaker: speaker, take: take, seconds: seconds)
    }

    /// A model of made-up voices, trained in a moment.
    static func model(_ recipe: VoiceRecipe, emotions: [String] = emotions) throws -> VoiceModel {
        let features = try VoiceFeatureSets.load(recipe.features)
        var rows: [FeatureTable.Row] = []
        for speaker in 0..<3 {
            for label in emotions {
                for take in 0..<2 {
                    let array = try features.array(of: sound(label, speaker: speaker, take: take))
                    let clip = Recording(
                        file: URL(filePath: "/made/\(label)/\(speaker)/\(take).wav"), label: label, emotion: nil,
                        corpus: "made", speaker: "s\(speaker)")
                    rows.append(FeatureTable.Row(recording: clip, label: label, variants: [array]))
                }
            }
        }
        let table = FeatureTable(rows: rows, failures: [], corpus: "made", task: recipe.task)
        return try VoiceTrainer(recipe: recipe, seed: 1, threads: 2).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    /// Every known recipe in a short form, and forms of learners that no known recipe has.
    static func recipes() throws -> [VoiceRecipe] {
        func changed(_ name: String, _ label: String, _ change: (inout VoiceRecipe) -> Void) throws -> VoiceRecipe {
            try brief(VoiceRecipe.named(name)).with {
                $0.name = label
                change(&$0)
            }
        }
        return try VoiceRecipe.known.filter { !$0.features.name.hasPrefix("encoder") }.map(brief) + [
            changed("svm", "svm-radial") { $0.learner = .svm(SupportVectorPlan(kernel: .radial)) },
            changed("gmm", "gmm-full") { $0.learner = .mixture(MixturePlan(components: 2, fullCovariance: true)) },
            changed("acoustic", "ensemble") { $0.training.members = 3 },
            changed("seed-cnn-lstm", "words") { $0.task = .words },
            changed("rnn", "residual") { $0.learner = .layers(residual) }, committee(),
            changed("encoder-tuned", "tuned") { tune(&$0, .statistics) },
            changed("encoder-tuned", "tuned-attentive") { tune(&$0, .attentive) },
        ]
    }

    static func brief(_ recipe: VoiceRecipe) -> VoiceRecipe {
        recipe.with {
            $0.training.epochs = min($0.training.epochs, 2)
            $0.training.members = 1
            $0.training.speeds = [1]
            $0.search = []
            if case .forest = $0.learner { $0.learner = .forest(ForestPlan(trees: 20, leafClips: 2)) }
            if case .mixture = $0.learner { $0.learner = .mixture(MixturePlan(components: 4)) }
        }
    }

    /// Layers that the known recipes do without, and a pooling over time that short clips are too short for.
    private static let residual = LayerStackPlan([
        .convolution(filters: 4, kernel: [3, 3], keepsSize: true), .activation(.tanh),
        .residual([.convolution(filters: 6, kernel: [3, 3], keepsSize: true), .activation(.gelu)]),
        .meanPool(window: [60, 4]), .recurrent(.lstm, units: 5, isBidirectional: true), .dense(units: 4),
    ])

    /// Layers of a tiny encoder, trained further.
    private static func tune(_ recipe: inout VoiceRecipe, _ pooling: TunedEncoderPlan.Pooling) {
        recipe.features = FeaturePlan(
            "encoder-frames", settings: ["layer": 1], encoder: Encoders.file("tiny_whisper.onnx").path)
        recipe.learner = .tunedEncoder(TunedEncoderPlan(layers: 2, pooling: pooling, attention: 8))
    }

    /// A committee on a tiny encoder, one member of which is blind to speakers.
    private static func committee() throws -> VoiceRecipe {
        let encoder = try Encoders.tiny()
        let members = [
            CommitteePlan.Member(rows: [1, 3], blindTo: 1), CommitteePlan.Member(rows: [2, 3, 5]),
        ]
        return VoiceRecipe(
            name: "committee",
            features: FeaturePlan("encoder", encoder: Encoders.file("tiny_whisper.onnx").path),
            rows: [1, 2, 3, 4, 6], standardisedWithin: 2,
            learner: .committee(
                CommitteePlan(
                    width: encoder.width, committees: ["own": CommitteePlan.Committee(members, c: 0.1)],
                    chosen: "own")),
            training: brief(.acoustic).training, profile: ProfilePlan(halfway: 3))
    }
}
