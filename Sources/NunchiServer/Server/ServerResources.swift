package import Foundation
import Nunchi

/// The server's own files: the page and the API's document.
package enum ServerResources {
    /// A folder of them.
    ///
    /// - Throws: `ModelStoreError.resourceMissing`.
    package static func folder(_ name: String) throws -> URL { try place(name) }

    /// The content of a file of them.
    ///
    /// - Throws: `ModelStoreError.resourceMissing`.
    package static func data(_ path: String) throws -> Data { try Data(contentsOf: place(path)) }

    private static func place(_ path: String) throws -> URL {
        guard let found = ResourceFolders.file(path, of: "NunchiServer") else {
            throw ModelStoreError.resourceMissing(file: path)
        }
        return found
    }
}
