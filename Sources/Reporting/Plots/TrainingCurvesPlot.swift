/// Loss and unweighted average recall over the epochs of a training.
public struct TrainingCurvesPlot: Plot {
    /// One quantity, epoch by epoch.
    public struct Curve: Sendable, Hashable {
        /// Name and colour.
        public let label: PlotLabel
        /// The value after each epoch, from epoch 1 on; values that are not finite are gaps.
        public let values: [Double]

        /// One quantity, epoch by epoch.
        public init(_ label: PlotLabel, values: [Double]) {
            self.label = label
            self.values = values
        }
    }

    private let loss: [Curve]
    private let recall: [Curve]

    /// The epoch that was kept, counted from 1.
    public var bestEpoch: Int?
    /// Unweighted average recall that guessing reaches (1 / number of classes), drawn as a dotted line.
    public var chance: Double?
    /// The title; nil for "Training curves".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// Curves of the loss (left) and of the UAR, 0...1 (right); a side without curves is left out.
    public init(loss: [Curve], recall: [Curve]) {
        self.loss = loss
        self.recall = recall
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let sides = [(loss, PlotPhrase.loss), (recall, PlotPhrase.unweightedAverageRecall)].filter { side in
            side.0.contains { $0.values.contains(where: \.isFinite) }
        }
        var figure = Figure(
            style: style, size: (sides.count > 1 ? 960 : 560, 400),
            title: title ?? PlotPhrase.trainingTitle.text(in: style.language), subtitle: subtitle)
        let content = figure.content
        if sides.isEmpty {
            figure.drawNoData(in: content)
            return figure.svg
        }
        let width = (content.width - 28 * Double(sides.count - 1)) / Double(sides.count)
        for (index, side) in sides.enumerated() {
            let area = Rect(
                x: content.x + Double(index) * (width + 28), y: content.y, width: width, height: content.height)
            draw(side.0, as: side.1, in: area, on: &figure)
        }
        return figure.svg
    }

    private func draw(_ curves: [Curve], as quantity: PlotPhrase, in area: Rect, on figure: inout Figure) {
        let (theme, language) = (figure.style.theme, figure.style.language)
        let isRecall = quantity == .unweightedAverageRecall
        let legend = Legend(
            entries: curves.enumerated().map { index, curve in
                Legend.Entry(
                    text: curve.label.text, color: curve.label.line(at: index, on: theme), mark: .line(dash: nil))
            })
        let panel = panel(curves, as: quantity, in: area, below: legend.rowsHeight(within: area.width), language)
        legend.drawRows(on: &figure.canvas, at: Point(x: panel.frame.x, y: area.y), within: panel.frame.width)
        panel.drawBackground(on: &figure.canvas)
        if isRecall, let chance, chance.isFinite {
            let y = panel.py(chance)
            figure.canvas.line(
                from: Point(x: panel.frame.x, y: y), to: Point(x: panel.frame.maxX, y: y), color: theme.mutedText,
                width: 1.2, dash: "2 4")
            figure.canvas.text(
                PlotPhrase.chance.text(in: language), at: Point(x: panel.frame.maxX - 6, y: y - 5),
                size: TextSize.tick, color: theme.mutedText, anchor: .end, halo: theme.panel)
        }
        drawBest(in: panel, on: &figure.canvas, named: isRecall || recall.isEmpty, language)
        figure.canvas.clipped(to: panel.frame) { canvas in
            for (curve, entry) in zip(curves, legend.entries) {
                let points = curve.values.enumerated().map { panel.point(Double($0.offset + 1), $0.element) }
                canvas.polyline(points, color: entry.color, width: 2.2)
            }
        }
        panel.drawAxes(on: &figure.canvas)
    }

    private func panel(
        _ curves: [Curve], as quantity: PlotPhrase, in area: Rect, below legend: Double, _ language: Language
    ) -> Panel {
        let values = curves.flatMap(\.values)
        let isRecall = quantity == .unweightedAverageRecall
        let y: AxisScale
        if isRecall {
            let finite = values.filter(\.isFinite) + (chance.map { [$0] } ?? [])
            // From 0 to the next tenth above the best: curves of different trainings stay comparable.
            y = AxisScale(0...max(0.2, min(1, ((finite.max() ?? 1) * 10 + 0.3).rounded(.up) / 10)))
        } else {
            let domain = AxisScale.domain(of: values) ?? 0...1
            let least = values.filter(\.isFinite).min() ?? 0
            y = AxisScale((least >= 0 ? 0 : domain.lowerBound)...domain.upperBound)
        }
        let ticks = Ticks.linear(y.domain, count: 5)
        let left = Panel.leftMargin(labels: Panel.labelWidth(ticks), title: true)
        let frame = Rect(
            x: area.x + left, y: area.y + legend + 8, width: max(60, area.width - left - 8),
            height: max(40, area.height - legend - 8 - Panel.bottomMargin(title: true)))
        let epochs = max(2, curves.map(\.values.count).max() ?? 2)
        return Panel(
            frame: frame, x: AxisScale(1...Double(epochs)), y: y,
            xTicks: epochTicks(epochs, count: Int(frame.width / 60)), yTicks: ticks,
            xTitle: PlotPhrase.epoch.text(in: language), yTitle: quantity.text(in: language))
    }

    /// Round epochs, and the first one.
    private func epochTicks(_ epochs: Int, count: Int) -> [Tick] {
        let ticks = Ticks.whole(1...Double(epochs), count: count)
        return ticks.first?.value == 1 ? ticks : [Tick(value: 1, label: "1")] + ticks
    }

    private func drawBest(in panel: Panel, on canvas: inout Canvas, named: Bool, _ language: Language) {
        guard let bestEpoch, panel.x.domain.contains(Double(bestEpoch)) else { return }
        let theme = canvas.theme
        let x = panel.px(Double(bestEpoch))
        canvas.line(
            from: Point(x: x, y: panel.frame.y), to: Point(x: x, y: panel.frame.maxY), color: theme.axis, width: 1.2,
            dash: "5 4")
        guard named else { return }
        let right = x < panel.frame.midX
        canvas.text(
            PlotPhrase.bestEpoch(bestEpoch).text(in: language),
            at: Point(x: x + (right ? 6 : -6), y: panel.frame.maxY - 8), size: TextSize.tick, color: theme.mutedText,
            anchor: right ? .start : .end, halo: theme.panel)
    }
}
