/// A header's value with its parameters, such as `form-data; name="file"; filename="a;b.wav"`.
struct HeaderParameters: Sendable {
    /// What comes before the first semicolon, without blanks around it.
    let value: String
    private let parameters: [(name: String, value: String)]

    /// The first parameter of a name, which is compared without regard to case.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Reads a header's value; what cannot be understood is left out.
    ///
    /// In quotes a backslash stands before a quote or another backslash; before anything else it is a character like others,
    /// since some browsers send `C:\folder\file.wav`.
    init(_ text: String) {
        var rest = Substring(text)
        value = String(rest.prefix { $0 != ";" }).trimmingBlanks
        rest = rest.drop { $0 != ";" }
        var found: [(name: String, value: String)] = []
        while rest.popFirst() != nil {
            let name = String(rest.prefix { $0 != "=" && $0 != ";" })
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let value = rest.first == "\"" ? Self.quoted(&rest) : String(rest.prefix { $0 != ";" }).trimmingBlanks
            rest = rest.drop { $0 != ";" }
            found.append((name.trimmingBlanks.lowercased(), value))
        }
        parameters = found
    }

    private static func quoted(_ rest: inout Substring) -> String {
        rest = rest.dropFirst()
        var text = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                text.append(next)
                rest = rest.dropFirst()
            } else {
                text.append(character)
            }
        }
        return text
    }
}

extension String {
    /// The text without blanks and tabs at both ends.
    var trimmingBlanks: String {
        var text = Substring(self)
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
