/// What can go wrong when a report, plot or data file is made. The cases carry the data; `description` carries the words.
public enum ReportingError: Error, Sendable, Equatable {
    /// A library that is opened at run time is not on this machine.
    case libraryMissing(library: String, aptPackage: String, brewPackage: String)
    /// The drawing library refused a document; `cause` is its own message.
    case renderingFailed(cause: String)
    /// A picture of this size (pixels) is not made.
    case pictureSize(width: Double, height: Double, limit: Int)
    /// A number of values that does not fit its shape or its labels.
    case shape(of: String, expected: Int, found: Int)
    /// A value that the format or the plot cannot hold.
    case value(of: String, found: String, hint: String)
    /// A file could not be written; `cause` is the operating system's message.
    case fileNotWritten(file: String, cause: String)
    /// A file that is to be drawn could not be read.
    case fileNotRead(file: String, cause: String)
    /// A file ending that names no picture format.
    case pictureFormat(file: String)
    /// A language that has no wording here.
    case unknownLanguage(found: String)
}

extension ReportingError: CustomStringConvertible {
    /// The failure in English; `ErrorPhrase` has both languages.
    public var description: String { ErrorPhrase(self).text(in: .english) }
}
