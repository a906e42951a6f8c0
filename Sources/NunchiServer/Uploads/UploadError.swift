/// Why a request's body could not be taken in.
package enum UploadError: Error, Sendable, Hashable {
    /// The body is longer than allowed, in bytes.
    case tooLarge(limit: Int)
    /// The body did not come within so many seconds.
    case tooSlow(seconds: Double)
    /// The body ends before its declared length, or the connection broke.
    case interrupted
    /// The media type is none that is read here.
    case unsupportedType(String)
    /// The body is compressed as a whole.
    case contentEncoding(String)
    /// A body of text is not UTF-8.
    case notText
    /// A body of text is longer than allowed, in bytes.
    case textTooLong(limit: Int)
    /// A form that cannot be understood.
    case form(MultipartError)
    /// Other uploads take up all the room that there is for now.
    case noRoom
    /// The server's disk refused it, with this `errno`.
    case notWritten(errno: Int32)
}
