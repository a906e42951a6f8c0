/// Why a `multipart/form-data` body cannot be understood.
package enum MultipartError: Error, Sendable, Hashable {
    /// `Content-Type` names no boundary, or one that RFC 2046 does not allow.
    case boundary
    /// What follows a boundary is neither a part nor the end.
    case delimiter
    /// A part has no `Content-Disposition: form-data` with a name.
    case noName
    /// A part's header is not of the form that RFC 7578 asks for.
    case head
    /// A part is in an encoding that browsers do not use.
    case transferEncoding(String)
    /// The body ends before its last boundary.
    case unfinished
    /// There are more parts than allowed.
    case tooManyParts(limit: Int)
    /// A part's headers are longer than allowed, in bytes.
    case headTooLong(limit: Int)
    /// A value that is no file is longer than allowed, in bytes.
    case fieldTooLong(name: String, limit: Int)
    /// A value that is no file is not UTF-8.
    case fieldNotText(name: String)
    /// There is more than one file.
    case severalFiles
}
