/// The score of each class as a horizontal bar.
public struct ScorePlot: Plot {
    /// A class and its score.
    public struct Bar: Sendable, Hashable {
        /// Name and colour.
        public let label: PlotLabel
        /// 0...1; one that is not finite has no bar.
        public let score: Double

        /// A class and its score, 0...1.
        public init(_ label: PlotLabel, score: Double) {
            self.label = label
            self.score = score
        }
    }

    private let bars: [Bar]

    /// The title; nil for "Probability of each emotion".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// Bars from top to bottom in the order given.
    public init(_ bars: [Bar]) { self.bars = bars }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        let header = Figure.headerHeight(subtitle: subtitle != nil)
        var figure = Figure(
            style: style, size: (640, header + 66 + Double(max(bars.count, 2)) * 34),
            title: title ?? PlotPhrase.scoresTitle.text(in: language), subtitle: subtitle)
        let content = figure.content
        let names = bars.map { TextMetrics.fit($0.label.text, size: TextSize.label, within: 160) }
        let left = names.reduce(20) { max($0, TextMetrics.width($1, size: TextSize.label)) } + 12
        let frame = Rect(
            x: content.x + left, y: content.y, width: max(60, content.width - left - 64),
            height: max(40, content.height - Panel.bottomMargin(title: true)))
        let ticks = Ticks.linear(0...1, count: 5)
        let panel = Panel(
            frame: frame, x: AxisScale(0...1), y: AxisScale(0...1), xTicks: ticks,
            xTitle: PlotPhrase.score.text(in: language), gridX: true)
        panel.drawBackground(on: &figure.canvas)
        let pitch = frame.height / Double(max(bars.count, 1))
        for (index, bar) in bars.enumerated() {
            let y = frame.y + (Double(index) + 0.5) * pitch
            let thickness = min(pitch * 0.66, 26)
            let score = bar.score.isFinite ? min(max(bar.score, 0), 1) : 0
            figure.canvas.rect(
                Rect(x: frame.x, y: y - thickness / 2, width: frame.width * score, height: thickness),
                fill: bar.label.fill(at: index, on: style.theme))
            figure.canvas.centeredText(
                names[index], at: Point(x: frame.x - 9, y: y), size: TextSize.label, anchor: .end)
            figure.canvas.centeredText(
                NumberText.percent(bar.score, decimals: 1), at: Point(x: frame.x + frame.width * score + 7, y: y),
                size: TextSize.label, anchor: .start, bold: bar.score == bars.map(\.score).max(),
                halo: style.theme.background)
        }
        if bars.isEmpty { figure.drawNoData(in: frame) }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }
}
