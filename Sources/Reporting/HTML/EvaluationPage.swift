import Affect
import Corpora
public import Foundation
import Learning
public import VoiceEmotion

/// One evaluation as a page that needs nothing but itself: no network, no script, light or dark, on paper too.
public struct EvaluationPage: Sendable {
    let run: EvaluationRun
    let language: Language
    let worst: WorstClips
    let subsets: [(pattern: String, result: EvaluationResult)]

    var result: EvaluationResult { run.result }

    /// A page.
    ///
    /// - Parameters:
    ///   - subsets: figures for some of the speakers alone, by the pattern that chose them.
    ///   - sounds: whether the clips that were judged wrongly with the greatest confidence can be heard in it.
    public init(
        _ run: EvaluationRun, subsets: [(pattern: String, result: EvaluationResult)] = [], language: Language,
        sounds: Bool
    ) {
        self.run = run
        self.subsets = subsets
        self.language = language
        worst = WorstClips(of: run.result, sounds: sounds)
    }

    /// The page.
    ///
    /// - Throws: `ReportingError` when a picture cannot be drawn.
    public func html() throws(ReportingError) -> String {
        let title = word(.title(recipe: result.recipe, corpus: result.corpus))
        let parts = [
            HTMLText.text("h1", title), head, warnings, figures, try confusion, perClass, perFold, speakers, confidence,
            clips, howMade,
        ]
        return HTMLText.page(title: title, language: language, body: parts.joined(separator: "\n"))
    }

    /// Whether clips can be heard in it.
    public var holdsSounds: Bool { worst.clips.contains { $0.address != nil } }

    /// Writes the page.
    public func write(to file: URL) throws(ReportingError) {
        try AtomicFile.write(Array(try html().utf8), to: file)
    }

    func word(_ phrase: EvaluationPhrase) -> String { phrase.text(in: language) }

    func section(_ title: EvaluationPhrase, _ markup: String) -> String {
        HTMLText.element("section", [], HTMLText.text("h2", word(title)) + "\n" + markup)
    }

    /// Whether all speakers are of one data set.
    var isOneCorpus: Bool { Set(result.predictions.map { Speakers.corpus(of: $0.speaker) }).count == 1 }

    func name(of label: Int) -> String { result.classes.names(in: language)[label] }

    private var head: String {
        var entries: [(EvaluationPhrase, String)] = [
            (.data, TerminalText.printable(result.corpus)), (.recipe, TerminalText.printable(result.recipe)),
        ]
        if !run.changedSettings.isEmpty { entries.append((.changed, run.changedSettings.joined(separator: ", "))) }
        entries.append((.rule, result.protocolName))
        if let heard = result.heardText { entries.append((.heard, heard)) }
        if let profile = result.profile { entries.append((.profile, word(.profileClips(profile)))) }
        entries += [
            (.classes, "\(result.classes.count): " + result.classes.names(in: language).joined(separator: ", ")),
            (.clips, "\(result.count)"), (.speakers, speakerCounts),
        ]
        var folds = "\(result.folds.count)"
        if result.trainings.count > result.folds.count { folds += " (\(word(.trainings(result.trainings.count))))" }
        entries += [(.folds, folds), (.seed, "\(result.seed)")]
        if let time = run.time { entries.append((.made, time)) }
        entries.append((.time, word(.seconds(result.seconds))))
        let list = entries.map { HTMLText.text("dt", word($0.0)) + HTMLText.text("dd", $0.1) }.joined(separator: "\n")
        let meaning = EvaluationProtocol(name: result.protocolName).map {
            HTMLText.text("p", class: "lead", $0.meaning(in: language))
        }
        return (meaning ?? "") + HTMLText.element("dl", [], list)
    }

    /// How many speakers there are, and of what sex where the data tells.
    private var speakerCounts: String {
        let sexes = Dictionary(result.predictions.map { ($0.speaker, $0.sex) }, uniquingKeysWith: { $0 ?? $1 })
        func count(_ sex: Sex) -> Int { sexes.values.count { $0 == sex } }
        let (women, men) = (count(.female), count(.male))
        guard women + men > 0 else { return "\(sexes.count)" }
        return "\(sexes.count) (\(word(.women)) \(women), \(word(.men)) \(men))"
    }

    private var warnings: String {
        var parts: [String] = []
        if result.sharesSpeakers {
            parts.append(
                HTMLText.element("div", [("class", "alarm"), ("role", "alert")], XMLText.escape(word(.flattering))))
        }
        if !result.warnings.isEmpty {
            let items = result.warnings.map { HTMLText.text("p", TerminalText.printable($0.text(in: language))) }
                .joined()
            parts.append(HTMLText.element("div", [("class", "warning")], HTMLText.text("h3", word(.warnings)) + items))
        }
        return parts.joined(separator: "\n")
    }

    private var howMade: String {
        var markup =
            HTMLText.text("h3", word(.command)) + HTMLText.text("pre", TerminalText.printable(run.command))
            + HTMLText.text("h3", word(.version)) + HTMLText.text("p", class: "note", run.version)
        if let recipe = run.recipe {
            markup += HTMLText.details(word(.wholeRecipe), HTMLText.text("pre", recipe.json))
        }
        return section(.howMade, markup)
    }
}
