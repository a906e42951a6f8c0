/// A strip that tells which colour stands for which value.
struct ColorBar {
    let map: ColorMap
    let domain: ClosedRange<Double>
    let ticks: [Tick]
    let title: String

    static let barWidth = 14.0

    /// Space from the left edge of the bar to the right edge of its title.
    var width: Double { Self.barWidth + 8 + Panel.labelWidth(ticks) + 24 }

    /// Draws the bar at the left of `rect`, over its whole height.
    func draw(on canvas: inout Canvas, in rect: Rect) {
        let theme = canvas.theme
        let bar = Rect(x: rect.x, y: rect.y, width: Self.barWidth, height: rect.height)
        let colors = map.colors(256)
        let pixels = (0..<256).map { UInt8(255 - $0) }
        if let png = try? PNGImage(width: 1, height: 256, palette: colors, pixels: pixels).encoded() {
            canvas.image(png: png, in: bar)
        }
        canvas.rect(bar, fill: nil, stroke: theme.axis, strokeWidth: 0.75)
        let scale = AxisScale(domain)
        for tick in ticks {
            let y = bar.maxY - scale.position(tick.value) * bar.height
            canvas.line(from: Point(x: bar.maxX, y: y), to: Point(x: bar.maxX + 4, y: y), color: theme.axis)
            canvas.centeredText(
                tick.label, at: Point(x: bar.maxX + 7, y: y), size: TextSize.tick, color: theme.mutedText,
                anchor: .start)
        }
        canvas.text(
            title, at: Point(x: bar.maxX + 7 + Panel.labelWidth(ticks) + 20, y: bar.midY), size: TextSize.axisTitle,
            color: theme.mutedText, anchor: .middle, degrees: -90)
    }
}
