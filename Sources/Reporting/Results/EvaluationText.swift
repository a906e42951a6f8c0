import Affect
import Learning
public import VoiceEmotion

/// An evaluation as people see it in a terminal.
public struct EvaluationText: Sendable {
    private let language: Language

    /// How to write evaluations.
    public init(language: Language) { self.language = language }

    /// Folds, figures with interval and chance, confusion matrix, warnings.
    public func text(
        of result: EvaluationResult, subsets: [(pattern: String, result: EvaluationResult)] = []
    ) -> String {
        var parts = [heading(result), folds(result), figures(result), confidence(result)]
        parts += subsets.map { "\(word(.only($0.pattern))): " + figures($0.result) }
        parts.append(word(.confusionHeading) + "\n" + confusion(result))
        parts += result.warnings.map { "! " + TerminalText.printable($0.text(in: language)) }
        if result.protocolName.hasPrefix("random") {
            parts.append("! " + word(.flattering))
        } else if result.sharesSpeakers {
            parts.append("! " + EvaluationPhrase.flattering.text(in: language))
        }
        return parts.joined(separator: "\n")
    }

    private func word(_ phrase: ReadingPhrase) -> String { phrase.text(in: language) }

    private func heading(_ result: EvaluationResult) -> String {
        var parts = [
            TerminalText.printable(result.corpus), TerminalText.printable(result.recipe), result.protocolName,
            word(.classCount(result.classes.count)), "n = \(result.count)", word(.seed(result.seed)),
        ]
        // Under other conditions it is another figure.
        if let heard = result.heardText { parts.append(EvaluationPhrase.heardAs(heard).text(in: language)) }
        if let profile = result.profile { parts.append(EvaluationPhrase.withProfile(profile).text(in: language)) }
        return (parts + [word(.took(result.seconds))]).joined(separator: " · ")
    }

    private func folds(_ result: EvaluationResult) -> String {
        var table = TextTable([
            .init(word(.testSpeakers), limit: 48), .init(word(.clips), .right), .init(word(.recall), .right),
            .init(word(.accuracy), .right),
        ])
        for fold in result.folds {
            table.append([
                result.testedPart(of: fold) ?? fold.testSpeakers.map(shortName).joined(separator: " "),
                "\(fold.count)",
                NumberText.fixed(fold.unweightedAverageRecall, decimals: 3),
                NumberText.fixed(fold.accuracy, decimals: 3),
            ])
        }
        return table.text
    }

    private func figures(_ result: EvaluationResult) -> String {
        let matrix = result.confusionMatrix
        let interval = result.recallInterval
        return "\(word(.recall)) \(fixed(result.unweightedAverageRecall)) (\(word(.meanOverFolds))), "
            + "\(fixed(matrix.unweightedAverageRecall)) (\(word(.pooled)), 95 % "
            + "\(fixed(interval.lowerBound))–\(fixed(interval.upperBound))), \(word(.chance)) \(fixed(result.chance)); "
            + "\(word(.accuracy)) \(fixed(matrix.accuracy)), \(word(.macroF1)) \(fixed(matrix.macroF1))"
    }

    private func confidence(_ result: EvaluationResult) -> String {
        let entries: [(EvaluationPhrase, Double)] =
            result.reliability.map { [(.expectedError, $0.expectedError), (.brier, $0.brier)] } ?? []
        let texts = entries.map { "\($0.0.text(in: language)) \(fixed($0.1))" }
        let human = result.humanLevel.map {
            "\(EvaluationPhrase.listeners.text(in: language)) \(fixed($0.accuracy)) (WA)"
        }
        return (texts + [human].compactMap { $0 }).joined(separator: ", ")
    }

    private func confusion(_ result: EvaluationResult) -> String {
        let names = result.classes.names(in: language)
        let matrix = result.confusionMatrix
        var table = TextTable(
            [.init("")] + names.map { .init($0, .right) } + [.init(PlotPhrase.recall.text(in: language), .right)])
        for (row, name) in names.enumerated() {
            table.append([name] + matrix.counts[row].map(String.init) + [matrix.recalls[row].map(fixed) ?? "–"])
        }
        return table.text
    }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }

    /// A speaker's name without the corpus, which the heading says.
    private func shortName(_ key: String) -> String { String(key.split(separator: ":", maxSplits: 1).last ?? "") }
}

extension EvaluationResult {
    /// The corpus that a fold of `leave-one-corpus-out` tests, whose speakers may be very many; nil for other protocols.
    func testedPart(of fold: FoldResult) -> String? {
        guard protocolName == EvaluationProtocol.leaveOneCorpusOut.name, let first = fold.testSpeakers.first else {
            return nil
        }
        return TerminalText.printable(Speakers.corpus(of: first))
    }
}
