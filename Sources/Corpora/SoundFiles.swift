import Foundation

/// Which files of a folder are taken for recordings.
public enum SoundFiles {
    /// Endings of their names, in small letters.
    public static let extensions: Set<String> = [
        "wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "mp4", "mov", "mkv", "webm", "aif", "aiff", "wma",
        "amr",
    ]

    /// Whether a path's ending is one of them.
    public static func isSound(_ path: String) -> Bool {
        extensions.contains(URL(filePath: path).pathExtension.lowercased())
    }
}
