import Foundation

/// The files that this room needs at run time: scripts that download and convert.
enum ResourceFile {
    /// A file of the package: below `NUNCHI_RESOURCES`, beside the program, in `../share/nunchi`, or in the build's bundle.
    ///
    /// The bundle's own accessor ends the program when the bundle is missing, so the bundle is looked for by name.
    static func url(
        _ path: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ModelStoreError) -> URL {
        let found = folders(environment).lazy.map { $0.appendingPathComponent(path) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        guard let found else { throw .resourceMissing(file: path) }
        return found
    }

    private static func folders(_ environment: [String: String]) -> [URL] {
        var folders: [URL] = []
        if let given = environment["NUNCHI_RESOURCES"], !given.isEmpty { folders.append(URL(fileURLWithPath: given)) }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        for folder in [program, Bundle.main.bundleURL.resolvingSymlinksInPath()].compactMap({ $0 }) {
            folders += [folder, folder.appendingPathComponent("../share/nunchi").standardizedFileURL]
            folders += ["Nunchi_Inference.resources", "Nunchi_Inference.bundle"].map {
                folder.appendingPathComponent($0)
            }
        }
        return folders
    }
}
