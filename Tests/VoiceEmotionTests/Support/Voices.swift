import Affect
import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import VoiceEmotion

/// Synthetic voices in which anger is high and open, sadness low and closed, and each speaker a little different.
enum Voices {
    /// One utterance.
    ///
    /// - Parameter speaker: a small number; each shifts pitch and formants.
    static func utterance(
        _ emotion: Emotion, speaker: Int, take: Int, seconds: Double = 0.4, sampleRate: Int = 16_000
    ) -> Waveform {
        let size = 1 + 0.03 * Double(speaker)
        let pitch = (emotion == .anger ? 270.0 : 120) * size + 4 * Double(take)
        let formants = emotion == .anger ? [880.0, 1500, 2800] : [320, 900, 2300]
        return Signal.vowel(
            pitch: pitch, formants: formants.map { $0 * size }, seconds: seconds, sampleRate: sampleRate)
    }

    /// A data set in a folder: `EMOTION/SPEAKER/TAKE.wav` for angry and sad voices of several speakers.
    static func writeCorpus(to folder: URL, speakers: Int = 3, takes: Int = 2) throws -> Corpus {
        for emotion in [Emotion.anger, .sadness] {
            for speaker in 0..<speakers {
                let place = folder.appending(path: "\(emotion.rawValue)/s\(speaker)")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                for take in 0..<takes {
                    let voice = utterance(emotion, speaker: speaker, take: take)
                    _ = try voice.write(to: place.appending(path: "\(take).wav"))
                }
            }
        }
        return try Corpus(contentsOf: folder, name: "made")
    }

    /// Angry and sad voices of four speakers as a table, without files.
    static func table(features: any VoiceFeatureSet = SeedMFCC()) throws -> FeatureTable {
        var rows: [FeatureTable.Row] = []
        for speaker in 0..<4 {
            for emotion in [Emotion.anger, .sadness] {
                for take in 0..<2 {
                    let array = try features.array(of: utterance(emotion, speaker: speaker, take: take))
                    let clip = Clips.recording(emotion, speaker: "s\(speaker)", take: take)
                    rows.append(FeatureTable.Row(recording: clip, label: emotion.rawValue, variants: [array]))
                }
            }
        }
        return FeatureTable(rows: rows)
    }

    /// A model of those voices.
    static func model(threshold: Double = 0) throws -> VoiceModel {
        let table = try table()
        var model = try VoiceTrainer(recipe: .small).train(
            on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        model.threshold = threshold
        return model
    }
}

extension VoiceRecipe {
    /// Something that learns in a moment.
    static let small = VoiceRecipe(
        name: "small", features: "seed-mfcc", standardisedWithin: 3,
        learner: .network(NetworkPlan(hidden: [16], dropout: 0.1, start: .he)),
        training: TrainingPlan(optimiser: .adamW(learningRate: 1e-2, weightDecay: 0.01), epochs: 30, batchSize: 8))

    /// The plan of a recipe whose learner is a feed-forward network.
    var network: NetworkPlan {
        get { if case .network(let plan) = learner { plan } else { NetworkPlan(hidden: [], start: .he) } }
        set { learner = .network(newValue) }
    }

    /// The same recipe with something changed.
    func with(_ change: (inout VoiceRecipe) -> Void) -> VoiceRecipe {
        var recipe = self
        change(&recipe)
        return recipe
    }
}
