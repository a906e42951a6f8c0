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

    /// The recordings that a command line names: paths as they are, and all sound files below folders, in the order of
    /// their names. Hidden files are passed over.
    ///
    /// - Throws: ``CorpusError/noSounds(folder:)`` for a folder without any.
    public static func named(by paths: [String]) throws(CorpusError) -> [String] {
        var found: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
            else {
                found.append(path)
                continue
            }
            let below = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
                .filter { isSound($0) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
                .sorted()
            guard !below.isEmpty else { throw .noSounds(folder: path) }
            let folder = path.hasSuffix("/") ? path : path + "/"
            found += below.map { folder + $0 }
        }
        return found
    }
}
