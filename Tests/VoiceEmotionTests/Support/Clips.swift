import Affect
import Corpora
import Foundation
import NunchiTesting
import VoiceEmotion

/// Rows of made-up feature values, of which no sound exists.
enum Clips {
    static func recording(_ emotion: Emotion, speaker: String, take: Int, corpus: String = "made") -> Recording {
        Recording(
            file: URL(filePath: "/\(corpus)/\(emotion.rawValue)/\(speaker)/\(take).wav"), label: emotion.rawValue,
            emotion: emotion, corpus: corpus, speaker: speaker)
    }

    /// Clips around a centre of their own for each emotion.
    ///
    /// - Parameters:
    ///   - distance: how far the centres lie apart, in deviations of the noise.
    ///   - width: number of feature values.
    static func rows(
        _ emotions: [Emotion], speakers: [String], takes: Int, corpus: String = "made", distance: Double = 6,
        width: Int = 8, seed: UInt64 = 1
    ) -> [FeatureTable.Row] {
        var generator = SeededGenerator(seed: seed)
        var rows: [FeatureTable.Row] = []
        for speaker in speakers {
            for emotion in emotions {
                let place = Emotion.allCases.firstIndex(of: emotion) ?? 0
                for take in 0..<takes {
                    let values = (0..<width).map { index in
                        // The sum of twelve numbers is near enough to a Gaussian of deviation 1.
                        let noise = (0..<12).reduce(-6.0) { sum, _ in sum + generator.unit() }
                        return Float(noise + (index % Emotion.allCases.count == place ? distance : 0))
                    }
                    rows.append(
                        FeatureTable.Row(
                            recording: recording(emotion, speaker: speaker, take: take, corpus: corpus),
                            emotion: emotion, variants: [values]))
                }
            }
        }
        return rows
    }
}

extension FeatureTable.Row {
    /// A clip of an emotion with one vector at each speed.
    init(recording: Recording, emotion: Emotion, variants: [[Float]]) {
        self.init(recording: recording, label: emotion.rawValue, variants: variants.map { FeatureArray($0) })
    }

    /// Its emotion.
    var emotion: Emotion? { Emotion(rawValue: label) }
}

extension FeatureTable {
    /// A table of given rows.
    init(rows: [Row]) {
        var corpora: [String] = []
        for row in rows where !corpora.contains(row.recording.corpus) { corpora.append(row.recording.corpus) }
        self.init(rows: rows, failures: [], corpus: corpora.joined(separator: "+"))
    }
}
