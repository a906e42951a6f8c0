import Learning
public import VoiceEmotion

/// Runs beside each other, for people and programs.
public struct ComparisonReport: Sendable {
    let comparison: EvaluationComparison
    let runs: [EvaluationRun]
    let names: [String]

    /// Compares runs.
    ///
    /// - Parameter names: what each is called, as many as there are runs.
    /// - Throws: `ComparisonError` when they cannot be compared.
    public init(_ runs: [EvaluationRun], names: [String]) throws(ComparisonError) {
        comparison = try EvaluationComparison(runs.map(\.result))
        self.runs = runs
        self.names = names
    }

    /// The `nunchi.comparison/1` object.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.comparison/1"),
            "runs": .array(
                zip(names, runs).map { name, run in
                    let matrix = run.result.confusionMatrix
                    return .object([
                        "name": .string(name), "corpus": .string(run.result.corpus),
                        "recipe": .string(run.result.recipe), "protocol": .string(run.result.protocolName),
                        "profile": JSONValue(run.result.profile), "heard": JSONValue(run.result.heard),
                        "n": .integer(run.result.count), "uar": .rounded(run.result.unweightedAverageRecall, digits: 6),
                        "uar_pooled": .rounded(matrix.unweightedAverageRecall, digits: 6),
                        "uar_ci95": EvaluationResult.json(run.result.recallInterval),
                        "wa": .rounded(matrix.accuracy, digits: 6), "macro_f1": .rounded(matrix.macroF1, digits: 6),
                        "ece": run.result.reliability.map { .rounded($0.expectedError, digits: 6) } ?? .null,
                    ])
                }),
            "pairs": .array(
                comparison.pairs.map { pair in
                    .object([
                        "first": .string(names[pair.first]), "second": .string(names[pair.second]),
                        "n": .integer(pair.clips), "n_left_out": .integer(pair.leftOut),
                        "uar_difference": .rounded(pair.difference, digits: 6),
                        "ci95": EvaluationResult.json(pair.interval), "only_first_right": .integer(pair.onlyFirst),
                        "only_second_right": .integer(pair.onlySecond), "mcnemar_p": .number(pair.pValue),
                        "mcnemar_p_holm": .number(pair.adjustedPValue),
                        "protocols_differ": .bool(pair.protocolsDiffer), "classes_differ": .bool(pair.classesDiffer),
                    ])
                }),
        ])
    }

    /// A table of the runs, a table of the differences, what to know.
    public func text(in language: Language) -> String {
        func table(_ content: (columns: [(title: String, isNumber: Bool)], rows: [[String]])) -> String {
            var table = TextTable(content.columns.map { .init($0.title, $0.isNumber ? .right : .left) })
            for row in content.rows { table.append(row) }
            return table.text
        }
        let notes = warnings(in: language) + [ComparisonPhrase.comparisonNote.text(in: language)]
        return ([table(runTable(in: language)), table(pairTable(in: language))] + notes.map { "! " + $0 })
            .joined(separator: "\n")
    }

    /// What makes the comparison less than fair.
    func warnings(in language: Language) -> [String] {
        comparison.pairs.flatMap { pair in
            var phrases: [ComparisonPhrase] = []
            if pair.protocolsDiffer { phrases.append(.protocolsDiffer) }
            if pair.classesDiffer { phrases.append(.classesDiffer) }
            let (first, second) = (runs[pair.first].result, runs[pair.second].result)
            if first.heard != second.heard { phrases.append(.hearingsDiffer) }
            if (first.profile == nil) != (second.profile == nil) { phrases.append(.profilesDiffer) }
            if pair.leftOut > 0 { phrases.append(.clipsDiffer(left: pair.leftOut)) }
            return phrases.map { "\(shown(pair.first)) – \(shown(pair.second)): " + $0.text(in: language) }
        }
    }

    func runTable(in language: Language) -> (columns: [(title: String, isNumber: Bool)], rows: [[String]]) {
        let word = { (phrase: EvaluationPhrase) in phrase.text(in: language) }
        let compared = { (phrase: ComparisonPhrase) in phrase.text(in: language) }
        let columns = [
            (compared(.runs), false), (word(.recipe), false), (word(.data), false), (word(.rule), false),
            (word(.clips), true), (word(.recallMean), true), (word(.recallPooled), true), (word(.interval), true),
            (word(.accuracy), true), (word(.macroF1), true), (word(.expectedError), true),
        ]
        let rows = runs.enumerated().map { index, run in
            let matrix = run.result.confusionMatrix
            return [
                shown(index), recipe(of: run), TerminalText.printable(run.result.corpus),
                conditions(of: run.result, in: language), "\(run.result.count)",
                fixed(run.result.unweightedAverageRecall),
                fixed(matrix.unweightedAverageRecall), range(run.result.recallInterval), fixed(matrix.accuracy),
                fixed(matrix.macroF1), run.result.reliability.map { fixed($0.expectedError) } ?? "–",
            ]
        }
        return (columns.map { (title: $0.0, isNumber: $0.1) }, rows)
    }

    func pairTable(in language: Language) -> (columns: [(title: String, isNumber: Bool)], rows: [[String]]) {
        let word = { (phrase: EvaluationPhrase) in phrase.text(in: language) }
        let compared = { (phrase: ComparisonPhrase) in phrase.text(in: language) }
        let columns = [
            (compared(.pairs), false), (compared(.clipsCompared), true), (compared(.difference), true),
            (word(.interval), true), (compared(.onlyFirst), true), (compared(.onlySecond), true),
            (compared(.exactTest), true),
            (compared(.adjusted), true),
        ]
        let rows = comparison.pairs.map { pair in
            [
                "\(shown(pair.first)) – \(shown(pair.second))", "\(pair.clips)", signed(pair.difference),
                "\(signed(pair.interval.lowerBound)) … \(signed(pair.interval.upperBound))", "\(pair.onlyFirst)",
                "\(pair.onlySecond)", probability(pair.pValue), probability(pair.adjustedPValue),
            ]
        }
        return (columns.map { (title: $0.0, isNumber: $0.1) }, rows)
    }

    /// The recipe with what was changed in it; of many changes their number.
    private func recipe(of run: EvaluationRun) -> String {
        let changes = run.changedSettings
        let told = changes.count > 3 ? changes.prefix(2) + ["…"] : changes[...]
        return TerminalText.printable(
            run.result.recipe + (changes.isEmpty ? "" : " (\(told.joined(separator: ", ")))"))
    }

    /// The protocol, and what else decides how hard the test was.
    private func conditions(of result: EvaluationResult, in language: Language) -> String {
        let heard = result.heardText.map { EvaluationPhrase.heardAs($0).text(in: language) }
        let profile = result.profile.map { EvaluationPhrase.withProfile($0).text(in: language) }
        return ([result.protocolName] + [heard, profile].compactMap { $0 }).joined(separator: ", ")
    }

    private func shown(_ index: Int) -> String { TerminalText.printable(names[index]) }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }

    private func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + NumberText.typeset(NumberText.fixed(value, decimals: 3))
    }

    private func range(_ interval: ClosedRange<Double>) -> String {
        "\(fixed(interval.lowerBound))–\(fixed(interval.upperBound))"
    }

    private func probability(_ value: Double) -> String {
        value < 0.0001 ? "< 0.0001" : NumberText.fixed(value, decimals: 4)
    }
}
