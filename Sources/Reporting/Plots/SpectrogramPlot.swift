/// How the rows of a spectrogram are spread over frequency.
public enum FrequencyRows: Sendable, Hashable {
    /// Evenly in Hz over the range, as the bins of an STFT are over 0 ... sample rate / 2.
    case linear(ClosedRange<Double>)
    /// Evenly in mel between two frequencies in Hz, as mel bands are.
    case mel(ClosedRange<Double>, MelSpacing = .slaney)
    /// By number, as cepstral coefficients are.
    case numbered
}

/// A spectrogram, mel spectrogram or other feature matrix over time, with the pitch drawn over it if wanted.
public struct SpectrogramPlot: Plot {
    /// A curve of fundamental frequency. Values that are not finite or not above 0 (no voice) are gaps.
    public struct PitchCurve: Sendable, Hashable {
        /// When, in seconds of the recording; as many as `hertz`.
        public let seconds: [Double]
        /// How high, in Hz.
        public let hertz: [Double]

        /// A curve through pairs of time and frequency; what one list has more than the other is left out.
        public init(seconds: [Double], hertz: [Double]) {
            self.seconds = seconds
            self.hertz = hertz
        }
    }

    private let map: HeatMap
    private let frameSeconds: Double
    private let frequencies: FrequencyRows

    /// Time of the first frame's left edge, in seconds.
    public var startSeconds = 0.0
    /// Levels further than this below the highest are drawn as the lowest, in dB; nil shows the whole range.
    public var dynamicRange: Double? = 80
    /// The fundamental frequency, drawn over a `linear` or `mel` spectrogram.
    public var pitch: PitchCurve?
    /// The title; nil for the kind of picture.
    public var title: String?
    /// A line under the title.
    public var subtitle: String?
    /// What the colour bar says; nil for "Level (dB)".
    public var levelTitle: String?
    /// The colours.
    public var colors = ColorMap.ember

    /// A matrix of levels.
    ///
    /// - Parameters:
    ///   - values: `[rows, frames]` in row order, row 0 the lowest frequency; normally dB. Values that are not finite
    ///     are left blank.
    ///   - frameSeconds: time from one frame to the next (hop length / sample rate), above 0.
    /// - Throws: `ReportingError.shape` or `.value` when the sizes do not fit.
    public init(
        _ values: [Float], rows: Int, frames: Int, frameSeconds: Double, frequencies: FrequencyRows
    ) throws(ReportingError) {
        guard rows > 0, frames >= 0 else {
            throw .value(of: "rows × frames", found: "\(rows) × \(frames)", hint: "1... × 0...")
        }
        guard values.count == rows * frames else {
            throw .shape(of: "\(rows) × \(frames)", expected: rows * frames, found: values.count)
        }
        guard frameSeconds > 0, frameSeconds.isFinite else {
            throw .value(of: "frameSeconds", found: "\(frameSeconds)", hint: "> 0")
        }
        map = HeatMap(values: values, rows: rows, columns: frames)
        self.frameSeconds = frameSeconds
        self.frequencies = frequencies
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        var figure = Figure(
            style: style, size: (960, 400), title: title ?? kind.text(in: style.language), subtitle: subtitle)
        let (panel, bar) = layout(in: figure)
        panel.drawBackground(on: &figure.canvas)
        let shown = map.pooled(rows: 512, columns: 1600, by: frequencies == .numbered ? .mean : .maximum)
            .enlarged(for: panel.frame)
        if let bar, let png = try? shown.png(map: colors, domain: bar.domain) {
            figure.canvas.image(png: png, in: panel.frame)
            bar.draw(
                on: &figure.canvas,
                in: Rect(x: panel.frame.maxX + 16, y: panel.frame.y, width: bar.width, height: panel.frame.height))
            drawPitch(in: panel, on: &figure)
        } else {
            figure.drawNoData(in: panel.frame)
        }
        panel.drawAxes(on: &figure.canvas)
        return figure.svg
    }

