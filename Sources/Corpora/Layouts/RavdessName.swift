import Affect
import Foundation

/// A file name of RAVDESS (Livingstone & Russo, PLoS ONE 13(5), 2018): seven two-digit fields for modality, vocal channel,
/// emotion, intensity, statement, repetition, actor.
struct RavdessName {
    let fields: [Int]

    init?(_ stem: String) {
        let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
        let fields = parts.compactMap { $0.count == 2 && $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard parts.count == 7, fields.count == 7, (1...8).contains(fields[2]), fields[6] > 0 else { return nil }
        self.fields = fields
    }

    private static let labels: [(word: String, emotion: Emotion)] = [
        ("neutral", .neutral), ("calm", .calm), ("happy", .joy), ("sad", .sadness), ("angry", .anger),
        ("fearful", .fear),
        ("disgust", .disgust), ("surprised", .surprise),
    ]

    /// What is said: one of the two statements that all actors speak.
    var transcript: String? {
        switch fields[4] {
        case 1: "Kids are talking by the door"
        case 2: "Dogs are sitting by the door"
        default: nil
        }
    }

    /// The actor's number, from 1.
    var actor: Int { fields[6] }

    /// The actor's sex: odd numbers are men, even numbers women.
    var sex: Sex { actor % 2 == 1 ? .male : .female }

    private func recording(of file: URL, corpus: String) -> Recording {
        let label = Self.labels[fields[2] - 1]
        return Recording(
            file: file, label: label.word, emotion: label.emotion, corpus: corpus,
            speaker: actor < 10 ? "0\(actor)" : "\(actor)", sex: sex,
            sentence: "0\(fields[4])", transcript: transcript)
    }

    static func read(_ folder: CorpusFolder, corpus: String) -> LayoutReading {
        var found = LayoutReading()
        for file in folder.media {
            guard let name = RavdessName(file.deletingPathExtension().lastPathComponent) else {
                found.issues.append(CorpusIssue(file: file.path, line: nil, cause: .foreignName))
                continue
            }
            if name.fields[1] == 1 {
                found.recordings.append(name.recording(of: file, corpus: corpus))
            } else {
                found.issues.append(CorpusIssue(file: file.path, line: nil, cause: .song))
            }
        }
        return found
    }
}
