/// The headers of one part of a `multipart/form-data` body.
package struct PartHead: Sendable, Hashable {
    /// The name of the form's field.
    package let name: String
    /// The name of the file as its sender knows it, without folders and control characters; nil for a value.
    package let fileName: String?
    /// The media type, as it was sent.
    package let contentType: String?

    /// - Parameter bytes: the lines of the headers, without the empty line after them.
    init(_ bytes: ArraySlice<UInt8>) throws(MultipartError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .head }
        var disposition: HeaderParameters?
        var contentType: String?
        // A line end is one Character in Swift.
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":"), Self.isToken(line[..<colon]),
                !line.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\t" || $0.value == 127 })
            else { throw .head }
            let value = String(line[line.index(after: colon)...]).trimmingBlanks
            switch line[..<colon].lowercased() {
            case "content-disposition":
                guard disposition == nil else { throw .head }
                disposition = HeaderParameters(value)
            case "content-type": contentType = value
            case "content-transfer-encoding":
                guard ["binary", "8bit", "7bit"].contains(value.lowercased()) else { throw .transferEncoding(value) }
            default: break
            }
        }
        guard let disposition, disposition.value.lowercased() == "form-data", let name = disposition["name"] else {
            throw .noName
        }
        self.name = Self.unescaped(name)
        // RFC 7578 forbids filename*, yet clients send it; it is the more exact of the two.
        let file = disposition["filename*"].flatMap(Self.extended) ?? disposition["filename"].map(Self.unescaped)
        fileName = file.map(FileName.shown)
        self.contentType = contentType
    }

    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
    }

    /// Browsers write quotes and line ends in names as `%22`, `%0D` and `%0A`, and nothing else so.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
    }

    /// A value of RFC 8187, such as `UTF-8''%e2%82%ac.wav`; nil where it is none.
    private static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, ["utf-8", "us-ascii"].contains(parts[0].lowercased()) else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(parts[2].utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// Names of files as people are shown them.
package enum FileName {
    /// The last part of a path of any system, without control characters, at most 200 characters.
    package static func shown(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let scalars = last.unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            default: true
            }
        }
        return String(String(String.UnicodeScalarView(scalars)).prefix(200)).trimmingBlanks
    }
}
