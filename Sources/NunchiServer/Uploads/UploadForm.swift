import HTTPTypes

/// What a request's headers say of its body.
enum UploadForm: Sendable, Hashable {
    /// A media file, of the type given.
    case media(type: String?)
    /// Words.
    case text
    /// `multipart/form-data`.
    case multipart(boundary: String)

    /// - Throws: `UploadError.unsupportedType`, `.contentEncoding`, `.form(.boundary)`.
    init(_ headers: HTTPFields) throws(UploadError) {
        if let encoding = headers[.contentEncoding], !["", "identity"].contains(encoding.trimmingBlanks.lowercased()) {
            throw .contentEncoding(encoding)
        }
        guard let header = headers[.contentType], !header.trimmingBlanks.isEmpty else {
            self = .media(type: nil)
            return
        }
        let parameters = HeaderParameters(header)
        let type = parameters.value.lowercased()
        switch type {
        case "multipart/form-data":
            guard let boundary = parameters["boundary"] else { throw .form(.boundary) }
            self = .multipart(boundary: boundary)
        case "text/plain":
            let charset = parameters["charset"]?.lowercased() ?? "utf-8"
            guard ["utf-8", "utf8", "us-ascii"].contains(charset) else { throw .unsupportedType(header) }
            self = .text
        case "application/octet-stream", "application/ogg": self = .media(type: type)
        default:
            let kind = type.prefix { $0 != "/" }
            guard ["audio", "video", "image"].contains(kind), type.count > kind.count + 1 else {
                throw .unsupportedType(header)
            }
            self = .media(type: type)
        }
    }
}
