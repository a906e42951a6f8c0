import Foundation

/// The models folder: `NAME` and `runtimes/NAME` for what is installed; what begins with a dot is the store's own.
extension ModelFolder {
    /// The folder of an entry.
    func folder(of entry: CatalogueEntry) -> URL {
        switch entry.kind {
        case .model: folder(of: entry.name)
        case .runtime: url.appendingPathComponent("runtimes", isDirectory: true).appendingPathComponent(entry.name)
        }
    }

    /// Downloads, whole and in part.
    var downloads: URL { url.appendingPathComponent(".downloads", isDirectory: true) }

    /// Installations that are not complete; whatever lies here while nobody holds the lock is left over.
    var staging: URL { url.appendingPathComponent(".staging", isDirectory: true) }

    /// What conversions need.
    var tools: URL { url.appendingPathComponent(".tools", isDirectory: true) }

    /// The file that whoever changes the folder holds a lock on.
    var lock: URL { url.appendingPathComponent(".lock") }
}
