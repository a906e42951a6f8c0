import Affect
import Corpora
import Foundation
import Learning
import VoiceEmotion

extension EvaluationPage {
    /// How speakers, sexes and corpora differ.
    var speakers: String {
        var groups = [spreadGroup(word(.allSpeakers), color: nil) { _ in true }]
        let sexes = result.sexFigures
        if !sexes.isEmpty {
            groups += [
                spreadGroup(word(.women), color: Palette.series(3)) { $0.sex == .female },
                spreadGroup(word(.men), color: Palette.series(2)) { $0.sex == .male },
            ]
        }
        let corpora = result.corpusFigures
        if corpora.count > 1 {
            groups += corpora.enumerated().map { index, corpus in
                spreadGroup(TerminalText.printable(corpus.name), color: Palette.series(index + 4)) {
                    Speakers.corpus(of: $0.speaker) == corpus.name
                }
            }
        }
        var plot = SpreadPlot(groups.filter { !$0.values.isEmpty })
        plot.chance = result.chance
        plot.subtitle = "\(word(.spreadNote)) · \(word(.ofChance))"
        var parts = [HTMLText.figure(plot, language: language, isWide: true)]
        if !sexes.isEmpty {
            let named = sexes.map { part in
                EvaluationResult.PartFigures(part, named: part.name == "female" ? word(.women) : word(.men))
            }
            parts.append(table(of: named, first: .name))
        }
        parts.append(
            HTMLText.details(
                word(.weakestFirst),
                table(
                    of: result.speakerFigures.sorted { $0.unweightedAverageRecall < $1.unweightedAverageRecall },
                    first: .speaker)))
        return section(.speakers, parts.joined(separator: "\n"))
    }

    private func spreadGroup(
        _ name: String, color: PlotColor?, _ isMember: (EvaluationResult.Prediction) -> Bool
    ) -> SpreadPlot.Group {
        let members = Set(result.predictions.filter(isMember).map(\.speaker))
        guard let part = result.restricted(to: members.contains) else {
            return SpreadPlot.Group(PlotLabel(name), values: [], whole: nil)
        }
        return SpreadPlot.Group(
            PlotLabel(name, color: color ?? Palette.series(0)),
            values: part.speakerFigures.map(\.unweightedAverageRecall),
            whole: part.confusionMatrix.unweightedAverageRecall)
    }

    /// Calibration and coverage.
    var confidence: String {
        guard let report = result.reliability, let coverage = result.riskCoverage else { return "" }
        var curve = CalibrationPlot(
            report.bins.filter { $0.count > 0 }.map {
                CalibrationPlot.Bin(confidence: $0.confidence, accuracy: $0.accuracy, count: $0.count)
            })
        curve.subtitle =
            "\(word(.expectedError)) \(fixed(report.expectedError)) · \(word(.brier)) \(fixed(report.brier))"
        // A hundred points are as many as the eye can tell apart.
        let step = max(1, coverage.points.count / 100)
        let points = coverage.points.enumerated().filter {
            $0.offset % step == 0 || $0.offset == coverage.points.count - 1
        }
        let risk = CoveragePlot(points.map { (coverage: $0.element.coverage, risk: $0.element.risk) })
        return section(
            .confidence,
            HTMLText.element(
                "div", [("class", "pair")],
                HTMLText.figure(curve, language: language, note: word(.calibrationNote))
                    + HTMLText.figure(risk, language: language, note: word(.coverageNote))))
    }

    /// The clips that were judged wrongly with the greatest confidence.
    var clips: String {
        guard !worst.clips.isEmpty else { return section(.worst, HTMLText.text("p", word(.noneWrong))) }
        let rows = worst.clips.map { clip in
            let prediction = clip.prediction
            let file = TerminalText.printable((prediction.file as NSString).lastPathComponent)
            let score = NumberText.percent(prediction.scores[prediction.predicted])
            return [
                HTMLText.element("span", [("title", TerminalText.printable(prediction.file))], XMLText.escape(file)),
                XMLText.escape(shortName(prediction.speaker)), XMLText.escape(name(of: prediction.truth)),
                XMLText.escape(name(of: prediction.predicted)), score,
            ] + (worst.hasSounds ? [player(clip)] : [])
        }
        let columns: [(title: String, isNumber: Bool)] = [
            (word(.clip), false), (word(.speaker), false), (word(.trueClass), false), (word(.said), false),
            (word(.confidenceAxis), true),
        ]
        let table = HTMLText.table(
            columns + (worst.hasSounds ? [(word(.sound), false)] : []), rows: rows, isStacked: true)
        let sounds =
            worst.hasSounds
            ? HTMLText.element("div", [("class", "warning")], XMLText.escape(word(.voicesInside)))
            : HTMLText.text("p", class: "note", word(.soundsLeftOut))
        return section(.worst, HTMLText.text("p", class: "note", word(.worstNote)) + sounds + table)
    }

    private func player(_ clip: WorstClips.Clip) -> String {
        guard let address = clip.address else { return XMLText.escape(word(.soundMissing)) }
        return HTMLText.element(
            "audio", [("controls", "controls"), ("preload", "none"), ("src", address)], "")
    }
}

extension EvaluationResult.PartFigures {
    /// The same figures under another name.
    init(_ part: Self, named name: String) {
        self.init(
            name: name, count: part.count, classes: part.classes, unweightedAverageRecall: part.unweightedAverageRecall,
            accuracy: part.accuracy, interval: part.interval)
    }
}
