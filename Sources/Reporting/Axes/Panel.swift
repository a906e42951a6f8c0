/// An area with two axes, in which data are drawn.
struct Panel {
    let frame: Rect
    let x: AxisScale
    let y: AxisScale
    var xTicks: [Tick] = []
    var yTicks: [Tick] = []
    var xTitle: String?
    var yTitle: String?
    /// Space between the frame and the y title; the widest tick label's, or more to line up stacked panels.
    var yTitleOffset: Double?
    /// Lines behind the data at the y ticks; at the x ticks too where `gridX` is true.
    var gridY = true
    var gridX = false

    /// Where a pair of values lies in the picture; not finite where a value is not.
    func point(_ xValue: Double, _ yValue: Double) -> Point { Point(x: px(xValue), y: py(yValue)) }

    func px(_ value: Double) -> Double { frame.x + x.position(value) * frame.width }

    func py(_ value: Double) -> Double { frame.maxY - y.position(value) * frame.height }

    /// The fill and the lines that lie behind the data.
    func drawBackground(on canvas: inout Canvas) {
        let theme = canvas.theme
        canvas.rect(frame, fill: theme.panel)
        if gridX {
            for tick in xTicks {
                let x = px(tick.value)
                canvas.line(from: Point(x: x, y: frame.y), to: Point(x: x, y: frame.maxY), color: theme.grid)
            }
        }
        if gridY {
            for tick in yTicks {
                let y = py(tick.value)
                canvas.line(from: Point(x: frame.x, y: y), to: Point(x: frame.maxX, y: y), color: theme.grid)
            }
        }
    }

    /// The axis lines, ticks, labels and titles, drawn over the data.
    func drawAxes(on canvas: inout Canvas, xLabels: Bool = true) {
        drawXAxis(on: &canvas, labels: xLabels)
        drawYAxis(on: &canvas)
    }

    private func drawXAxis(on canvas: inout Canvas, labels: Bool) {
        let theme = canvas.theme
        canvas.line(
            from: Point(x: frame.x, y: frame.maxY), to: Point(x: frame.maxX, y: frame.maxY), color: theme.axis)
        var occupied = -Double.infinity
        for tick in xTicks {
            let x = px(tick.value)
            canvas.line(from: Point(x: x, y: frame.maxY), to: Point(x: x, y: frame.maxY + 4), color: theme.axis)
            let half = TextMetrics.width(tick.label, size: TextSize.tick) / 2
            guard labels, x - half > occupied else { continue }
            occupied = x + half + 4
            canvas.text(
                tick.label, at: Point(x: x, y: frame.maxY + 17), size: TextSize.tick, color: theme.mutedText,
                anchor: .middle)
        }
        if labels, let xTitle {
            canvas.text(
                TextMetrics.fit(xTitle, size: TextSize.axisTitle, within: frame.width),
                at: Point(x: frame.midX, y: frame.maxY + 36), size: TextSize.axisTitle, color: theme.mutedText,
                anchor: .middle)
        }
    }

    private func drawYAxis(on canvas: inout Canvas) {
        let theme = canvas.theme
        canvas.line(from: Point(x: frame.x, y: frame.y), to: Point(x: frame.x, y: frame.maxY), color: theme.axis)
        var free = Double.infinity
        for tick in yTicks.sorted(by: { $0.value < $1.value }) {
            let y = py(tick.value)
            canvas.line(from: Point(x: frame.x - 4, y: y), to: Point(x: frame.x, y: y), color: theme.axis)
            guard y < free else { continue }
            free = y - TextSize.tick - 1
            canvas.centeredText(
                tick.label, at: Point(x: frame.x - 7, y: y), size: TextSize.tick, color: theme.mutedText, anchor: .end)
        }
        if let yTitle {
            let offset = yTitleOffset ?? Self.labelWidth(yTicks)
            canvas.text(
                TextMetrics.fit(yTitle, size: TextSize.axisTitle, within: frame.height + 30),
                at: Point(x: frame.x - 7 - offset - 12, y: frame.midY), size: TextSize.axisTitle,
                color: theme.mutedText, anchor: .middle, degrees: -90)
        }
    }

    /// Width of the widest tick label.
    static func labelWidth(_ ticks: [Tick]) -> Double {
        ticks.reduce(0) { max($0, TextMetrics.width($1.label, size: TextSize.tick)) }
    }

    /// Space left of the frame that y labels of this width take, with or without a title.
    static func leftMargin(labels width: Double, title: Bool) -> Double { width + 9 + (title ? 28 : 4) }

    /// Space below the frame that x labels take, with or without a title.
    static func bottomMargin(title: Bool) -> Double { title ? 44 : 24 }
}
