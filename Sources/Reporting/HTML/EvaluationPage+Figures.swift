import Affect
import Learning
import VoiceEmotion

extension EvaluationPage {
    /// The figures as cards, each with its interval and what guessing reaches on a bar.
    var figures: String {
        let matrix = result.confusionMatrix
        let chance = (word(.chance), result.chance)
        var markup = [
            card(word(.recallMean), value: result.unweightedAverageRecall, beside: chance),
            card(
                word(.recallPooled), value: matrix.unweightedAverageRecall, interval: result.recallInterval,
                beside: chance),
            card(
                word(.accuracy), value: matrix.accuracy, interval: result.accuracyInterval,
                beside: (word(.commonest), result.commonestShare)),
            card(word(.macroF1), value: matrix.macroF1, interval: result.macroF1Interval),
        ]
        if let human = result.humanLevel {
            markup.append(card(word(.listeners), value: human.accuracy, note: word(.listenersSource)))
        }
        var parts = [
            HTMLText.element("div", [("class", "cards")], markup.joined(separator: "\n")),
            HTMLText.text(
                "p", class: "note", word(.intervalNote(speakers: Set(result.predictions.map(\.speaker)).count))),
        ]
        if !subsets.isEmpty { parts += [HTMLText.text("h3", word(.subsets)), subsetTable] }
        let corpora = result.corpusFigures
        if corpora.count > 1 { parts += [HTMLText.text("h3", word(.perCorpus)), table(of: corpora, first: .data)] }
        return section(.figures, parts.joined(separator: "\n"))
    }

    private func card(
        _ title: String, value: Double, interval: ClosedRange<Double>? = nil,
        beside other: (name: String, value: Double)? = nil, note: String? = nil
    ) -> String {
        var notes = [note].compactMap { $0 }
        if let interval { notes.append("\(word(.interval)) \(range(interval))") }
        if let other { notes.append("\(other.name) \(fixed(other.value))") }
        return HTMLText.element(
            "div", [("class", "card")],
            HTMLText.text("div", title) + HTMLText.text("div", class: "value", fixed(value))
                + bar(value, interval: interval, other: other?.value)
                + HTMLText.text("div", class: "note", notes.joined(separator: " · ")))
    }

    private func bar(_ value: Double, interval: ClosedRange<Double>?, other: Double?) -> String {
        func place(_ share: Double) -> String { XMLText.number(min(max(share, 0), 1) * 100) + "%" }
        var marks = ""
        if let interval {
            marks += HTMLText.element(
                "i",
                [
                    (
                        "style",
                        "left:\(place(interval.lowerBound));width:\(place(interval.upperBound - interval.lowerBound))"
                    )
                ],
                "")
        }
        if let other { marks += HTMLText.element("s", [("style", "left:\(place(other))")], "") }
        marks += HTMLText.element("b", [("style", "left:\(place(value))")], "")
        return HTMLText.element("div", [("class", "bar"), ("aria-hidden", "true")], marks)
    }

    private var subsetTable: String {
        let rows = subsets.map { pattern, part in
            let matrix = part.confusionMatrix
            return [
                XMLText.escape(pattern), "\(part.count)", fixed(part.unweightedAverageRecall),
                "\(fixed(matrix.unweightedAverageRecall)) (\(range(part.recallInterval)))", fixed(part.chance),
                fixed(matrix.accuracy),
            ]
        }
        return HTMLText.table(
            [
                (word(.speaker), false), (word(.clips), true), (word(.recallMean), true), (word(.recallPooled), true),
                (word(.chance), true), (word(.accuracy), true),
            ], rows: rows)
    }

    var confusion: String {
        get throws(ReportingError) {
            section(
                .confusion,
                HTMLText.figure(try result.confusionPlot(language: language), language: language, isWide: true))
        }
    }

