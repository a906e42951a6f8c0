import Foundation

/// What lies in a data set's folder: its manifest, if any, and its media files in a fixed order.
struct CorpusFolder {
    let url: URL
    let manifest: URL?
    let media: [URL]

    /// - Parameter layout: the layout that the caller asks for, nil to find it out.
    init(_ url: URL, layout: CorpusLayout?) throws(CorpusError) {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: url.path, isDirectory: &isFolder) else { throw .noFolder(path: url.path) }
        guard isFolder.boolValue else { throw .notAFolder(path: url.path) }
        guard files.isReadableFile(atPath: url.path) else {
            throw .unreadable(path: url.path, cause: "permission denied; give yourself the right to read the folder")
        }
        self.url = url
        manifest = ["manifest.tsv", "manifest.csv"].map { url.appending(path: $0) }
            .first { files.fileExists(atPath: $0.path) }
        // Where the manifest counts, the folder's other files do not matter, and there may be very many.
        let usesManifest = layout == .manifest || (layout == nil && manifest != nil)
        media = usesManifest ? [] : Self.mediaFiles(below: url)
    }

    private static func mediaFiles(below url: URL) -> [URL] {
        let walker = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        var found: [URL] = []
        while let file = walker?.nextObject() as? URL {
            if SoundFiles.isSound(file.path) { found.append(file) }
        }
        return found.sorted { $0.path < $1.path }
    }

    /// The folders between the data set's folder and the file.
    func folders(of file: URL) -> [String] {
        Array(file.deletingLastPathComponent().pathComponents.dropFirst(url.pathComponents.count))
    }
}
