/// Samples over time.
public struct WaveformPlot: Plot {
    private let envelope: WaveEnvelope

    /// Time of the first sample, in seconds.
    public var startSeconds = 0.0
    /// The title; nil for "Waveform".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// A waveform seen through its envelope; one column for each pixel or so looks best.
    public init(_ envelope: WaveEnvelope) { self.envelope = envelope }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let language = style.language
        var figure = Figure(
            style: style, size: (960, 280), title: title ?? PlotPhrase.waveformTitle.text(in: language),
            subtitle: subtitle)
        let amplitude = envelope.amplitudeAxis
        let ticks = Ticks.linear(amplitude.domain, count: 4)
        let left = Panel.leftMargin(labels: Panel.labelWidth(ticks), title: true)
        let content = figure.content
        let frame = Rect(
            x: content.x + left, y: content.y, width: content.width - left - 8,
            height: max(40, content.height - Panel.bottomMargin(title: true)))
        let time = AxisScale(startSeconds...(startSeconds + (envelope.seconds > 0 ? envelope.seconds : 1)))
        let marks = Ticks.time(time.domain, count: Int(frame.width / 90))
        let panel = Panel(
            frame: frame, x: time, y: amplitude, xTicks: marks.ticks, yTicks: ticks,
            xTitle: marks.unit.text(in: language), yTitle: PlotPhrase.amplitude.text(in: language))
        panel.drawBackground(on: &figure.canvas)
        if envelope.minima.contains(where: \.isFinite) {
            envelope.draw(in: panel, from: startSeconds, color: style.theme.accent, on: &figure.canvas)
        } else {
            figure.drawNoData(in: frame)
        }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }
}
