/// Names and colours of what a plot shows.
struct Legend {
    /// How a colour is shown.
    enum Mark {
        case box
        case line(dash: String?)
    }

    struct Entry {
        let text: String
        let color: PlotColor
        var mark = Mark.box
    }

    let entries: [Entry]

    private static let size = TextSize.label
    private static let markWidth = 20.0
    private static let gap = 18.0
    static let rowHeight = 20.0

    /// Width of the entries in one column, at most `limit`.
    func columnWidth(limit: Double) -> Double {
        min(limit, entries.reduce(0) { max($0, Self.width($1.text)) })
    }

    /// Draws the entries under each other from the top left corner.
    func drawColumn(on canvas: inout Canvas, at corner: Point, width: Double) {
        for (index, entry) in entries.enumerated() {
            draw(entry, on: &canvas, at: Point(x: corner.x, y: corner.y + Double(index) * Self.rowHeight), width: width)
        }
    }

    /// The entries in rows no wider than `width`: the place of each, from the top left corner.
    private func flow(within width: Double) -> [Point] {
        var (x, row) = (0.0, 0.0)
        return entries.map { entry in
            let wide = min(Self.width(entry.text), width)
            if x > 0, x + wide > width { (x, row) = (0, row + 1) }
            defer { x += wide + Self.gap }
            return Point(x: x, y: row * Self.rowHeight)
        }
    }

    /// Height of the entries in rows no wider than `width`.
    func rowsHeight(within width: Double) -> Double {
        (flow(within: width).last?.y).map { $0 + Self.rowHeight } ?? 0
    }

    /// Draws the entries in rows no wider than `width`.
    func drawRows(on canvas: inout Canvas, at corner: Point, within width: Double) {
        for (entry, place) in zip(entries, flow(within: width)) {
            let place = Point(x: corner.x + place.x, y: corner.y + place.y)
            draw(entry, on: &canvas, at: place, width: min(Self.width(entry.text), width))
        }
    }

    private func draw(_ entry: Entry, on canvas: inout Canvas, at corner: Point, width: Double) {
        let middle = corner.y + Self.rowHeight / 2
        switch entry.mark {
        case .box:
            canvas.rect(Rect(x: corner.x, y: middle - 5.5, width: 13, height: 11), fill: entry.color, radius: 2)
        case .line(let dash):
            canvas.line(
                from: Point(x: corner.x, y: middle), to: Point(x: corner.x + 15, y: middle), color: entry.color,
                width: 2.5, dash: dash)
        }
        let room = width - Self.markWidth
        canvas.centeredText(
            TextMetrics.fit(entry.text, size: Self.size, within: room),
            at: Point(x: corner.x + Self.markWidth, y: middle), size: Self.size, anchor: .start)
    }

    private static func width(_ text: String) -> Double {
        markWidth + min(TextMetrics.width(text, size: size), 260) + 1
    }
}
