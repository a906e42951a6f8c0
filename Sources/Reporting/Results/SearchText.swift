public import VoiceEmotion

/// A search for settings as people and programs see it.
public struct SearchText: Sendable {
    private let language: Language

    /// How to write searches.
    public init(language: Language) { self.language = language }

    /// The best trials, the best settings, what the score is worth.
    ///
    /// - Parameter count: trials in the table.
    public func text(of outcome: TuningOutcome, count: Int = 10) -> String {
        let result = outcome.result
        var parts = [
            [outcome.corpus, outcome.recipe, outcome.protocolName, outcome.method, seed(outcome)]
                .joined(separator: " · "),
            word(.bestTrials), table(of: Array(result.ranking.prefix(count)), axes: outcome.axes),
            word(.counts(finished: result.trials.count, failed: result.failed.count)),
        ]
        if let failure = result.failed.first?.failure { parts.append(word(.firstFailure(failure))) }
        parts.append(word(.bestSettings) + ": " + settings(of: result.best, axes: outcome.axes))
        if let recall = outcome.heldOutRecall {
            parts += [heldOut(outcome), word(.heldOut(recall: fixed(recall), groups: outcome.heldOut.count))]
        }
        parts.append("! " + word(outcome.heldOut.isEmpty ? .optimistic : .optimisticBeside))
        return parts.joined(separator: "\n")
    }

    /// The table of some trials; settings stand by the last part of their names.
    public func table(of trials: [TrialResult], axes: [TuningAxis]) -> String {
        var table = TextTable(
            [.init(word(.number), .right), .init(word(.score), .right)]
                + axes.map { .init(shortName($0.setting), .right, limit: 24) } + [.init(word(.seconds), .right)])
        for result in trials {
            table.append(
                ["\(result.trial.number)", result.score.map(fixed) ?? "–"]
                    + axes.map { result.trial.values[$0.setting]?.description ?? "–" }
                    + [NumberText.fixed(result.seconds, decimals: 1)])
        }
        return table.text
    }

    /// Settings and values in one line.
    public func settings(of result: TrialResult, axes: [TuningAxis]) -> String {
        axes.compactMap { axis in
            result.trial.values[axis.setting].map { "\(axis.setting)=\($0.description)" }
        }.joined(separator: " ")
    }

    private func heldOut(_ outcome: TuningOutcome) -> String {
        var table = TextTable([
            .init(word(.speakersHeldOut), limit: 48), .init(word(.inSearch), .right), .init(word(.onHeldOut), .right),
        ])
        for group in outcome.heldOut {
            table.append([group.speakers.joined(separator: " "), fixed(group.searchScore), fixed(group.recall)])
        }
        return table.text
    }

    private func seed(_ outcome: TuningOutcome) -> String { ReadingPhrase.seed(outcome.seed).text(in: language) }

    private func shortName(_ setting: String) -> String {
        setting.split(separator: ".").last.map(String.init) ?? setting
    }

    private func word(_ phrase: SearchPhrase) -> String { phrase.text(in: language) }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
}

extension TuningOutcome {
    /// The `nunchi.search/1` object.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.search/1"), "corpus": .string(corpus), "recipe": .string(recipe),
            "protocol": .string(protocolName), "method": .string(method), "seed": .integer(Int(clamping: seed)),
            "space": .array(axes.map { .string($0.description) }), "best": result.best.json,
            "failed": .integer(result.failed.count), "trials": .array(result.trials.map(\.json)),
            "held_out_uar": heldOutRecall.map { .rounded($0, digits: 6) } ?? .null,
            "held_out": .array(
                heldOut.map { group in
                    .object([
                        "speakers": .array(group.speakers.map(JSONValue.string)),
                        "uar": .rounded(group.recall, digits: 6),
                        "search_uar": .rounded(group.searchScore, digits: 6),
                    ])
                }),
        ])
    }
}

extension TrialResult {
    fileprivate var json: JSONValue {
        var settings = JSONObject()
        for (name, value) in trial.values.sorted(by: { $0.key < $1.key }) { settings[name] = value.jsonValue }
        return .object([
            "number": .integer(trial.number), "share": .rounded(trial.share, digits: 6),
            "settings": .object(settings), "uar": score.map { .rounded($0, digits: 6) } ?? .null,
            "folds": .array(folds.map { .rounded($0, digits: 6) }), "failure": JSONValue(failure),
        ])
    }
}

extension SettingValue {
    fileprivate var jsonValue: JSONValue {
        switch self {
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
        case .numbers(let numbers): .array(numbers.map { SettingValue.number($0).jsonValue })
        case .text(let text): .string(text)
        case .flag(let flag): .bool(flag)
        case .none: .null
        }
    }
}
