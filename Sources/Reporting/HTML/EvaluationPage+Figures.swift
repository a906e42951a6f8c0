import Affect
import Learning
import VoiceEmotion

extension EvaluationPage {
    /// The figures as cards, each with its interval and what guessing reaches on a bar.
    var figures: String {
        let matrix = result.confusionMatrix
        let cards: [(EvaluationPhrase, Double, ClosedRange<Double>?, Double?)] = [
            (.recallMean, result.unweightedAverageRecall, nil, result.chance),
            (.recallPooled, matrix.unweightedAverageRecall, result.recallInterval, result.chance),
            (.accuracy, matrix.accuracy, result.accuracyInterval, nil),
            (.macroF1, matrix.macroF1, result.macroF1Interval, nil),
        ]
        var markup = cards.map { card(word($0.0), value: $0.1, interval: $0.2, chance: $0.3) }
        if let human = result.humanLevel {
            markup.append(
                card(
                    word(.listeners), value: human.accuracy, interval: nil, chance: nil,
                    note: language == .english ? human.source : nil))
        }
        var parts = [HTMLText.element("div", [("class", "cards")], markup.joined(separator: "\n"))]
        if !subsets.isEmpty { parts += [HTMLText.text("h3", word(.subsets)), subsetTable] }
        let corpora = result.corpusFigures
        if corpora.count > 1 { parts += [HTMLText.text("h3", word(.perCorpus)), table(of: corpora, first: .data)] }
        return section(.figures, parts.joined(separator: "\n"))
    }

    private func card(
        _ title: String, value: Double, interval: ClosedRange<Double>?, chance: Double?, note: String? = nil
    ) -> String {
        var notes = [note].compactMap { $0 }
        if let interval { notes.append("\(word(.interval)) \(range(interval))") }
        if let chance { notes.append("\(word(.chance)) \(fixed(chance))") }
        return HTMLText.element(
            "div", [("class", "card")],
            HTMLText.text("div", title) + HTMLText.text("div", class: "value", fixed(value))
                + bar(value, interval: interval, chance: chance)
                + HTMLText.text("div", class: "note", notes.joined(separator: " · ")))
    }

    private func bar(_ value: Double, interval: ClosedRange<Double>?, chance: Double?) -> String {
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
        if let chance { marks += HTMLText.element("s", [("style", "left:\(place(chance))")], "") }
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
                .confusion, HTMLText.figure(try result.confusionPlot(language: language), language: language))
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
        return section(.perFold, HTMLText.table(columns, rows: rows))
    }

    /// Speakers by their names, without the corpus where there is only one; of very many the number alone.
    private func shortNames(_ speakers: [String]) -> String {
        guard speakers.count <= 24 else { return "\(word(.speakers)): \(speakers.count)" }
        let isOne = result.corpusFigures.count == 1
        return speakers.map { isOne ? String($0.split(separator: ":", maxSplits: 1).last ?? "") : $0 }
            .map(TerminalText.printable).joined(separator: " ")
    }

    func table(of parts: [EvaluationResult.PartFigures], first: EvaluationPhrase) -> String {
        HTMLText.table(
            [
                (word(first), false), (word(.clips), true), (word(.classes), true), ("UAR", true),
                (word(.accuracy), true),
            ],
            rows: parts.map {
                [
                    XMLText.escape(TerminalText.printable($0.name)), "\($0.count)", "\($0.classes)",
                    fixed($0.unweightedAverageRecall), fixed($0.accuracy),
                ]
            })
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
