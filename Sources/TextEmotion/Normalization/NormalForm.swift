/// The normalised form of texts, for tests and for people who wonder what a model sees.
package enum NormalForm {
    /// The text as its features see it; placeholders by name, such as `<smile>` and `<address>`.
    package static func of(_ text: String) -> String {
        normalized(text).scalars.map(name).joined()
    }

    /// Where the bytes of each normalised scalar lie in the text.
    package static func places(in text: String) -> [Range<Int>] {
        let found = normalized(text)
        return zip(found.starts, found.ends).map { Int($0)..<Int($1) }
    }

    private static func normalized(_ text: String) -> NormalizedText {
        var result = NormalizedText()
        var text = text
        text.withUTF8 { TextNormalizer.normalize($0, into: &result) }
        return result
    }

    private static func name(_ scalar: UInt32) -> String {
        switch scalar {
        case Placeholder.address: return "<address>"
        case Placeholder.user: return "<user>"
        case Placeholder.number: return "<number>"
        case Placeholder.person: return "<person>"
        default:
            if let emoticon = Emoticon.allCases.first(where: { $0.placeholder == scalar }) { return "<\(emoticon)>" }
            return Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
        }
    }
}
