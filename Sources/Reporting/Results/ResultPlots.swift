public import Affect
public import VoiceEmotion

extension EvaluationResult {
    /// The confusion matrix as a picture, with what it was measured on.
    public func confusionPlot(language: Language) throws(ReportingError) -> ConfusionPlot {
        try EvaluationSummary(self).confusionPlot(language: language)
    }
}

extension EmotionReading {
    /// The reading over time as a picture.
    ///
    /// - Parameter envelope: the sound, drawn above; nil leaves it out.
    public func timelinePlot(envelope: WaveEnvelope?, language: Language) throws(ReportingError) -> TimelinePlot {
        let emotions = scores.taxonomy.emotions
        let labels = emotions.map { PlotLabel.emotion($0.rawValue, text: ReadingPhrase.emotion($0).text(in: language)) }
        let windows = timeline.map { moment in
            TimelineWindow(
                start: moment.start, end: moment.end, label: moment.emotion.flatMap { emotions.firstIndex(of: $0) },
                scores: moment.scores?.values ?? [], valence: moment.valenceArousal?.valence,
                arousal: moment.valenceArousal?.arousal)
        }
        var plot = try TimelinePlot(labels: labels, windows: windows)
        plot.envelope = envelope
        plot.seconds = seconds
        let name = emotion.map(ReadingPhrase.emotion) ?? .unsure
        plot.subtitle = "\(source): \(name.text(in: language)) \(NumberText.percent(confidence)) · \(model.name)"
        return plot
    }
}
