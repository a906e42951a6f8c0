/// Expressed emotion over time: waveform, the emotion of each window, the score of each emotion, valence and arousal, one
/// above the other on one time axis. Parts without values are left out.
public struct TimelinePlot: Plot {
    /// How scores are drawn.
    public enum Scores: Sendable, Hashable {
        /// Areas on top of each other, which together reach 1.
        case stacked
        /// A line for each emotion.
        case lines
    }

    let labels: [PlotLabel]
    let windows: [TimelineWindow]

    /// Length of the recording in seconds; nil for the end of the last window or of the envelope.
    public var seconds: Double?
    /// The sound, or nil.
    public var envelope: WaveEnvelope?
    /// How scores are drawn.
    public var scores = Scores.stacked
    /// The title; nil for "Expressed emotion over time".
    public var title: String?
    /// A line under the title.
    public var subtitle: String?

    /// A timeline.
    ///
    /// - Parameters:
    ///   - labels: the emotions, in the order of the windows' scores.
    ///   - windows: in any order.
    /// - Throws: `ReportingError.shape` when a window has scores, but not one for each label; `.value` when its label is
    ///   none of them.
    public init(labels: [PlotLabel], windows: [TimelineWindow]) throws(ReportingError) {
        for window in windows {
            guard window.scores.isEmpty || window.scores.count == labels.count else {
                throw .shape(of: "scores", expected: labels.count, found: window.scores.count)
            }
            if let label = window.label, !labels.indices.contains(label) {
                throw .value(of: "label", found: "\(label)", hint: "0..<\(labels.count)")
            }
        }
        self.labels = labels
        self.windows = windows
    }

    /// The picture as a complete SVG document.
    public func svg(style: PlotStyle) -> String {
        let rows = Row.allCases.filter(isShown)
        let natural = rows.reduce(120) { $0 + $1.height + Row.gap }
        var figure = Figure(
            style: style, size: (960, natural), title: title ?? PlotPhrase.timelineTitle.text(in: style.language),
            subtitle: subtitle)
        let layout = TimelineLayout(self, rows: rows, figure: figure)
        for (row, panel) in layout.panels {
            panel.drawBackground(on: &figure.canvas)
            switch row {
            case .waveform: envelope?.draw(in: panel, from: 0, color: style.theme.accent, on: &figure.canvas)
            case .emotions: layout.drawEmotions(in: panel, on: &figure)
            case .scores: layout.drawScores(in: panel, on: &figure)
            case .affect: layout.drawAffect(in: panel, on: &figure)
            }
            panel.drawAxes(on: &figure.canvas, xLabels: row == rows.last)
        }
        if rows.isEmpty { figure.drawNoData(in: figure.content) }
        return figure.svg
    }

    /// A stretch of the picture from top to bottom.
    enum Row: CaseIterable {
        case waveform
        case emotions
        case scores
        case affect

        static let gap = 16.0

        var height: Double {
            switch self {
            case .waveform: 92
            case .emotions: 30
            case .scores: 180
            case .affect: 130
            }
        }
    }

    private func isShown(_ row: Row) -> Bool {
        switch row {
        case .waveform: envelope.map { $0.minima.contains(where: \.isFinite) } ?? false
        case .emotions: !windows.isEmpty
        case .scores: windows.contains { !$0.scores.isEmpty }
        case .affect: windows.contains { $0.valence != nil || $0.arousal != nil }
        }
    }

    /// 0...1 for areas; for lines up to the fifth above the highest score, as few reach 1 among many emotions.
    var scoreAxis: AxisScale {
        let highest = windows.flatMap(\.scores).filter(\.isFinite).max() ?? 1
        return AxisScale(0...(scores == .stacked ? 1 : min(1, max(0.4, (highest * 5 + 0.1).rounded(.up) / 5))))
    }

    /// The end of the time axis.
    var duration: Double {
        let ends = windows.map(\.end).filter(\.isFinite)
        let length = seconds ?? max(ends.max() ?? 0, envelope?.seconds ?? 0)
        return length.isFinite && length > 0 ? length : 1
    }
}
