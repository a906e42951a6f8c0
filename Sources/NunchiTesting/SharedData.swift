public import Foundation

/// Real recordings beside the repository, which tests may read but never copy.
///
/// Use as `@Test(.enabled(if: SharedData.isPresent, SharedData.absence))`.
public enum SharedData {
    /// The folder: `NUNCHI_DATA` where that is set, else the nearest `shared/data` beside a folder above this file.
    public static let url: URL? = {
        if let path = ProcessInfo.processInfo.environment["NUNCHI_DATA"], !path.isEmpty {
            return existingFolder(URL(fileURLWithPath: path))
        }
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if let found = existingFolder(folder.appendingPathComponent("shared/data")) { return found }
        }
        return nil
    }()

    /// Whether the recordings are on this machine.
    public static var isPresent: Bool { url != nil }

    /// Why a test is skipped where they are not.
    public static let absence: String = "no recordings: set NUNCHI_DATA or put them in ../shared/data"

    /// A file or folder by its path inside the data folder, such as `emodb/manifest.tsv`; nil where it is not there.
    public static func url(of path: String) -> URL? {
        guard let found = url?.appendingPathComponent(path), FileManager.default.fileExists(atPath: found.path) else {
            return nil
        }
        return found
    }

    /// The files of a folder with one of the given extensions, at any depth, sorted by path.
    public static func files(in folder: String, extensions: Set<String> = ["flac"]) -> [URL] {
        guard let root = url(of: folder),
            let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        else { return [] }
        return walker.compactMap { $0 as? URL }
            .filter { extensions.contains($0.pathExtension.lowercased()) }
            .sorted { $0.path < $1.path }
    }

    private static func existingFolder(_ url: URL) -> URL? {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
            ? url : nil
    }
}
