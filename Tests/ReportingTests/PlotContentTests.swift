import Reporting
import Testing

/// Pictures say what the data say.
struct PlotContentTests {
    private func parsed(_ plot: some Plot, _ language: Language = .english) throws -> ParsedSVG {
        try ParsedSVG(plot.svg(style: PlotStyle(language: language)))
    }

    @Test func confusionShowsCountsSharesAndRecall() throws {
        var plot = ConfusionPlot(try ConfusionTable(labels: ["joy", "anger"], counts: [[3, 1], [0, 0]]))
        plot.subtitle = PlotPhrase.evaluation(protocol: "grouped:5", count: 4, uar: 0.75, interval: nil)
            .text(in: .english)
        let texts = try parsed(plot).texts
        for expected in ["3", "75 %", "1", "25 %", "n = 4", "n = 0", "–", "protocol grouped:5 · n = 4 · UAR 0.750"] {
            #expect(texts.contains(expected), "\(expected)")
        }
        // The class without clips has no shares.
        #expect(!texts.contains("0 %"))
    }

    @Test func languageDecidesTheFixedWords() throws {
        let plot = WaveformPlot(try WaveEnvelope(samples: [0, 0.5, -0.5], sampleRate: 3))
        #expect(try parsed(plot, .korean).texts.contains("시간 (초)"))
        #expect(try parsed(plot, .english).texts.contains("Time (s)"))
    }

    @Test func lengthsDecideTheTimeUnit() throws {
        for (seconds, title) in [(30.0, "Time (s)"), (600, "Time (min:s)"), (36_000, "Time (h:min)")] {
            let envelope = try WaveEnvelope(minima: [-1, -1], maxima: [1, 1], seconds: seconds)
            #expect(try parsed(WaveformPlot(envelope)).texts.contains(title))
        }
    }

    @Test func scoresAreLabelledWithTheirValues() throws {
        let plot = ScorePlot([.init(PlotLabel("joy"), score: 0.25), .init(PlotLabel("anger"), score: .nan)])
        let svg = try parsed(plot)
        #expect(svg.texts.contains("25.0 %"))
        #expect(svg.texts.contains("–"))
    }

    @Test func scoreBarsAreAsLongAsTheScores() throws {
        let plot = ScorePlot([
            .init(PlotLabel("a", color: PlotColor(0x111111)), score: 0.2),
            .init(PlotLabel("b", color: PlotColor(0x222222)), score: 0.6),
        ])
        let bars = try parsed(plot).elements.filter {
            $0.attributes["fill"] == "#111111" || $0.attributes["fill"] == "#222222"
        }
        let lengths = bars.compactMap { $0.attributes["width"].flatMap(Double.init) }
        try #require(lengths.count == 2)
        #expect(abs(lengths[1] / lengths[0] - 3) < 0.01)
    }

    @Test func gapsBreakCurves() throws {
        func paths(_ values: [Double]) throws -> Int {
            let curve = TrainingCurvesPlot.Curve(PlotLabel("loss", color: PlotColor(0x123456)), values: values)
            let svg = try parsed(TrainingCurvesPlot(loss: [curve], recall: []))
            let path = svg.elements.last { $0.name == "path" && $0.attributes["stroke-linejoin"] == "round" }
            return path?.attributes["d"]?.filter { $0 == "M" }.count ?? 0
        }
        #expect(try paths([3, 2, 1, 0.5]) == 1)
        #expect(try paths([3, 2, .nan, 1, 0.5]) == 2)
    }

    @Test func timelineLeavesUnknownWindowsBlank() throws {
        let colors = [PlotColor(0x010101), PlotColor(0x808080)]
        func boxes(_ labels: [Int?]) throws -> Int {
            let windows = labels.enumerated().map { index, label in
                TimelineWindow(start: Double(index), end: Double(index + 1), label: label)
            }
            let plot = try TimelinePlot(labels: colors.map { PlotLabel("", color: $0) }, windows: windows)
            let fills = ["#010101", "#808080"]
            return try parsed(plot).elements.filter { $0.name == "rect" && fills.contains($0.attributes["fill"] ?? "") }
                .count
        }
        // Neighbours with the same emotion are one box.
        #expect(try boxes([0, 0, 1, 1, 0]) == 3)
        #expect(try boxes([0, nil, 0]) == 2)
        #expect(try boxes([nil, nil]) == 0)
    }

    @Test func longTimelinesStaySmall() throws {
        let windows = (0..<72_000).map { index in
            TimelineWindow(
                start: Double(index) / 2, end: Double(index) / 2 + 2, label: index % 3, scores: [0.2, 0.3, 0.5],
                valence: 0.1, arousal: 0.2)
        }
        let plot = try TimelinePlot(labels: ["a", "b", "c"].map { PlotLabel($0) }, windows: windows)
        #expect(plot.svg(style: PlotStyle()).utf8.count < 400_000)
    }

    @Test func trialsThatEndedEarlyArePaleAndNeverTheBest() throws {
        let axes = [SearchPlot.Axis("rate", values: ["1", "2", "3"])]
        let plot = try SearchPlot(scores: [0.5, 0.9, 0.6], isWhole: [true, false, true], axes: axes)
        let dots = try parsed(plot).elements.filter { $0.name == "circle" }
        // Each trial twice: in its order, and by its setting.
        #expect(dots.count == 6)
        let best = dots.filter { $0.attributes["r"] == "5" }.compactMap { $0.attributes["cy"].flatMap(Double.init) }
        let heights = dots.compactMap { $0.attributes["cy"].flatMap(Double.init) }
        #expect(best.count == 2)
        // The dot above is the trial that ended early.
        #expect(try #require(heights.min()) < (try #require(best.min())))
        #expect(throws: ReportingError.shape(of: "isWhole", expected: 3, found: 1)) {
            try SearchPlot(scores: [0.5, 0.9, 0.6], isWhole: [true], axes: axes)
        }
    }

    @Test func partsThatDoNotFitAreRefused() {
        #expect(throws: ReportingError.shape(of: "counts", expected: 2, found: 1)) {
            try ConfusionTable(labels: ["a", "b"], counts: [[1, 2]])
        }
        #expect(throws: ReportingError.value(of: "counts", found: "-1", hint: "0...")) {
            try ConfusionTable(labels: ["a"], counts: [[-1]])
        }
        #expect(throws: ReportingError.shape(of: "2 × 3", expected: 6, found: 5)) {
            try SpectrogramPlot(
                [1, 2, 3, 4, 5], rows: 2, frames: 3, frameSeconds: 0.01, frequencies: .linear(0...8000))
        }
        #expect(throws: ReportingError.shape(of: "scores", expected: 1, found: 2)) {
            try TimelinePlot(
                labels: [PlotLabel("a")], windows: [.init(start: 0, end: 1, label: 0, scores: [0.5, 0.5])])
        }
        #expect(throws: ReportingError.value(of: "label", found: "3", hint: "0..<1")) {
            try TimelinePlot(labels: [PlotLabel("a")], windows: [.init(start: 0, end: 1, label: 3)])
        }
        #expect(throws: ReportingError.value(of: "sampleRate", found: "0", hint: "1...")) {
            try WaveEnvelope(samples: [1], sampleRate: 0)
        }
        #expect(throws: ReportingError.shape(of: "x", expected: 1, found: 0)) {
            try ComparisonPlot(groups: ["g"], series: [.init(PlotLabel("x"), values: [])])
        }
    }
}
