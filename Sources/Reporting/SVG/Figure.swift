/// A page with a title, on which a plot draws.
struct Figure {
    let style: PlotStyle
    let width: Double
    let height: Double
    /// What the title leaves free, inside the page's margins.
    let content: Rect
    var canvas: Canvas

    private let title: String
    private static let margin = 20.0

    /// A page of `size`, or of what the style asks for, with the title drawn.
    init(style: PlotStyle, size: (width: Double, height: Double), title: String, subtitle: String?) {
        self.style = style
        self.title = String(title.prefix(512))
        (width, height) = style.size(width: size.width, height: size.height)
        canvas = Canvas(theme: style.theme)
        let inner = width - 2 * Self.margin
        var y = 14.0
        canvas.rect(Rect(x: 0, y: 0, width: width, height: height), fill: style.theme.background)
        for line in TextMetrics.wrap(title, size: TextSize.title, bold: true, within: inner, lines: 2) {
            y += 20
            canvas.text(line, at: Point(x: Self.margin, y: y), size: TextSize.title, bold: true)
        }
        for line in TextMetrics.wrap(subtitle ?? "", size: TextSize.subtitle, within: inner, lines: 2) {
            y += 19
            canvas.text(line, at: Point(x: Self.margin, y: y), size: TextSize.subtitle, color: style.theme.mutedText)
        }
        y += 16
        content = Rect(x: Self.margin, y: y, width: inner, height: max(40, height - y - Self.footerHeight))
    }

    /// Height of the page above `content` for titles of one line.
    static func headerHeight(subtitle: Bool) -> Double { subtitle ? 69 : 50 }

    /// Height of the page below `content`.
    static let footerHeight = 14.0

    /// Says in the middle of `rect` that there is nothing to show.
    mutating func drawNoData(in rect: Rect) {
        canvas.centeredText(
            PlotPhrase.noData.text(in: style.language), at: Point(x: rect.midX, y: rect.midY), size: TextSize.label,
            color: style.theme.mutedText)
    }

    /// The finished document.
    var svg: String {
        let (w, h) = (XMLText.number(width), XMLText.number(height))
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)" role="img" \
            font-family="\(Canvas.fontFamily)">
            <title>\(XMLText.escape(title))</title>
            \(canvas.body)</svg>

            """
    }
}
