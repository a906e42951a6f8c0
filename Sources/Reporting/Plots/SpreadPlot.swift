/// How a figure differs among the members of groups: one row for each group, one dot for each member.
public struct SpreadPlot: Plot {
    /// A row.
    public struct Group: Sendable, Hashable {
        /// Name and colour.
        public let label: PlotLabel
        /// One value for each member, 0...1; values that are not finite are left out.
        public let values: [Double]
        /// The figure of all members together, drawn as a line; nil for none.
        public let whole: Double?

        /// A row.
        public init(_ label: PlotLabel, values: [Double], whole: Double?) {
            self.label = label
            self.values = values
            self.whole = whole
        }
    }

    private let groups: [Group]

    /// What guessing reaches, drawn as a dashed line; nil for none.
    public var chance: Double?
    /// The title; nil for none.
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// Rows from top to bottom.
    public init(_ groups: [Group]) { self.groups = groups }

    /// Largest and smallest dots; the tallest row that dots are made smaller for, and the lowest.
    private static let (largest, smallest, tallest, lowest) = (4.5, 2.4, 120.0, 34.0)

    /// Where along the axis a dot is piled: dots of one place would cover each other.
    private static func place(_ value: Double, width: Double, radius: Double) -> Int {
        Int((min(max(value, 0), 1) * width / (radius * 2)).rounded())
    }

    /// The height of a group's highest pile.
    private static func pile(_ group: Group, width: Double, radius: Double) -> Double {
        let places = group.values.filter(\.isFinite).map { place($0, width: width, radius: radius) }
        let most = Dictionary(places.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
        // Piles grow from the middle to both sides.
        return Double(most / 2 * 2 + 1) * radius * 2
    }

    /// Dots so large that the highest pile fits into the tallest row if it can, and each row as high as its pile asks for.
    private func layout(width: Double) -> (radius: Double, rows: [Double]) {
        func piles(_ radius: Double) -> [Double] { groups.map { Self.pile($0, width: width, radius: radius) } }
        var radius = Self.largest
        while radius > Self.smallest, (piles(radius).max() ?? 0) > Self.tallest {
            radius = max(radius * 0.9, Self.smallest)
        }
        return (radius, piles(radius).map { max($0 + 8, Self.lowest) })
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let names = groups.map { TextMetrics.fit($0.label.text, size: TextSize.label, within: 150) }
        let left = names.reduce(0) { max($0, TextMetrics.width($1, size: TextSize.label)) } + 14
        let natural = 640.0
        // The picture's height follows from the width that is left for the axis: margins and names off.
        let (radius, rows) = layout(width: max(style.size(width: natural, height: natural).width - left - 48, 100))
        var figure = Figure(
            style: style,
            size: (natural, Figure.headerHeight(subtitle: subtitle != nil) + max(rows.reduce(0, +), Self.lowest) + 74),
            title: title ?? EvaluationPhrase.spread.text(in: style.language), subtitle: subtitle)
        let content = figure.content
        let frame = Rect(
            x: content.x + left, y: content.y, width: content.width - left - 8,
            height: content.height - Panel.bottomMargin(title: true))
        guard !groups.isEmpty else {
            figure.drawNoData(in: content)
            return figure.svg
        }
        let domain = 0.0...1.0
        var panel = Panel(frame: frame, x: AxisScale(domain), y: AxisScale(0...1))
        panel.xTicks = Ticks.linear(domain, count: 5)
        panel.xTitle = PlotPhrase.unweightedAverageRecall.text(in: style.language)
        panel.gridX = true
        panel.drawBackground(on: &figure.canvas)
        if let chance {
            let x = panel.px(chance)
            figure.canvas.line(
                from: Point(x: x, y: frame.y), to: Point(x: x, y: frame.maxY), color: style.theme.mutedText, width: 1.2,
                dash: "4 4")
        }
        // The style may ask for another height than the rows do.
        let stretch = frame.height / rows.reduce(0, +)
        var top = frame.y
        for (index, group) in groups.enumerated() {
            let height = rows[index] * stretch
            let middle = top + height / 2
            top += height
            figure.canvas.centeredText(
                names[index], at: Point(x: frame.x - 10, y: middle), size: TextSize.label, anchor: .end)
            draw(group, at: index, middle: middle, height: height, radius: radius, panel: panel, on: &figure)
        }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }

    private func draw(
        _ group: Group, at index: Int, middle: Double, height: Double, radius: Double, panel: Panel,
        on figure: inout Figure
    ) {
        let theme = figure.style.theme
        let color = group.label.line(at: index, on: theme)
        if let whole = group.whole, whole.isFinite {
            let x = panel.px(whole)
            figure.canvas.line(
                from: Point(x: x, y: middle - height * 0.38), to: Point(x: x, y: middle + height * 0.38),
                color: theme.text, width: 2)
        }
        // Dots that would cover each other are stacked, away from the middle by turns.
        var stacks: [Int: Int] = [:]
        for value in group.values.filter(\.isFinite).sorted() {
            let x = panel.px(min(max(value, 0), 1))
            let place = Self.place(value, width: panel.frame.width, radius: radius)
            let depth = stacks[place, default: 0]
            stacks[place] = depth + 1
            let steps = Double((depth + 1) / 2) * (depth % 2 == 0 ? 1 : -1)
            let reach = height / 2 - radius
            let y = middle + max(-reach, min(reach, steps * radius * 2))
            figure.canvas.circle(
                Point(x: x, y: y), radius: radius, fill: color, opacity: 0.85, stroke: theme.panel)
        }
    }
}
