import Affect
import Foundation

/// A file name of own four-class recordings: `1_2_17` is class 1 (neutral), speaker 2, take 17.
///
/// The class numbers are those of `Taxonomy.seed`.
struct NumberedName {
    let emotion: Emotion
    let speaker: String

    init?(_ stem: String) {
        let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return nil
        }
        guard let number = Int(parts[0]), Taxonomy.seed.emotions.indices.contains(number) else { return nil }
        emotion = Taxonomy.seed.emotions[number]
        speaker = String(parts[1])
    }

    static func read(_ folder: CorpusFolder, corpus: String) -> LayoutReading {
        var found = LayoutReading()
        for file in folder.media {
            guard let name = NumberedName(file.deletingPathExtension().lastPathComponent) else {
                found.issues.append(CorpusIssue(file: file.path, line: nil, cause: .foreignName))
                continue
            }
            found.recordings.append(
                Recording(
                    file: file, label: name.emotion.rawValue, emotion: name.emotion, corpus: corpus,
                    speaker: name.speaker))
        }
        return found
    }
}