    var perClass: String {
        let rows = result.classFigures.enumerated().map { index, figures in
            [
                XMLText.escape(name(of: index)), "\(figures.count)", "\(figures.predicted)",
                figures.precision.map(fixed) ?? "–", figures.recall.map(fixed) ?? "–", figures.f1.map(fixed) ?? "–",
            ]
        }
        return section(
            .perClass,
            HTMLText.table(
                [
                    (word(.name), false), (word(.clips), true), (word(.predicted), true), (word(.precision), true),
                    (word(.recall), true), ("F1", true),
                ], rows: rows))
    }

    var perFold: String {
        let settings = result.foldSettings
        let hasSettings = settings.contains { !$0.isEmpty }
        let rows = result.folds.enumerated().map { index, fold in
            var cells = [
                "\(index + 1)", XMLText.escape(result.testedPart(of: fold) ?? shortNames(fold.testSpeakers)),
                "\(fold.count)",
                fixed(fold.unweightedAverageRecall), fixed(fold.accuracy),
            ]
            if hasSettings { cells.append(XMLText.escape(settings[index])) }
            return cells
        }
        var columns: [(title: String, isNumber: Bool)] = [
            (word(.fold), true), (word(.leftOut), false), (word(.clips), true), ("UAR", true), (word(.accuracy), true),
        ]
        if hasSettings { columns.append((word(.settings), false)) }
        let table = HTMLText.table(columns, rows: rows)
        guard rows.count > Self.foldsShown else { return section(.perFold, table) }
        let recalls = result.folds.map(\.unweightedAverageRecall).sorted()
        let range = EvaluationPhrase.foldRange(
            lowest: fixed(recalls[0]),
            median: fixed((recalls[(recalls.count - 1) / 2] + recalls[recalls.count / 2]) / 2),
            highest: fixed(recalls[recalls.count - 1]))
        return section(
            .perFold, HTMLText.text("p", word(range)) + HTMLText.details(word(.allFolds(rows.count)), table))
    }

    /// Most folds that are shown unasked.
    private static let foldsShown = 16

    /// Speakers by their names; of many the first and the last, and how many there are.
    private func shortNames(_ speakers: [String]) -> String {
        let names = speakers.map(shortName)
        guard names.count > 8, let last = names.last else { return names.joined(separator: " ") }
        return names.prefix(3).joined(separator: " ") + " … \(last) (\(names.count))"
    }

    /// A speaker's name, without the corpus where there is only one.
    func shortName(_ speaker: String) -> String {
        let short = String(speaker.split(separator: ":", maxSplits: 1).last ?? "")
        return TerminalText.printable(isOneCorpus && !short.isEmpty ? short : speaker)
    }

    /// A table of parts, with their intervals where they have them.
    func table(of parts: [EvaluationResult.PartFigures], first: EvaluationPhrase) -> String {
        let hasIntervals = parts.contains { $0.interval != nil }
        var columns: [(title: String, isNumber: Bool)] = [
            (word(first), false), (word(.clips), true), (word(.classes), true), ("UAR", true),
        ]
        if hasIntervals { columns.append((word(.interval), true)) }
        columns.append((word(.accuracy), true))
        let rows = parts.map { part in
            var cells = [
                XMLText.escape(TerminalText.printable(part.name)), "\(part.count)", "\(part.classes)",
                fixed(part.unweightedAverageRecall),
            ]
            if hasIntervals { cells.append(part.interval.map(range) ?? "–") }
            return cells + [fixed(part.accuracy)]
        }
        return HTMLText.table(columns, rows: rows)
    }

    func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }

    func range(_ interval: ClosedRange<Double>) -> String {
        "\(fixed(interval.lowerBound))–\(fixed(interval.upperBound))"
    }
}

extension EvaluationResult {
    /// The settings chosen in each fold, as text; where its trainings chose differently, all of them with their number.
    var foldSettings: [String] {
        let numbers = Set(predictions.map(\.fold)).sorted()
        return numbers.map { number in
            let chosen = trainings.filter { $0.fold == number }.map { training in
                training.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
            }
            let counts = Dictionary(chosen.map { ($0, 1) }, uniquingKeysWith: +)
            guard counts.count > 1 else { return chosen.first ?? "" }
            return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) × \($0.key)" }
                .joined(separator: "; ")
        }
    }
}
