package import Foundation

/// Where the package's files may lie, on a developer's machine and on a user's.
package enum ResourceFolders {
    /// A file of the package: below `NUNCHI_RESOURCES`, beside the program, in `../share/nunchi`, or in the build's bundle.
    ///
    /// The bundle's own accessor ends the program when the bundle is missing, so the bundle is looked for by name.
    ///
    /// - Parameter room: the target whose bundle holds it.
    package static func file(
        _ path: String, of room: String = "VoiceEmotion",
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL? {
        candidates(environment, room).lazy.map { $0.appending(path: path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }

    private static func candidates(_ environment: [String: String], _ room: String) -> [URL] {
        var folders: [URL] = []
        if let given = environment["NUNCHI_RESOURCES"], !given.isEmpty {
            folders.append(URL(filePath: given))
        }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        for folder in [program, Bundle.main.bundleURL.resolvingSymlinksInPath()].compactMap({ $0 }) {
            folders += [folder, folder.appending(path: "../share/nunchi").standardizedFileURL]
            folders += ["Nunchi_\(room).resources", "Nunchi_\(room).bundle"].map {
                folder.appending(path: $0)
            }
        }
        return folders
    }
}
