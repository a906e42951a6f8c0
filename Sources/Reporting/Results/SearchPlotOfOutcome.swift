public import VoiceEmotion

extension TuningOutcome {
    /// The search as a picture: each trial as far as it got, in their order. Those that halving ended early are pale.
    public func plot(language: Language) throws(ReportingError) -> SearchPlot {
        let furthest = Dictionary(grouping: result.trials, by: \.trial.number).sorted { $0.key < $1.key }
            .compactMap { $0.value.max { $0.trial.share < $1.trial.share } }
        var plot = try SearchPlot(
            scores: furthest.map { $0.score ?? .nan }, isWhole: furthest.map { $0.trial.share == 1 },
            axes: axes.map { axis in
                var isLogarithmic = false
                if case .range(_, true, _) = axis.values { isLogarithmic = true }
                return SearchPlot.Axis(
                    axis.setting, values: furthest.map { $0.trial.values[axis.setting]?.description ?? "–" },
                    isLogarithmic: isLogarithmic)
            })
        let legend = SearchPhrase.dots(endedEarly: furthest.contains { $0.trial.share < 1 }).text(in: language)
        plot.subtitle = [corpus, recipe, protocolName, method, legend].joined(separator: " · ")
        return plot
    }
}
