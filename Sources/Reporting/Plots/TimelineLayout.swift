/// Places the rows of a timeline and draws what is in them.
struct TimelineLayout {
    let panels: [(row: TimelinePlot.Row, panel: Panel)]

    private let plot: TimelinePlot
    private let cells: TimelineCells
    private let theme: Theme
    private let language: Language
    private let legendWidth: Double

    init(_ plot: TimelinePlot, rows: [TimelinePlot.Row], figure: Figure) {
        self.plot = plot
        theme = figure.style.theme
        language = figure.style.language
        let legends = [Self.legend(plot, theme), Self.affectLegend(theme, figure.style.language)]
        legendWidth = legends.reduce(60) { max($0, $1.columnWidth(limit: 150)) }
        let content = figure.content
        let amplitude = plot.envelope?.amplitudeAxis ?? AxisScale(-1...1)
        let axes = rows.map { row -> (scale: AxisScale, ticks: [Tick]) in
            switch row {
            case .waveform: (amplitude, Ticks.linear(amplitude.domain, count: 3))
            case .emotions: (AxisScale(0...1), [])
            case .scores: (plot.scoreAxis, Ticks.linear(plot.scoreAxis.domain, count: 5))
            case .affect: (AxisScale(-1...1), Ticks.linear(-1...1, count: 4))
            }
        }
        let labels = axes.reduce(0) { max($0, Panel.labelWidth($1.ticks)) }
        let left = Panel.leftMargin(labels: labels, title: true)
        let width = max(80, content.width - left - legendWidth - 16)
        let natural = rows.reduce(0) { $0 + $1.height }
        let gaps = TimelinePlot.Row.gap * Double(max(rows.count - 1, 0))
        let stretch = max(0.2, (content.height - gaps - Panel.bottomMargin(title: true)) / max(natural, 1))
        let time = AxisScale(0...plot.duration)
        let marks = Ticks.time(time.domain, count: Int(width / 90))
        var y = content.y
        var panels: [(row: TimelinePlot.Row, panel: Panel)] = []
        for (row, axis) in zip(rows, axes) {
            let frame = Rect(x: content.x + left, y: y, width: width, height: row.height * stretch)
            panels.append(
                (
                    row,
                    Panel(
                        frame: frame, x: time, y: axis.scale, xTicks: marks.ticks, yTicks: axis.ticks,
                        xTitle: marks.unit.text(in: figure.style.language),
                        yTitle: Self.title(row)?.text(in: figure.style.language), yTitleOffset: labels,
                        gridX: row != .emotions)
                ))
            y += frame.height + TimelinePlot.Row.gap
        }
        self.panels = panels
        cells = TimelineCells(plot.windows, labels: plot.labels.count, most: max(100, Int(width)))
    }

    /// The band: one coloured box for each stretch of the same emotion, named where there is room.
    func drawEmotions(in panel: Panel, on figure: inout Figure) {
        figure.canvas.centeredText(
            PlotPhrase.emotion.text(in: language), at: Point(x: panel.frame.maxX + 16, y: panel.frame.midY),
            size: TextSize.label, color: theme.mutedText, anchor: .start)
        let names = plot.labels
        figure.canvas.clipped(to: panel.frame) { canvas in
            for run in cells.runs {
                for stretch in run.chunked(by: { $0.window.label == $1.window.label }) {
                    guard let first = stretch.first, let last = stretch.last, let label = first.window.label else {
                        continue
                    }
                    let x = panel.px(first.from)
                    let box = Rect(x: x, y: panel.frame.y, width: panel.px(last.to) - x, height: panel.frame.height)
                    let fill = names[label].fill(at: label, on: theme)
                    canvas.rect(box, fill: fill, stroke: theme.background, strokeWidth: 1)
                    let dark = PlotColor(0x14181F)
                    let ink = dark.contrast(with: fill) > 5 ? dark : PlotColor(0xFFFFFF)
                    let room = box.width - 10
                    let whole = TextMetrics.width(names[label].text, size: TextSize.label) <= room
                    if whole || room > 48 {
                        canvas.centeredText(
                            TextMetrics.fit(names[label].text, size: TextSize.label, within: room),
                            at: Point(x: box.midX, y: box.midY), size: TextSize.label, color: ink)
                    }
                }
            }
        }
    }

