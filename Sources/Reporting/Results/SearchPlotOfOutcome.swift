public import VoiceEmotion

extension TuningOutcome {
    /// The search as a picture: trials on the whole budget, in their order.
    public func plot(language: Language) throws(ReportingError) -> SearchPlot {
        let whole = result.trials.filter { $0.trial.share == 1 }
        var plot = try SearchPlot(
            scores: whole.map { $0.score ?? .nan },
            axes: axes.map { axis in
                var isLogarithmic = false
                if case .range(_, true, _) = axis.values { isLogarithmic = true }
                return SearchPlot.Axis(
                    axis.setting, values: whole.map { $0.trial.values[axis.setting]?.description ?? "–" },
                    isLogarithmic: isLogarithmic)
            })
        plot.subtitle = [corpus, recipe, protocolName, method].joined(separator: " · ")
        return plot
    }
}
