import Foundation

/// Opens files of models.
enum ModelFile {
    /// The file's bytes, mapped: of a large file only what is looked at is read. A model is replaced by another file of
    /// its name, never written over.
    ///
    /// - Throws: `noFile`, `unreadable`, `empty`.
    static func map(_ url: URL) throws(InferenceError) -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw .noFile(path: url.path)
        }
        if isFolder.boolValue { throw .unreadable(path: url.path, cause: "this is a folder; give a file in it") }
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw .unreadable(path: url.path, cause: error.localizedDescription)
        }
        if data.isEmpty { throw .empty(path: url.path) }
        return data
    }
}
