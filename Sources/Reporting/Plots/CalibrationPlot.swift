/// How often what is said with some confidence is right; on the diagonal, confidence keeps its word.
public struct CalibrationPlot: Plot {
    /// The clips of about one confidence.
    public struct Bin: Sendable, Hashable {
        /// Their mean confidence, 0...1.
        public let confidence: Double
        /// The share of them that is right, 0...1.
        public let accuracy: Double
        /// Number of clips.
        public let count: Int

        /// The clips of about one confidence.
        public init(confidence: Double, accuracy: Double, count: Int) {
            self.confidence = confidence
            self.accuracy = accuracy
            self.count = count
        }
    }

    private let bins: [Bin]

    /// The title; nil for "Calibration".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// A curve through the bins, in the order given.
    public init(_ bins: [Bin]) { self.bins = bins }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        var figure = Figure(
            style: style, size: (430, 430), title: title ?? EvaluationPhrase.calibration.text(in: language),
            subtitle: subtitle)
        guard !bins.isEmpty else {
            figure.drawNoData(in: figure.content)
            return figure.svg
        }
        let panel = SharePanel.panel(
            in: figure.content, x: EvaluationPhrase.confidenceAxis.text(in: language),
            y: EvaluationPhrase.accuracyAxis.text(in: language))
        let theme = style.theme
        panel.drawBackground(on: &figure.canvas)
        figure.canvas.line(
            from: panel.point(0, 0), to: panel.point(1, 1), color: theme.mutedText, width: 1.2, dash: "4 4")
        let color = theme.line(theme.accent)
        figure.canvas.polyline(bins.map { panel.point($0.confidence, $0.accuracy) }, color: color, width: 2)
        let most = Double(bins.map(\.count).max() ?? 1)
        for bin in bins {
            // The area tells the number of clips.
            figure.canvas.circle(
                panel.point(bin.confidence, bin.accuracy), radius: 3 + 7 * (Double(bin.count) / most).squareRoot(),
                fill: color, opacity: 0.8, stroke: theme.panel)
        }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }
}

/// An area whose axes both are shares, the one to the right from 0 to 1.
enum SharePanel {
    /// - Parameter most: the end of the axis upwards.
    static func panel(in content: Rect, x: String, y: String, most: Double = 1) -> Panel {
        let ticks = Ticks.linear(0...1, count: 5)
        let upward = Ticks.linear(0...most, count: 5)
        let left = Panel.leftMargin(labels: Panel.labelWidth(upward), title: true)
        let frame = Rect(
            x: content.x + left, y: content.y, width: content.width - left - 10,
            height: content.height - Panel.bottomMargin(title: true))
        var panel = Panel(frame: frame, x: AxisScale(0...1), y: AxisScale(0...most))
        (panel.xTicks, panel.yTicks) = (ticks, upward)
        (panel.xTitle, panel.yTitle) = (x, y)
        panel.gridX = true
        return panel
    }
}
