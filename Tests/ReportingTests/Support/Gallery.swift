import Reporting

/// One plot of each kind, and the same with the worst names and values that a caller could hand over.
enum Gallery {
    static let nasty =
        "이름\n<script>alert('&amp;')</script> & \"'\u{1B}[31m\u{0}\u{7F}\u{FFFF}\u{202E}]]>"
        + String(repeating: "매우 긴 이름 ", count: 2000)

    static func plots(label: String = "기쁨", bad: Double = 0.5) throws -> [(name: String, plot: any Plot)] {
        let labels = [PlotLabel.emotion("joy", text: label), PlotLabel("분노"), PlotLabel(label)]
        var spectrogram = try SpectrogramPlot(
            (0..<200).map { $0 % 9 == 0 ? Float(bad) : Float($0 % 40) - 40 }, rows: 10, frames: 20, frameSeconds: 0.01,
            frequencies: .linear(0...8000))
        spectrogram.title = label
        spectrogram.pitch = .init(seconds: [0, 0.05, bad, 0.15], hertz: [100, bad, 200, 220])
        var mel = try SpectrogramPlot(
            (0..<200).map { Float($0 % 40) - 40 }, rows: 10, frames: 20, frameSeconds: 0.01, frequencies: .mel(0...8000)
        )
        mel.subtitle = label
        let samples = (0..<4000).map { $0 % 100 < 30 ? Float(bad) : Float($0 % 50) / 50 - 0.5 }
        let envelope = try WaveEnvelope(samples: samples, sampleRate: 1000)
        var waveform = WaveformPlot(envelope)
        waveform.subtitle = label
        var timeline = try TimelinePlot(
            labels: labels,
            windows: [
                .init(start: 0, end: 2, label: 0, scores: [0.5, 0.3, 0.2], valence: bad, arousal: -0.3),
                .init(start: 0.5, end: 2.5, label: nil, scores: [bad, 0.3, 0.2], valence: 0.2, arousal: bad),
                .init(start: 3, end: 4, label: 2, scores: [0.2, 0.3, 0.5], valence: 0.4),
                .init(start: bad, end: bad, label: 1),
            ])
        timeline.envelope = envelope
        timeline.title = label
        var lines = timeline
        lines.scores = .lines
        lines.envelope = nil
        var confusion = ConfusionPlot(
            try ConfusionTable(labels: [label, "중립", ""], counts: [[5, 1, 0], [0, 0, 0], [2, 3, 1_000_000]]))
        confusion.subtitle = label
        let scores = ScorePlot([.init(labels[0], score: 0.7), .init(labels[1], score: bad)])
        var plane = AffectPlanePlot(
            point: .init(valence: bad, arousal: 0.2),
            regions: [.init(labels[0], valence: 0.7, arousal: 0.5), .init(labels[1], valence: -0.4, arousal: bad)])
        plane.pointLabel = label
        plane.trajectory = [.init(valence: 0, arousal: 0), .init(valence: bad, arousal: 0.1)]
        var training = TrainingCurvesPlot(
            loss: [.init(labels[0], values: [2, 1, bad, 0.5])],
            recall: [.init(labels[1], values: [0.2, bad, 0.6, 0.7])])
        training.bestEpoch = 3
        training.chance = bad
        var comparison = try ComparisonPlot(
            groups: [label, "RAVDESS"],
            series: [
                .init(labels[0], values: [.init(0.77, interval: 0.74...0.80), nil]),
                .init(labels[1], values: [.init(bad), .init(0.5)]),
            ])
        comparison.chance = [0.25, bad]
        var search = try SearchPlot(
            scores: [0.5, bad, 0.7, 0.6], isWhole: [false, true, true, true],
            axes: [
                .init(label, values: ["1", "2", "\(bad)", "4"]),
                .init("rate", values: ["0.1", "0.001", "\(abs(bad))", "0.01"], isLogarithmic: true),
                .init("start", values: [label, "he", "keras", "he"]),
            ])
        search.subtitle = label
        return [
            ("spectrogram", spectrogram), ("mel", mel), ("waveform", waveform), ("timeline", timeline),
            ("timeline lines", lines), ("confusion", confusion), ("scores", scores), ("plane", plane),
            ("training", training), ("comparison", comparison), ("search", search),
        ]
    }

    static func emptyPlots() throws -> [(name: String, plot: any Plot)] {
        [
            (
                "spectrogram",
                try SpectrogramPlot([], rows: 8, frames: 0, frameSeconds: 0.01, frequencies: .linear(0...8000))
            ),
            (
                "all NaN",
                try SpectrogramPlot([.nan, .nan], rows: 2, frames: 1, frameSeconds: 0.01, frequencies: .mel(0...8000))
            ),
            ("waveform", WaveformPlot(try WaveEnvelope(samples: [], sampleRate: 16_000))),
            ("timeline", try TimelinePlot(labels: [], windows: [])),
            ("confusion", ConfusionPlot(try ConfusionTable(labels: [], counts: []))),
            ("scores", ScorePlot([])), ("training", TrainingCurvesPlot(loss: [], recall: [])),
            ("comparison", try ComparisonPlot(groups: [], series: [])),
            ("search", try SearchPlot(scores: [.nan], axes: [.init("rate", values: ["1"])])),
        ]
    }
}
