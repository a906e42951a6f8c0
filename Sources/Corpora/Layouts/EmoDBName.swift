import Affect
import Foundation

/// A file name of the Berlin database of emotional speech (Burkhardt et al., Interspeech 2005): `03a01Fa` is
/// speaker 03, text a01, emotion F (Freude), version a.
struct EmoDBName {
    let speaker: String
    let text: String
    let letter: Character

    init?(_ stem: String) {
        let characters = Array(stem)
        guard (6...7).contains(characters.count), characters.allSatisfy(\.isASCII) else { return nil }
        guard characters[0].isNumber, characters[1].isNumber, characters[2] == "a" || characters[2] == "b" else {
            return nil
        }
        guard characters[3].isNumber, characters[4].isNumber, Self.labels[characters[5]] != nil else { return nil }
        guard characters.count == 6 || characters[6].isLowercase else { return nil }
        speaker = String(characters[0...1])
        text = String(characters[2...4])
        letter = characters[5]
    }

    /// The speaker's sex; nil for a number that the database has not.
    var sex: Sex? { Self.women.contains(speaker) ? .female : Self.men.contains(speaker) ? .male : nil }

    static let labels: [Character: (word: String, emotion: Emotion)] = [
        "W": ("anger", .anger), "L": ("boredom", .boredom), "E": ("disgust", .disgust), "A": ("fear", .fear),
        "F": ("happiness", .joy), "T": ("sadness", .sadness), "N": ("neutral", .neutral),
    ]

    private static let women: Set<String> = ["08", "09", "13", "14", "16"]
    private static let men: Set<String> = ["03", "10", "11", "12", "15"]

    static func read(_ folder: CorpusFolder, corpus: String) -> LayoutReading {
        var found = LayoutReading()
        for file in folder.media {
            guard let name = EmoDBName(file.deletingPathExtension().lastPathComponent), let label = labels[name.letter]
            else {
                found.issues.append(CorpusIssue(file: file.path, line: nil, cause: .foreignName))
                continue
            }
            found.recordings.append(
                Recording(
                    file: file, label: label.word, emotion: label.emotion, corpus: corpus, speaker: name.speaker,
                    sex: name.sex, sentence: name.text))
        }
        return found
    }
}
