#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A search for settings: the best score so far, and the score of each trial against each setting.
public struct SearchPlot: Plot {
    /// A setting with its value in each trial.
    public struct Axis: Sendable, Hashable {
        /// The setting's name.
        public let name: String
        /// The values of the trials as words; numbers are read as such.
        public let values: [String]
        /// Whether numbers lie on a logarithmic axis.
        public let isLogarithmic: Bool

        /// A setting with its value in each trial.
        public init(_ name: String, values: [String], isLogarithmic: Bool = false) {
            self.name = name
            self.values = values
            self.isLogarithmic = isLogarithmic
        }
    }

    private let scores: [Double]
    private let isWhole: [Bool]
    private let axes: [Axis]

    /// The title; nil for "Search for settings".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    private static let columns = 3
    private static let cell = (width: 320.0, height: 250.0)

    /// Scores of the trials in their order, 0...1; one that is not finite belongs to a trial that failed.
    ///
    /// - Parameter isWhole: whether each trial had its whole budget; the others are pale and none is the best. Nil for all.
    /// - Throws: `ReportingError.shape` when a setting, or `isWhole`, has not one value for each trial.
    public init(scores: [Double], isWhole: [Bool]? = nil, axes: [Axis]) throws(ReportingError) {
        if let isWhole, isWhole.count != scores.count {
            throw .shape(of: "isWhole", expected: scores.count, found: isWhole.count)
        }
        self.isWhole = isWhole ?? scores.map { _ in true }
        for axis in axes where axis.values.count != scores.count {
            throw .shape(of: axis.name, expected: scores.count, found: axis.values.count)
        }
        self.scores = scores
        self.axes = axes
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let count = axes.count + 1
        let columns = min(Self.columns, count)
        let rows = (count + columns - 1) / columns
        var figure = Figure(
            style: style, size: (40 + Self.cell.width * Double(columns), 90 + Self.cell.height * Double(rows)),
            title: title ?? SearchPhrase.title.text(in: style.language), subtitle: subtitle)
        let content = figure.content
        guard scores.contains(where: \.isFinite) else {
            figure.drawNoData(in: content)
            return figure.svg
        }
        let size = (width: content.width / Double(columns), height: content.height / Double(rows))
        for index in 0..<count {
            let area = Rect(
                x: content.x + Double(index % columns) * size.width,
                y: content.y + Double(index / columns) * size.height, width: size.width - 10,
                height: size.height - 8)
            if index == 0 { drawCourse(in: area, on: &figure) } else { draw(axes[index - 1], in: area, on: &figure) }
        }
        return figure.svg
    }

    private var scoreAxis: AxisScale { AxisScale(AxisScale.domain(of: scores, margin: 0.1) ?? 0...1) }

    private func frame(_ area: Rect, _ ticks: [Tick]) -> Rect {
        let left = Panel.leftMargin(labels: Panel.labelWidth(ticks), title: true)
        return Rect(
            x: area.x + left, y: area.y + 8, width: max(60, area.width - left - 8),
            height: max(40, area.height - 8 - Panel.bottomMargin(title: true)))
    }

    private func drawCourse(in area: Rect, on figure: inout Figure) {
        let language = figure.style.language
        let ticks = Ticks.linear(scoreAxis.domain, count: 4)
        let last = Double(max(1, scores.count - 1))
        let panel = Panel(
            frame: frame(area, ticks), x: AxisScale(0...last), y: scoreAxis,
            xTicks: Ticks.whole(0...last, count: 5), yTicks: ticks,
            xTitle: SearchPhrase.trialAxis.text(in: language), yTitle: SearchPhrase.bestSoFar.text(in: language))
        panel.drawBackground(on: &figure.canvas)
        var best = -Double.infinity
        var steps: [Point] = []
        for (number, score) in scores.enumerated() {
            if !steps.isEmpty { steps.append(panel.point(Double(number), best)) }
            if score.isFinite, isWhole[number] { best = max(best, score) }
            if best.isFinite { steps.append(panel.point(Double(number), best)) }
        }
        drawDots(scores.indices.map { (Double($0), scores[$0]) }, in: panel, on: &figure.canvas)
        figure.canvas.polyline(steps, color: figure.style.theme.accent, width: 2.2)
        panel.drawAxes(on: &figure.canvas)
    }

    private func draw(_ axis: Axis, in area: Rect, on figure: inout Figure) {
        let yTicks = Ticks.linear(scoreAxis.domain, count: 4)
        let (places, scale, ticks) = Self.places(of: axis, count: 4)
        let panel = Panel(
            frame: frame(area, yTicks), x: scale, y: scoreAxis, xTicks: ticks, yTicks: yTicks, xTitle: axis.name,
            yTitle: PlotPhrase.unweightedAverageRecall.text(in: figure.style.language))
        panel.drawBackground(on: &figure.canvas)
        drawDots(Array(zip(places, scores)), in: panel, on: &figure.canvas)
        panel.drawAxes(on: &figure.canvas)
    }

    private func drawDots(_ points: [(Double, Double)], in panel: Panel, on canvas: inout Canvas) {
        let theme = canvas.theme
        let best = zip(scores, isWhole).filter { $0.0.isFinite && $0.1 }.map(\.0).max()
        for ((x, score), isWhole) in zip(points, isWhole) where score.isFinite && x.isFinite {
            let isBest = isWhole && score == best
            canvas.circle(
                panel.point(x, score), radius: isBest ? 5 : 3.2,
                fill: theme.fill(Palette.series(isBest ? 1 : 0)), opacity: isBest ? 1 : isWhole ? 0.7 : 0.3)
        }
    }

    /// Where each trial lies on a setting's axis: at its number, at the number's logarithm, or at the place of its word.
    private static func places(of axis: Axis, count: Int) -> ([Double], AxisScale, [Tick]) {
        let numbers = axis.values.map { Double($0) }
        guard !numbers.contains(nil) else {
            var words: [String] = []
            for value in axis.values where !words.contains(value) { words.append(value) }
            words.sort()
            let places = axis.values.map { Double(words.firstIndex(of: $0) ?? 0) }
            let ticks = words.enumerated().map {
                Tick(
                    value: Double($0.offset), label: TextMetrics.fit($0.element, size: TextSize.tick, within: 80))
            }
            return (places, AxisScale(-0.5...(Double(words.count) - 0.5)), ticks)
        }
        let values = numbers.compactMap { $0 }
        guard values.allSatisfy({ $0 > 0 }), axis.isLogarithmic || spansDecades(values) else {
            let scale = AxisScale(AxisScale.domain(of: values) ?? 0...1)
            return (values, scale, Ticks.linear(scale.domain, count: count))
        }
        let places = values.map(log10)
        let scale = AxisScale(AxisScale.domain(of: places) ?? 0...1)
        var ticks = Ticks.whole(scale.domain, count: count).map { Tick(value: $0.value, label: power($0.value)) }
        if ticks.count < 2 {
            ticks = Ticks.linear(scale.domain, count: count).map { Tick(value: $0.value, label: power($0.value)) }
        }
        return (places, scale, ticks)
    }

    /// Whether a linear axis would crowd the smaller values together.
    private static func spansDecades(_ values: [Double]) -> Bool {
        guard let least = values.min(), let most = values.max() else { return false }
        return most >= least * 100
    }

    private static func power(_ exponent: Double) -> String {
        let value = pow(10, exponent)
        return value >= 0.001 && value < 10_000
            ? NumberText.plain((value * 1e4).rounded() / 1e4) : "1e" + NumberText.plain((exponent * 10).rounded() / 10)
    }
}
