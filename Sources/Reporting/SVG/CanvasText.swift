/// Where a text stands in relation to its point.
enum TextAnchor: String {
    case start
    case middle
    case end
}

/// Sizes of the kinds of text in a plot, in pixels.
enum TextSize {
    static let title = 17.0
    static let subtitle = 12.5
    static let axisTitle = 12.5
    static let tick = 11.5
    static let label = 12.0
}

extension Canvas {
    /// One line of text whose baseline starts, centres or ends at `point`. `halo` draws a soft edge in that colour
    /// behind the letters, `degrees` turns the line about its point.
    mutating func text(
        _ string: String, at point: Point, size: Double, color: PlotColor? = nil, anchor: TextAnchor = .start,
        bold: Bool = false, halo: PlotColor? = nil, degrees: Double = 0
    ) {
        let n = XMLText.number
        var markup = "<text x=\"\(n(point.x))\" y=\"\(n(point.y))\" font-size=\"\(n(size))\""
        markup += " fill=\"\((color ?? theme.text).hex)\""
        if anchor != .start { markup += " text-anchor=\"\(anchor.rawValue)\"" }
        if bold { markup += " font-weight=\"bold\"" }
        if let halo {
            markup += " stroke=\"\(halo.hex)\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        }
        if degrees != 0 { markup += " transform=\"rotate(\(n(degrees)) \(n(point.x)) \(n(point.y)))\"" }
        append(markup + ">\(XMLText.escape(string))</text>\n")
    }

    /// One line of text whose letters are centred vertically on `point`.
    mutating func centeredText(
        _ string: String, at point: Point, size: Double, color: PlotColor? = nil, anchor: TextAnchor = .middle,
        bold: Bool = false, halo: PlotColor? = nil
    ) {
        // Middle of capitals and Hangul syllables is about 0.35 em above the baseline in every sans-serif face.
        text(
            string, at: Point(x: point.x, y: point.y + size * 0.35), size: size, color: color, anchor: anchor,
            bold: bold, halo: halo)
    }
}
