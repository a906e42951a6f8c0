import Foundation

/// Pieces of a page. All text is escaped; what is built is well-formed XML as well as HTML.
enum HTMLText {
    /// An element with markup inside.
    static func element(_ name: String, _ attributes: [(String, String)] = [], _ markup: String) -> String {
        let written = attributes.map { " \($0.0)=\"\(XMLText.escape($0.1))\"" }.joined()
        return "<\(name)\(written)>\(markup)</\(name)>"
    }

    /// An element with text inside.
    static func text(_ name: String, class style: String? = nil, _ text: String) -> String {
        element(name, style.map { [("class", $0)] } ?? [], XMLText.escape(text))
    }

    /// What is shown when its line is chosen; paper has no choice and shows the line alone.
    static func details(_ summary: String, _ markup: String) -> String {
        element("details", [], text("summary", summary) + markup)
    }

    /// A table.
    ///
    /// - Parameters:
    ///   - columns: headings; those whose flag is true hold numbers.
    ///   - rows: markup of the cells; of each row the first heads it.
    ///   - isStacked: whether a narrow screen shows each row's cells below each other, with their headings, rather than scroll.
    static func table(
        _ columns: [(title: String, isNumber: Bool)], rows: [[String]], isStacked: Bool = false
    ) -> String {
        func cell(_ name: String, _ index: Int, _ markup: String, scope: String? = nil) -> String {
            var attributes = scope.map { [("scope", $0)] } ?? []
            if isStacked, name == "td" { attributes.append(("data-title", columns[index].title)) }
            if columns[index].isNumber { attributes.append(("class", "number")) }
            return element(name, attributes, markup)
        }
        let head = columns.indices.map { cell("th", $0, XMLText.escape(columns[$0].title), scope: "col") }.joined()
        let body = rows.map { row in
            let cells = row.enumerated().map { index, markup in
                index == 0 ? cell("th", index, markup, scope: "row") : cell("td", index, markup)
            }
            return element("tr", [], cells.joined())
        }
        let table = element(
            "table", isStacked ? [("class", "stacked")] : [],
            element("thead", [], element("tr", [], head)) + element("tbody", [], body.joined(separator: "\n")))
        // Wide tables scroll by themselves, not the page.
        return element("div", [("class", "scroll")], table)
    }

    /// A picture for a light page and one for a dark page, of which the style shows one.
    ///
    /// - Parameter isWide: whether a narrow screen scrolls the picture rather than make its words too small to read.
    static func figure(
        _ plot: some Plot, language: Language, note: String? = nil, isWide: Bool = false
    ) -> String {
        let pictures = [(Theme.light, "light"), (Theme.dark, "dark")].map { theme, name in
            element("div", [("class", name)], inline(plot.svg(style: PlotStyle(theme: theme, language: language))))
        }
        let shown = pictures.joined(separator: "\n")
        return element(
            "figure", [],
            (isWide ? element("div", [("class", "scroll wide")], shown) : shown)
                + (note.map { text("figcaption", $0) } ?? ""))
    }

    /// An SVG document as an element of a page: without its declaration, and without the name space that pages imply.
    private static func inline(_ svg: String) -> String {
        let start = svg.range(of: "<svg ")?.lowerBound ?? svg.startIndex
        return svg[start...].replacingOccurrences(of: " xmlns=\"http://www.w3.org/2000/svg\"", with: "")
    }

    /// A whole page.
    static func page(title: String, language: Language, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(XMLText.escape(title))</title>
        <style>
        \(HTMLStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }
}
