package import Foundation

/// What came in a request's body, on disk until it is discarded.
package struct Upload: Sendable {
    /// The file that came; nil for a form without one.
    package let file: URL?
    /// What the sender calls it.
    package let fileName: String?
    /// What the sender says that it is, in small letters and without parameters.
    package let contentType: String?
    /// The form's other fields.
    package let fields: [String: String]

    package init(file: URL?, fileName: String? = nil, contentType: String? = nil, fields: [String: String] = [:]) {
        self.file = file
        self.fileName = fileName
        self.contentType = contentType
        self.fields = fields
    }

    /// Deletes the file.
    package func discard() {
        if let file { try? FileManager.default.removeItem(at: file) }
    }
}
