import Affect
import Foundation

/// A folder for each label: `joy/clip.wav`, or `joy/SPEAKER/clip.wav` where the speakers are known.
enum LabelFolders {
    /// Whether every media file lies in a labelled folder, at least one of which names an emotion.
    static func isFollowed(by folder: CorpusFolder) -> Bool {
        let paths = folder.media.map(folder.folders(of:))
        return paths.allSatisfy { !$0.isEmpty } && paths.contains { Emotion(label: $0[0]) != nil }
    }

    static func read(_ folder: CorpusFolder, corpus: String) -> LayoutReading {
        var found = LayoutReading()
        for file in folder.media {
            let path = folder.folders(of: file)
            guard let label = path.first else {
                found.issues.append(CorpusIssue(file: file.path, line: nil, cause: .foreignName))
                continue
            }
            found.recordings.append(
                Recording(
                    file: file, label: label, emotion: Emotion(label: label), corpus: corpus,
                    speaker: path.count > 1 ? path[1] : ""))
        }
        return found
    }
}
