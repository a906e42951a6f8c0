import Foundation
import Nunchi

/// What people said readings should have been: sounds and a `manifest.tsv`, a data set that `nunchi train --data` takes.
struct CorrectionFolder: Sendable {
    /// One correction.
    struct Entry: Sendable, Hashable {
        let id: String
        let label: String
        let speaker: String
    }

    private let folder: URL

    init(_ folder: URL) throws {
        self.folder = folder
        try PrivateFolder.make(folder)
    }

    private var manifest: URL { folder.appending(path: "manifest.tsv") }

    private func file(id: String) -> URL { folder.appending(path: id + ".wav") }

    /// Keeps a copy of a sound, so that the data set stands for itself.
    func keep(_ sound: URL, id: String) throws {
        let target = file(id: id)
        guard !FileManager.default.fileExists(atPath: target.path) else { return }
        try FileManager.default.copyItem(at: sound, to: target)
    }

    /// Deletes a sound.
    func remove(id: String) { AudioFolder.shred(file(id: id)) }

    /// Deletes the sounds of all others.
    func removeAll(except ids: Set<String>) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasSuffix(".wav") {
            if !ids.contains(String(name.dropLast(4))) { AudioFolder.shred(folder.appending(path: name)) }
        }
    }

    /// Writes the table anew; without entries there is none.
    func writeManifest(_ entries: [Entry]) throws {
        guard !entries.isEmpty else {
            try? FileManager.default.removeItem(at: manifest)
            return
        }
        let rows = entries.map { "\($0.id).wav\t\($0.label)\t\($0.speaker)\n" }
        try AtomicFile.write(Array(("file\tlabel\tspeaker\n" + rows.joined()).utf8), to: manifest)
    }
}
