import Corpora
import Foundation

extension FeatureRequest {
    /// The recordings that a command line names: paths as they are, and all sound files below folders, in the order of
    /// their names.
    ///
    /// - Throws: `FeatureRequestError.noSounds` for a folder without any.
    public static func sources(in paths: [String]) throws(FeatureRequestError) -> [String] {
        var sources: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
            else {
                sources.append(path)
                continue
            }
            let found = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
                .filter { SoundFiles.isSound($0) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
                .sorted()
            guard !found.isEmpty else { throw .noSounds(folder: path) }
            let folder = path.hasSuffix("/") ? path : path + "/"
            sources += found.map { folder + $0 }
        }
        return sources
    }
}
