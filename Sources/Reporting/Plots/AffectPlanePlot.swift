/// A reading on the plane of valence (unpleasant to pleasant) and arousal (calm to activated).
public struct AffectPlanePlot: Plot {
    /// A named place on the plane, such as where an emotion lies.
    public struct Region: Sendable, Hashable {
        /// Name and colour.
        public let label: PlotLabel
        /// -1...1.
        public let valence: Double
        /// -1...1.
        public let arousal: Double

        /// A named place on the plane.
        public init(_ label: PlotLabel, valence: Double, arousal: Double) {
            self.label = label
            self.valence = valence
            self.arousal = arousal
        }
    }

    /// A place on the plane.
    public struct Position: Sendable, Hashable {
        /// -1...1.
        public let valence: Double
        /// -1...1.
        public let arousal: Double

        /// A place on the plane.
        public init(valence: Double, arousal: Double) {
            self.valence = valence
            self.arousal = arousal
        }
    }

    private let point: Position?
    private let regions: [Region]

    /// The way that led to the point, oldest first.
    public var trajectory: [Position] = []
    /// What stands beside the point, or nil.
    public var pointLabel: String?
    /// The title; nil for "Valence–arousal plane".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// A plane with a point on it, or without one.
    public init(point: Position?, regions: [Region] = []) {
        self.point = point
        self.regions = regions
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        let header = Figure.headerHeight(subtitle: subtitle != nil)
        var figure = Figure(
            style: style, size: (560, header + 448 + Panel.bottomMargin(title: true) + Figure.footerHeight),
            title: title ?? PlotPhrase.affectPlaneTitle.text(in: language), subtitle: subtitle)
        let content = figure.content
        let ticks = Ticks.linear(-1...1, count: 4)
        let left = Panel.leftMargin(labels: Panel.labelWidth(ticks), title: true)
        let side = max(60, min(content.width - left - 10, content.height - Panel.bottomMargin(title: true)))
        let words = PlotPhrase.self
        let panel = Panel(
            frame: Rect(x: content.x + left, y: content.y, width: side, height: side), x: AxisScale(-1...1),
            y: AxisScale(-1...1), xTicks: ticks, yTicks: ticks,
            xTitle: Self.ends(words.unpleasant, words.valence, words.pleasant, language),
            yTitle: Self.ends(words.calm, words.arousal, words.activated, language), gridX: true)
        panel.drawBackground(on: &figure.canvas)
        drawCross(in: panel, on: &figure.canvas)
        var labels = LabelPlacer(bounds: panel.frame)
        if let point { labels.reserve(Point(x: panel.px(point.valence), y: panel.py(point.arousal)), radius: 11) }
        for region in regions { labels.reserve(panel.point(region.valence, region.arousal), radius: 5) }
        drawRegions(in: panel, labels: &labels, on: &figure.canvas)
        drawPoint(in: panel, labels: &labels, on: &figure.canvas)
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }

    private static func ends(
        _ low: PlotPhrase, _ middle: PlotPhrase, _ high: PlotPhrase, _ language: Language
    ) -> String {
        "\(low.text(in: language)) ← \(middle.text(in: language)) → \(high.text(in: language))"
    }

    private func drawCross(in panel: Panel, on canvas: inout Canvas) {
        let (frame, color) = (panel.frame, canvas.theme.axis)
        canvas.circle(
            Point(x: frame.midX, y: frame.midY), radius: frame.width / 2, fill: nil, stroke: canvas.theme.grid,
            strokeWidth: 1.5)
        canvas.line(from: Point(x: frame.midX, y: frame.y), to: Point(x: frame.midX, y: frame.maxY), color: color)
        canvas.line(from: Point(x: frame.x, y: frame.midY), to: Point(x: frame.maxX, y: frame.midY), color: color)
    }

    private func drawRegions(in panel: Panel, labels: inout LabelPlacer, on canvas: inout Canvas) {
        let theme = canvas.theme
        for (index, region) in regions.enumerated() {
            let place = panel.point(region.valence, region.arousal)
            guard place.isFinite else { continue }
            let color = region.label.fill(at: index, on: theme)
            canvas.circle(place, radius: 13, fill: color, opacity: 0.22)
            canvas.circle(place, radius: 4.5, fill: color, stroke: theme.panel, strokeWidth: 1)
        }
        for region in regions {
            let text = TextMetrics.fit(region.label.text, size: TextSize.label, within: 130)
            guard
                let spot = labels.place(
                    text, size: TextSize.label, beside: panel.point(region.valence, region.arousal), distance: 8)
            else { continue }
            canvas.centeredText(text, at: spot, size: TextSize.label, anchor: .start, halo: theme.panel)
        }
    }

    private func drawPoint(in panel: Panel, labels: inout LabelPlacer, on canvas: inout Canvas) {
        let theme = canvas.theme
        let way = trajectory.map { panel.point($0.valence, $0.arousal) }
        canvas.clipped(to: panel.frame) { canvas in
            // Older parts of the way are fainter.
            for index in way.indices.dropFirst() {
                let age = Double(index) / Double(way.count)
                canvas.line(
                    from: way[index - 1], to: way[index], color: theme.text, width: 1.6, opacity: 0.12 + 0.5 * age)
            }
        }
        guard let point else { return }
        let held = panel.point(min(max(point.valence, -1), 1), min(max(point.arousal, -1), 1))
        guard point.valence.isFinite, point.arousal.isFinite else { return }
        canvas.circle(held, radius: 9, fill: theme.text, stroke: theme.panel, strokeWidth: 2.5)
        canvas.circle(held, radius: 3.2, fill: theme.panel)
        guard let pointLabel else { return }
        let text = TextMetrics.fit(pointLabel, size: TextSize.label + 1, bold: true, within: 200)
        if let spot = labels.place(text, size: TextSize.label + 1, beside: held, distance: 14) {
            canvas.centeredText(
                text, at: spot, size: TextSize.label + 1, anchor: .start, bold: true, halo: theme.panel)
        }
    }
}
