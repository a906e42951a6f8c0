import Foundation

/// Files that somebody brought, for a machine without a network: told apart by what is in them, whatever their names.
struct GivenFiles {
    let entry: CatalogueEntry
    /// Files, or folders that hold the files under their published names.
    let paths: [URL]

    /// A file for each download of the entry.
    func matched() throws(ModelStoreError) -> [Obtained] {
        var found: [String: Obtained] = [:]
        for path in try files() {
            let (download, damage) = try match(path)
            guard let download else {
                let expected = entry.downloads.map { "\($0.file) (\($0.bytes) bytes)" }
                throw .foreignFile(path: path.path, name: entry.name, damage: damage, expected: expected)
            }
            found[download.file] = Obtained(
                file: path, origin: .init(file: download.file, sha256: download.sha256, source: path.path))
        }
        let missing = entry.downloads.filter { found[$0.file] == nil }
        guard missing.isEmpty else { throw .filesMissing(name: entry.name, files: missing.map(\.file)) }
        return entry.downloads.compactMap { found[$0.file] }
    }

    private func files() throws(ModelStoreError) -> [URL] {
        var files: [URL] = []
        for path in paths {
            if FileSystem.isFolder(path) {
                files += entry.downloads.map { path.appendingPathComponent($0.file) }
                    .filter { FileSystem.size(of: $0) != nil }
            } else if FileSystem.size(of: path) != nil {
                files.append(path)
            } else {
                throw .fileSystem(path: path.path, cause: "there is no such file")
            }
        }
        return files
    }

    /// The download that a file is, or what is wrong with it.
    private func match(
        _ path: URL
    ) throws(ModelStoreError) -> (download: CatalogueDownload?, damage: ModelStoreError.Damage) {
        let size = FileSystem.size(of: path) ?? 0
        let candidates = entry.downloads.filter { $0.bytes == size }
        if !candidates.isEmpty {
            let digest = try InputFile.digest(of: path)
            return (candidates.first { $0.sha256 == digest }, .checksum)
        }
        let named = entry.downloads.first { $0.file == path.lastPathComponent } ?? entry.downloads.first
        return (nil, .size(expected: named?.bytes ?? 0, found: size))
    }
}
