public import Foundation

/// How far an installation is.
public enum ModelStoreProgress: Sendable, Hashable {
    /// Another process is changing the models folder.
    case waiting
    /// A file is on its way; sizes in bytes.
    case downloading(file: String, done: Int, total: Int)
    /// Files are taken out of what was downloaded.
    case unpacking(name: String)
    /// What conversions need is installed, which happens once.
    case preparingConversion
    /// A conversion is running.
    case converting(name: String)
}

extension ModelStore {
    /// What an installation did.
    public struct Installation: Sendable, Hashable {
        /// The model.
        public let model: InstalledModel
        /// False where it was there already, sound and in this version.
        public let isNew: Bool
    }

    /// Installs a model, unless it is there, sound and in the catalogue's version.
    ///
    /// Nothing of it is seen before it is complete. What was downloaded stays when the installation is stopped, and is
    /// not downloaded again; it is removed at the end.
    ///
    /// - Parameters:
    ///   - given: the files to install from, or folders that hold them, instead of downloading anything.
    ///   - keepingDownloads: whether what was downloaded stays.
    /// - Throws: `ModelStoreError`.
    @discardableResult
    public func install(
        _ name: String, from given: [URL] = [], keepingDownloads: Bool = false,
        progress: (ModelStoreProgress) -> Void = { _ in }
    ) throws(ModelStoreError) -> Installation {
        let entry = try entry(name)
        guard entry.runsHere else {
            throw .notForThisMachine(name: name, machine: Machine.platform, platforms: entry.platforms)
        }
        let lock = try lockedFolder(progress)
        defer { withExtendedLifetime(lock) {} }
        if let model = try? verify(name), isCurrent(model, entry) { return Installation(model: model, isNew: false) }
        let downloads = Downloads(folder: folder)
        let files: [Obtained]
        if given.isEmpty {
            try requireSpace(downloads.missingBytes(entry) + installBytes(entry))
            files = try downloads.fetch(entry, progress: progress)
        } else {
            try requireSpace(installBytes(entry))
            files = try GivenFiles(entry: entry, paths: given).matched()
        }
        try requireSpace(installBytes(entry))
        let model = try build(entry, of: files, progress)
        if !keepingDownloads { try removeDownloads(of: [name]) }
        return Installation(model: model, isNew: true)
    }

    /// Removes what was downloaded for these models, whole or in part.
    public func removeDownloads(of names: [String]) throws(ModelStoreError) {
        for name in names {
            for download in try entry(name).downloads {
                for suffix in ["", ".part", ".part.etag"] {
                    try FileSystem.remove(folder.downloads.appendingPathComponent(download.file + suffix))
                }
            }
        }
    }

    /// Removes an installed model.
    ///
    /// - Returns: the bytes that its files took.
    /// - Throws: `ModelStoreError.nothingToRemove` where there is nothing to remove.
    @discardableResult
    public func remove(
        _ name: String, progress: (ModelStoreProgress) -> Void = { _ in }
    ) throws(ModelStoreError) -> Int {
        let home = folder.folder(of: try entry(name))
        guard FileSystem.isFolder(home) else {
            throw .nothingToRemove(name: name)
        }
        let lock = try lockedFolder(progress)
        defer { withExtendedLifetime(lock) {} }
        let bytes = FileSystem.totalSize(of: home)
        // Away at once; how long it takes to remove its files nobody sees.
        let removed = folder.staging.appendingPathComponent("removed-\(UUID().uuidString)")
        try FileSystem.rename(home, to: removed)
        try FileSystem.remove(removed)
        return bytes
    }

    private func lockedFolder(_ progress: (ModelStoreProgress) -> Void) throws(ModelStoreError) -> FolderLock {
        let lock = try FolderLock(folder) { progress(.waiting) }
        try FileSystem.makeFolder(folder.staging)
        clearStaging()
        try FileSystem.makeFolder(folder.downloads)
        return lock
    }

    /// Removes what processes that were killed left: whoever holds the lock is the only one at work here.
    ///
    /// A child of such a process may still be writing. Renaming takes its folder from under it; what it manages to
    /// write all the same is left for the next time.
    private func clearStaging() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.staging.path)) ?? [] {
            let left = folder.staging.appendingPathComponent("left-\(UUID().uuidString)")
            try? FileSystem.rename(folder.staging.appendingPathComponent(name), to: left)
            try? FileSystem.remove(left)
        }
    }

    /// Bytes that unpacking and converting take.
    private func installBytes(_ entry: CatalogueEntry) -> Int {
        entry.installedBytes + (entry.conversion?.scratchBytes ?? 0)
    }

    private func requireSpace(_ needed: Int) throws(ModelStoreError) {
        // A little is left for others: 16 MiB.
        let (total, overflow) = needed.addingReportingOverflow(1 << 24)
        guard let available = FileSystem.availableBytes(folder.url) else { return }
        if overflow || available < total {
            throw .noSpace(folder: folder.url.path, needed: overflow ? needed : total, available: available)
        }
    }

    private func build(
        _ entry: CatalogueEntry, of files: [Obtained], _ progress: (ModelStoreProgress) -> Void
    ) throws(ModelStoreError) -> InstalledModel {
        let stage = folder.staging.appendingPathComponent("\(entry.name)-\(UUID().uuidString)", isDirectory: true)
        try FileSystem.makeFolder(stage)
        progress(.unpacking(name: entry.name))
        let unpacker = Unpacker(files)
        var installed = try unpacker.unpack(entry.filesHere, into: stage)
        if let plan = entry.conversion {
            let conversion = Conversion(entry: entry, plan: plan, folder: folder)
            installed += try conversion.run(unpacker, into: stage, progress: progress)
        }
        let manifest = Manifest(
            schema: Manifest.schema, name: entry.name, version: entry.version, licence: entry.licence,
            installed: Date().formatted(.iso8601), origins: files.map(\.origin),
            converter: entry.conversion?.identity, files: installed.sorted { $0.path < $1.path })
        try manifest.write(in: stage)
        try FileSystem.synchronise(stage)
        let home = folder.folder(of: entry)
        try FileSystem.makeFolder(home.deletingLastPathComponent())
        try put(stage, in: home)
        return InstalledModel(folder: home, manifest: manifest)
    }

    /// Gives a complete folder its place; an older one makes room.
    private func put(_ stage: URL, in home: URL) throws(ModelStoreError) {
        if FileManager.default.fileExists(atPath: home.path) {
            let old = folder.staging.appendingPathComponent("old-\(UUID().uuidString)")
            try FileSystem.rename(home, to: old)
            do throws(ModelStoreError) {
                try FileSystem.rename(stage, to: home)
            } catch {
                try FileSystem.rename(old, to: home)
                throw error
            }
            try FileSystem.remove(old)
        } else {
            try FileSystem.rename(stage, to: home)
        }
        try FileSystem.synchronise(home.deletingLastPathComponent())
    }
}
