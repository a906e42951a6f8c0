/// Collects the elements of one SVG picture. All text is escaped and all numbers are finite, whatever is drawn.
struct Canvas {
    let theme: Theme
    private(set) var body = ""

    init(theme: Theme) { self.theme = theme }

    /// Fonts tried in turn; the first four have Hangul.
    static let fontFamily = "Noto Sans CJK KR, NanumGothic, Nanum Gothic, Apple SD Gothic Neo, sans-serif"

    mutating func rect(
        _ rect: Rect, fill: PlotColor?, opacity: Double = 1, stroke: PlotColor? = nil, strokeWidth: Double = 1,
        radius: Double = 0
    ) {
        body += "<rect x=\"\(n(rect.x))\" y=\"\(n(rect.y))\" width=\"\(n(max(0, rect.width)))\""
        body += " height=\"\(n(max(0, rect.height)))\""
        if radius > 0 { body += " rx=\"\(n(radius))\"" }
        body += paint(fill: fill, opacity: opacity, stroke: stroke, strokeWidth: strokeWidth) + "/>\n"
    }

    mutating func circle(
        _ center: Point, radius: Double, fill: PlotColor?, opacity: Double = 1, stroke: PlotColor? = nil,
        strokeWidth: Double = 1
    ) {
        guard center.isFinite else { return }
        body += "<circle cx=\"\(n(center.x))\" cy=\"\(n(center.y))\" r=\"\(n(radius))\""
        body += paint(fill: fill, opacity: opacity, stroke: stroke, strokeWidth: strokeWidth) + "/>\n"
    }

    mutating func line(
        from start: Point, to end: Point, color: PlotColor, width: Double = 1, dash: String? = nil, opacity: Double = 1
    ) {
        guard start.isFinite, end.isFinite else { return }
        body += "<path d=\"M\(n(start.x)) \(n(start.y))L\(n(end.x)) \(n(end.y))\""
        body += paint(fill: nil, opacity: opacity, stroke: color, strokeWidth: width)
        if let dash { body += " stroke-dasharray=\"\(dash)\"" }
        body += "/>\n"
    }

    /// A line through the points, broken where one is not finite. A point with gaps on both sides becomes a dot.
    mutating func polyline(
        _ points: [Point], color: PlotColor, width: Double, dash: String? = nil, opacity: Double = 1
    ) {
        var path = ""
        for run in points.split(whereSeparator: { !$0.isFinite }) {
            if run.count == 1, let only = run.first {
                circle(only, radius: width * 0.75, fill: color, opacity: opacity)
                continue
            }
            for (index, point) in run.enumerated() {
                path += "\(index == 0 ? "M" : "L")\(n(point.x)) \(n(point.y))"
            }
        }
        guard !path.isEmpty else { return }
        body += "<path d=\"\(path)\"" + paint(fill: nil, opacity: opacity, stroke: color, strokeWidth: width)
        body += " stroke-linejoin=\"round\" stroke-linecap=\"round\""
        if let dash { body += " stroke-dasharray=\"\(dash)\"" }
        body += "/>\n"
    }

    /// A filled shape through the points, each of which must be finite.
    mutating func polygon(
        _ points: [Point], fill: PlotColor, opacity: Double = 1, stroke: PlotColor? = nil, strokeWidth: Double = 1
    ) {
        guard points.count > 2, points.allSatisfy(\.isFinite) else { return }
        var path = ""
        for (index, point) in points.enumerated() { path += "\(index == 0 ? "M" : "L")\(n(point.x)) \(n(point.y))" }
        body += "<path d=\"\(path)Z\""
        body += paint(fill: fill, opacity: opacity, stroke: stroke, strokeWidth: strokeWidth)
        if stroke != nil { body += " stroke-linejoin=\"round\"" }
        body += "/>\n"
    }

    /// A picture, stretched over `rect`.
    mutating func image(png: [UInt8], in rect: Rect) {
        body += "<image x=\"\(n(rect.x))\" y=\"\(n(rect.y))\" width=\"\(n(rect.width))\" height=\"\(n(rect.height))\""
        body += " preserveAspectRatio=\"none\""
        body += " href=\"data:image/png;base64,\(Base64.encode(png))\"/>\n"
    }

    /// Draws with everything outside `rect` cut off. Coordinates inside stay those of the picture.
    mutating func clipped(to rect: Rect, _ draw: (inout Canvas) -> Void) {
        // A nested viewport clips by itself and needs no id, which could clash where several pictures share a page.
        body += "<svg x=\"\(n(rect.x))\" y=\"\(n(rect.y))\" width=\"\(n(rect.width))\" height=\"\(n(rect.height))\""
        body += " viewBox=\"\(n(rect.x)) \(n(rect.y)) \(n(rect.width)) \(n(rect.height))\">\n"
        draw(&self)
        body += "</svg>\n"
    }

    private func paint(fill: PlotColor?, opacity: Double, stroke: PlotColor?, strokeWidth: Double) -> String {
        var result = " fill=\"\(fill?.hex ?? "none")\""
        if let stroke { result += " stroke=\"\(stroke.hex)\" stroke-width=\"\(n(strokeWidth))\"" }
        if opacity < 1 { result += " opacity=\"\(n(opacity))\"" }
        return result
    }

    private func n(_ value: Double) -> String { XMLText.number(value) }

    mutating func append(_ markup: String) { body += markup }
}