    private var kind: PlotPhrase {
        switch frequencies {
        case .linear: .spectrogramTitle
        case .mel: .melSpectrogramTitle
        case .numbered: .featuresTitle
        }
    }

    private func layout(in figure: Figure) -> (Panel, ColorBar?) {
        let language = figure.style.language
        let bar = map.range.map { range in
            let low = dynamicRange.map { max(range.lowerBound, range.upperBound - abs($0)) } ?? range.lowerBound
            let domain = AxisScale(low...range.upperBound).domain
            return ColorBar(
                map: colors, domain: domain, ticks: Ticks.linear(domain, count: 5),
                title: levelTitle ?? PlotPhrase.level.text(in: language))
        }
        let y = frequencyAxis
        let ticks = frequencyTicks(y)
        let labels = Panel.labelWidth(ticks)
        let left = Panel.leftMargin(labels: labels, title: true)
        let right = bar.map { $0.width + 16 } ?? 0
        let content = figure.content
        let frame = Rect(
            x: content.x + left, y: content.y, width: max(60, content.width - left - right),
            height: max(40, content.height - Panel.bottomMargin(title: true)))
        let seconds = AxisScale(startSeconds...(startSeconds + Double(max(map.columns, 1)) * frameSeconds))
        let time = Ticks.time(seconds.domain, count: Int(frame.width / 90))
        let panel = Panel(
            frame: frame, x: seconds, y: y, xTicks: time.ticks, yTicks: ticks, xTitle: time.unit.text(in: language),
            yTitle: frequencyTitle.text(in: language), gridY: false)
        return (panel, bar)
    }

    private var frequencyAxis: AxisScale {
        switch frequencies {
        case .linear(let range): AxisScale(range)
        case .mel(let range, let spacing): AxisScale(max(0, range.lowerBound)...max(0, range.upperBound), mel: spacing)
        case .numbered: AxisScale(-0.5...(Double(map.rows) - 0.5))
        }
    }

    private func frequencyTicks(_ axis: AxisScale) -> [Tick] {
        switch frequencies {
        case .linear: Ticks.linear(axis.domain, count: 6)
        case .mel: Ticks.octaves(axis.domain)
        case .numbered: Ticks.whole(axis.domain, count: 6)
        }
    }

    private var frequencyTitle: PlotPhrase {
        switch frequencies {
        case .linear: .frequency
        case .mel: .frequencyMel
        case .numbered: .coefficient
        }
    }

    private func drawPitch(in panel: Panel, on figure: inout Figure) {
        guard let pitch, frequencies != .numbered else { return }
        let points = zip(pitch.seconds, pitch.hertz).map { time, hertz in
            panel.point(time, hertz > 0 ? hertz : .nan)
        }
        let color = PlotColor(0x7DF3FF)
        figure.canvas.clipped(to: panel.frame) { canvas in
            // A dark edge keeps the curve apart from the bright harmonics that it follows.
            canvas.polyline(points, color: PlotColor(0x06101A), width: 5, opacity: 0.75)
            canvas.polyline(points, color: color, width: 2.2)
        }
        let label = PlotPhrase.pitch.text(in: figure.style.language)
        let width = TextMetrics.width(label, size: TextSize.label) + 38
        let box = Rect(x: panel.frame.maxX - width - 8, y: panel.frame.y + 8, width: width, height: 22)
        figure.canvas.rect(box, fill: PlotColor(0x0B0A1F), opacity: 0.78, radius: 4)
        figure.canvas.line(
            from: Point(x: box.x + 9, y: box.midY), to: Point(x: box.x + 25, y: box.midY), color: color, width: 2.2)
        figure.canvas.centeredText(
            label, at: Point(x: box.x + 31, y: box.midY), size: TextSize.label, color: PlotColor(0xFFFFFF),
            anchor: .start)
    }
}
