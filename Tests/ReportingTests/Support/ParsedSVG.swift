import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an XML parser makes of an SVG document.
struct ParsedSVG {
    struct Failure: Error { let reason: String }

    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    let elements: [Element]

    /// Throws when the document is not well-formed.
    init(_ document: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = reader
        guard parser.parse() else {
            throw Failure(reason: "line \(parser.lineNumber): \(String(describing: parser.parserError))")
        }
        elements = reader.elements
    }

    var texts: [String] { elements.filter { $0.name == "text" }.map(\.text) }

    /// Every number in every attribute that holds numbers only, path data included.
    var strayWords: [String] {
        let numeric: Set = [
            "x", "y", "width", "height", "cx", "cy", "r", "rx", "d", "viewBox", "opacity", "stroke-width", "font-size",
        ]
        let allowed = Set("0123456789.- MLZ")
        return elements.flatMap { element in
            element.attributes.filter { numeric.contains($0.key) && !$0.value.allSatisfy(allowed.contains) }.map(
                \.value)
        }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(elements.count)
            elements.append(Element(name: name, attributes: attributes))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if let last = open.last { elements[last].text += string }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }
    }
}
