/// The error that is left when only the surest clips are judged, by the share of clips judged.
public struct CoveragePlot: Plot {
    private let points: [(coverage: Double, risk: Double)]

    /// The title; nil for "Judging only the surest clips".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// A curve through the points, in the order given; both values are 0...1.
    public init(_ points: [(coverage: Double, risk: Double)]) { self.points = points }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        var figure = Figure(
            style: style, size: (430, 430), title: title ?? EvaluationPhrase.coverage.text(in: language),
            subtitle: subtitle)
        guard let last = points.last else {
            figure.drawNoData(in: figure.content)
            return figure.svg
        }
        let panel = SharePanel.panel(
            in: figure.content, x: EvaluationPhrase.coverageAxis.text(in: language),
            y: EvaluationPhrase.riskAxis.text(in: language), most: Self.top(points.map(\.risk).max() ?? 1))
        let theme = style.theme
        panel.drawBackground(on: &figure.canvas)
        let color = theme.line(theme.accent)
        figure.canvas.polyline(points.map { panel.point($0.coverage, $0.risk) }, color: color, width: 2)
        figure.canvas.circle(panel.point(last.coverage, last.risk), radius: 4.5, fill: color, stroke: theme.panel)
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }

    /// The least round share that holds the curve: few errors would lie on the axis otherwise.
    private static func top(_ most: Double) -> Double { [0.1, 0.2, 0.5].first { most <= $0 * 0.95 } ?? 1 }
}
