/// Values side by side in groups, with whiskers for their intervals: recipes on several data sets, for instance.
public struct ComparisonPlot: Plot {
    /// A value with how sure it is.
    public struct Value: Sendable, Hashable {
        /// The height of the bar; one that is not finite has no bar.
        public let value: Double
        /// What the whiskers span, or nil.
        public let interval: ClosedRange<Double>?

        /// A value, with its interval where it has one.
        public init(_ value: Double, interval: ClosedRange<Double>? = nil) {
            self.value = value
            self.interval = interval
        }
    }

    /// The bars of one colour.
    public struct Series: Sendable, Hashable {
        /// Name and colour.
        public let label: PlotLabel
        /// One for each group; nil where there is none.
        public let values: [Value?]

        /// The bars of one colour, one for each group.
        public init(_ label: PlotLabel, values: [Value?]) {
            self.label = label
            self.values = values
        }
    }

    private let groups: [String]
    private let series: [Series]

    /// What guessing reaches in each group, drawn as a dotted line; empty for none.
    public var chance: [Double] = []
    /// What the whiskers are, in per cent, as the note under the title says; nil for no note.
    public var intervalPercent: Int? = 95
    /// What is compared; nil for "Unweighted average recall (UAR)".
    public var valueTitle: String?
    /// The title; nil for "Comparison".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// Groups from left to right, each with one bar for each series.
    ///
    /// - Throws: `ReportingError.shape` when a series has not one value for each group.
    public init(groups: [String], series: [Series]) throws(ReportingError) {
        for one in series where one.values.count != groups.count {
            throw .shape(of: one.label.text, expected: groups.count, found: one.values.count)
        }
        self.groups = groups
        self.series = series
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        let natural = 140 + Double(groups.count) * (Double(series.count) * 46 + 40)
        var figure = Figure(
            style: style, size: (min(max(natural, 560), 1200), 460),
            title: title ?? PlotPhrase.comparisonTitle.text(in: language), subtitle: note(language))
        var entries = series.enumerated().map { index, one in
            Legend.Entry(text: one.label.text, color: one.label.fill(at: index, on: style.theme))
        }
        if chance.contains(where: \.isFinite) {
            entries.append(
                Legend.Entry(
                    text: PlotPhrase.chance.text(in: language), color: style.theme.text,
                    mark: .line(dash: Self.chanceDash)))
        }
        let legend = Legend(entries: entries)
        let content = figure.content
        let rows = legend.rowsHeight(within: content.width)
        legend.drawRows(on: &figure.canvas, at: Point(x: content.x, y: content.y - 4), within: content.width)
        let y = valueAxis
        let ticks = Ticks.linear(y.domain, count: 6)
        let left = Panel.leftMargin(labels: Panel.labelWidth(ticks), title: true)
        let frame = Rect(
            x: content.x + left, y: content.y + rows + 8, width: max(60, content.width - left - 6),
            height: max(40, content.height - rows - 8 - 40))
        let panel = Panel(
            frame: frame, x: AxisScale(0...Double(max(groups.count, 1))), y: y, yTicks: ticks,
            yTitle: valueTitle ?? PlotPhrase.unweightedAverageRecall.text(in: language))
        panel.drawBackground(on: &figure.canvas)
        for group in groups.indices { draw(group: group, in: panel, on: &figure) }
        if groups.isEmpty || series.isEmpty { figure.drawNoData(in: frame) }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }

    private static let chanceDash = "2 4"

    private var valueAxis: AxisScale {
        let values = series.flatMap(\.values).compactMap { $0 }
        let ends = values.flatMap {
            [$0.value, $0.interval?.upperBound ?? $0.value, $0.interval?.lowerBound ?? $0.value]
        }
        let finite = ends.filter(\.isFinite)
        guard let least = finite.min(), let most = finite.max() else { return AxisScale(0...1) }
        // Bars start at 0; room above for the numbers.
        let span = max(most, 0) - min(least, 0)
        return AxisScale((least < 0 ? least - span * 0.08 : 0)...(most > 0 ? most + span * 0.1 : span * 0.1))
    }

    private func note(_ language: Language) -> String? {
        let whiskers = series.contains { $0.values.contains { $0?.interval != nil } }
        let words = whiskers ? intervalPercent.map { PlotPhrase.intervalNote(percent: $0).text(in: language) } : nil
        let parts = [subtitle, words].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private func draw(group: Int, in panel: Panel, on figure: inout Figure) {
        let theme = figure.style.theme
        let pitch = panel.frame.width / Double(groups.count)
        let slot = min(pitch * 0.84 / Double(max(series.count, 1)), 64)
        // Series without a value here leave no hole: the bars that there are stand together.
        let bars = series.enumerated().compactMap { index, one in
            one.values[group].flatMap { $0.value.isFinite ? (one.label.fill(at: index, on: theme), $0) : nil }
        }
        let start = panel.frame.x + (Double(group) + 0.5) * pitch - slot * Double(bars.count) / 2
        for (index, bar) in bars.enumerated() {
            let x = start + (Double(index) + 0.5) * slot
            draw(bar.1, color: bar.0, at: x, width: slot * 0.84, in: panel, on: &figure.canvas)
        }
        if chance.indices.contains(group), chance[group].isFinite {
            let y = panel.py(chance[group])
            figure.canvas.line(
                from: Point(x: start - 8, y: y), to: Point(x: start + slot * Double(bars.count) + 8, y: y),
                color: theme.text, width: 1.4, dash: Self.chanceDash)
        }
        let middle = panel.frame.x + (Double(group) + 0.5) * pitch
        let lines = TextMetrics.wrap(groups[group], size: TextSize.label, within: pitch - 8, lines: 2)
        for (index, line) in lines.enumerated() {
            figure.canvas.text(
                line, at: Point(x: middle, y: panel.frame.maxY + 19 + Double(index) * 16), size: TextSize.label,
                anchor: .middle)
        }
    }

    private func draw(
        _ value: Value, color: PlotColor, at x: Double, width: Double, in panel: Panel, on canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let (top, zero) = (panel.py(value.value), panel.py(0))
        canvas.rect(
            Rect(x: x - width / 2, y: min(top, zero), width: width, height: abs(zero - top)), fill: color)
        var highest = min(top, zero)
        if let interval = value.interval, interval.lowerBound.isFinite, interval.upperBound.isFinite {
            let (high, low) = (panel.py(interval.upperBound), panel.py(interval.lowerBound))
            let ink = theme.text
            // A pale edge keeps the whisker visible inside a dark bar.
            canvas.line(
                from: Point(x: x, y: high), to: Point(x: x, y: low), color: theme.panel, width: 4, opacity: 0.45)
            canvas.line(from: Point(x: x, y: high), to: Point(x: x, y: low), color: ink, width: 1.6)
            for y in [high, low] {
                canvas.line(from: Point(x: x - 5, y: y), to: Point(x: x + 5, y: y), color: ink, width: 1.6)
            }
            highest = min(highest, high)
        }
        canvas.text(
            NumberText.typeset(NumberText.fixed(value.value, decimals: 3)), at: Point(x: x, y: highest - 6),
            size: min(TextSize.tick, width * 0.34 + 2), anchor: .middle, halo: theme.panel)
    }
}
