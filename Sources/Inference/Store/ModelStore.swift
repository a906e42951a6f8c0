import Foundation

/// The models that others trained, on this machine.
///
///     let store = ModelStore()
///     let model = try store.installed("silero-vad")      // throws the command that installs it when it is not there
///     let file = try model.file(named: "silero_vad.onnx")
///
/// Looking a model up costs a few system calls and needs no network.
public struct ModelStore: Sendable {
    /// Where the models live.
    public let folder: ModelFolder

    /// What can be installed.
    public let catalogue: ModelCatalogue

    /// A store.
    public init(folder: ModelFolder = ModelFolder(), catalogue: ModelCatalogue = .package) {
        self.folder = folder
        self.catalogue = catalogue
    }

    /// How an entry stands on this machine.
    public enum State: Sendable, Hashable {
        /// It is not there.
        case notInstalled
        /// It does not run on this machine.
        case notForThisMachine
        /// All its files are there, in their sizes.
        case installed(InstalledModel)
        /// It is there in another version than the catalogue's.
        case outdated(InstalledModel)
        /// Something is wrong with its files.
        case damaged(ModelStoreError)
    }

    /// How an entry stands on this machine; sizes are checked, checksums are not.
    public func state(of entry: CatalogueEntry) -> State {
        do throws(ModelStoreError) {
            let model = try installed(entry)
            return isCurrent(model, entry) ? .installed(model) : .outdated(model)
        } catch .notInstalled {
            return entry.runsHere ? .notInstalled : .notForThisMachine
        } catch {
            return .damaged(error)
        }
    }

    /// The model of that name, when it is installed. Presence and sizes of its files are checked; `verify` checks what
    /// is in them.
    ///
    /// - Throws: `ModelStoreError.notInstalled` with the command that installs it, `.damaged`, or `.unknown`.
    public func installed(_ name: String) throws(ModelStoreError) -> InstalledModel {
        try installed(try entry(name))
    }

    /// The model of that name, after all its files were read and compared with what was installed.
    ///
    /// - Throws: `ModelStoreError.damaged`, or what `installed` throws.
    public func verify(_ name: String) throws(ModelStoreError) -> InstalledModel {
        let entry = try entry(name)
        let model = try installed(entry)
        // What the catalogue knows counts: a manifest can be changed along with a file.
        let known = model.manifest.version == entry.version ? entry.filesHere : []
        for file in model.manifest.files {
            let expected = known.first { $0.path == file.path }?.sha256 ?? file.sha256
            if try InputFile.digest(of: model.folder.appendingPathComponent(file.path)) != expected {
                throw damaged(entry, file.path, .checksum)
            }
        }
        return model
    }

    /// The catalogue's entry of that name.
    ///
    /// - Throws: `ModelStoreError.unknown`.
    public func entry(_ name: String) throws(ModelStoreError) -> CatalogueEntry {
        guard let entry = catalogue[name] else { throw .unknown(name: name, known: catalogue.names) }
        return entry
    }

    /// The command that installs a model into this store's folder.
    public func installCommand(_ name: String) -> String {
        // Where the folder is not the one that is used anyway, the command has to name it.
        folder.url.standardizedFileURL == ModelFolder().url.standardizedFileURL
            ? "nunchi models install \(name)"
            : "nunchi models install \(name) --models \(Self.quoted(folder.url.path))"
    }

    func damaged(_ entry: CatalogueEntry, _ file: String, _ damage: ModelStoreError.Damage) -> ModelStoreError {
        .damaged(name: entry.name, file: file, damage: damage, command: installCommand(entry.name))
    }

    private func installed(_ entry: CatalogueEntry) throws(ModelStoreError) -> InstalledModel {
        let home = folder.folder(of: entry)
        let manifest: Manifest?
        do {
            manifest = try Manifest.read(in: home)
        } catch {
            throw damaged(entry, Manifest.fileName, .unreadable(cause: "it is no manifest"))
        }
        guard let manifest else {
            throw .notInstalled(name: entry.name, command: installCommand(entry.name))
        }
        for file in manifest.files {
            guard let size = FileSystem.size(of: home.appendingPathComponent(file.path)) else {
                throw damaged(entry, file.path, .missing)
            }
            if size != file.bytes { throw damaged(entry, file.path, .size(expected: file.bytes, found: size)) }
        }
        return InstalledModel(folder: home, manifest: manifest)
    }

    func isCurrent(_ model: InstalledModel, _ entry: CatalogueEntry) -> Bool {
        model.manifest.version == entry.version && model.manifest.converter == entry.conversion?.identity
    }

    /// A path as a shell takes it.
    private static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
        }
        return plain && !path.isEmpty ? path : "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}

extension ConversionPlan {
    /// Script and version, as a manifest names them.
    var identity: String { "\(script) \(version)" }
}