    func drawScores(in panel: Panel, on figure: inout Figure) {
        figure.canvas.clipped(to: panel.frame) { canvas in
            for run in cells.runs {
                let scored = run.split { cell in
                    cell.window.scores.isEmpty || !cell.window.scores.allSatisfy(\.isFinite)
                }
                for part in scored {
                    switch plot.scores {
                    case .stacked: drawStack(Array(part), in: panel, on: &canvas)
                    case .lines: drawLines(Array(part), in: panel, on: &canvas)
                    }
                }
            }
        }
        let corner = Point(x: panel.frame.maxX + 16, y: panel.frame.y)
        Self.legend(plot, theme).drawColumn(on: &figure.canvas, at: corner, width: legendWidth)
    }

    func drawAffect(in panel: Panel, on figure: inout Figure) {
        let zero = panel.py(0)
        figure.canvas.line(
            from: Point(x: panel.frame.x, y: zero), to: Point(x: panel.frame.maxX, y: zero), color: theme.axis)
        let legend = Self.affectLegend(theme, language)
        let curves = [\TimelineWindow.valence, \TimelineWindow.arousal]
        figure.canvas.clipped(to: panel.frame) { canvas in
            for (entry, value) in zip(legend.entries, curves) {
                var dash: String?
                if case .line(let pattern) = entry.mark { dash = pattern }
                for run in cells.runs {
                    let points = anchors(run).map { panel.point($0.time, $0.cell.window[keyPath: value] ?? .nan) }
                    canvas.polyline(points, color: entry.color, width: 2.2, dash: dash)
                }
            }
        }
        let corner = Point(x: panel.frame.maxX + 16, y: panel.frame.y)
        legend.drawColumn(on: &figure.canvas, at: corner, width: legendWidth)
    }

    private func drawStack(_ cells: [TimelineCells.Cell], in panel: Panel, on canvas: inout Canvas) {
        let points = anchors(cells)
        let dense = panel.frame.width < 3 * Double(self.cells.cells.count)
        var base = [Double](repeating: 0, count: points.count)
        for (index, label) in plot.labels.enumerated() {
            let top = zip(points, base).map { min(1, $1 + max(0, $0.cell.window.scores[index])) }
            let upper = zip(points, top).map { panel.point($0.time, $1) }
            let lower = zip(points, base).map { panel.point($0.time, $1) }
            // A fine edge keeps like colours apart, unless the windows are so dense that edges would be all one sees.
            canvas.polygon(
                upper + lower.reversed(), fill: label.fill(at: index, on: theme), stroke: dense ? nil : theme.panel,
                strokeWidth: 0.6)
            base = top
        }
    }

    private func drawLines(_ cells: [TimelineCells.Cell], in panel: Panel, on canvas: inout Canvas) {
        let points = anchors(cells)
        for (index, label) in plot.labels.enumerated() {
            canvas.polyline(
                points.map { panel.point($0.time, $0.cell.window.scores[index]) },
                color: label.line(at: index, on: theme), width: 2)
        }
    }

    /// The middles of windows, and the two ends of the run, so that curves reach as far as the windows do.
    private func anchors(_ run: [TimelineCells.Cell]) -> [(time: Double, cell: TimelineCells.Cell)] {
        guard let first = run.first, let last = run.last else { return [] }
        return [(first.from, first)] + run.map { ($0.window.middle, $0) } + [(last.to, last)]
    }

    private static func title(_ row: TimelinePlot.Row) -> PlotPhrase? {
        switch row {
        case .waveform: .amplitude
        case .scores: .score
        case .emotions, .affect: nil
        }
    }

    private static func legend(_ plot: TimelinePlot, _ theme: Theme) -> Legend {
        let entries = plot.labels.enumerated().map { index, label in
            plot.scores == .stacked
                ? Legend.Entry(text: label.text, color: label.fill(at: index, on: theme))
                : Legend.Entry(text: label.text, color: label.line(at: index, on: theme), mark: .line(dash: nil))
        }
        // From top to bottom as the areas lie.
        return Legend(entries: plot.scores == .stacked ? entries.reversed() : entries)
    }

    private static func affectLegend(_ theme: Theme, _ language: Language) -> Legend {
        Legend(entries: [
            Legend.Entry(
                text: PlotPhrase.valence.text(in: language), color: theme.line(Palette.series(0)),
                mark: .line(dash: nil)),
            Legend.Entry(
                text: PlotPhrase.arousal.text(in: language), color: theme.line(Palette.series(1)),
                mark: .line(dash: "6 4")),
        ])
    }
}

extension Array {
    /// Neighbours that belong together, as one part each.
    func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices.dropFirst() where !belongs(self[index - 1], self[index]) {
            parts.append(self[start..<index])
            start = index
        }
        if start < endIndex { parts.append(self[start...]) }
        return parts
    }
}
