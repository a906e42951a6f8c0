package import Foundation

/// What came in a request's body: a file on disk until `discard()`, and the values of a form.
package struct Upload: Sendable {
    /// The file that came; nil when there was none.
    package let file: URL?
    /// What its sender calls it, without folders; nil when that is not said.
    package let fileName: String?
    /// Its media type in lower case, without parameters; nil when that is not said.
    package let contentType: String?
    /// Length of the file in bytes; 0 when there was none.
    package let byteCount: Int
    /// All values of a form by the names of its fields, in the order they came; a body of text is the value of `text`.
    package let values: [String: [String]]

    private let spooled: SpooledFile?

    init(spooled: SpooledFile?, fileName: String?, contentType: String?, values: [String: [String]]) {
        self.spooled = spooled
        file = spooled?.url
        self.fileName = fileName.flatMap { $0.isEmpty ? nil : $0 }
        self.contentType = contentType.map(Self.bare)
        byteCount = spooled?.byteCount ?? 0
        self.values = values
    }

    /// The last value of each field of the form.
    package var fields: [String: String] { values.compactMapValues(\.last) }

    /// Removes the file. It would also go with the last copy of this value.
    package func discard() { spooled?.remove() }

    private static func bare(_ type: String) -> String { HeaderParameters(type).value.lowercased() }
}
