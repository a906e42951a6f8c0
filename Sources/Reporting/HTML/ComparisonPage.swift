public import Foundation
import Learning
import VoiceEmotion

/// Runs beside each other as a page that needs nothing but itself.
public struct ComparisonPage: Sendable {
    private let report: ComparisonReport
    private let language: Language

    /// A page.
    public init(_ report: ComparisonReport, language: Language) {
        self.report = report
        self.language = language
    }

    /// The page.
    ///
    /// - Throws: `ReportingError` when a picture cannot be drawn.
    public func html() throws(ReportingError) -> String {
        let title = compared(.comparison(report.names.map(TerminalText.printable).joined(separator: ", ")))
        let warnings = report.warnings(in: language)
        let alarm = HTMLText.element(
            "div", [("class", "alarm"), ("role", "alert")],
            warnings.map { HTMLText.text("div", $0) }.joined(separator: "\n"))
        let commands = zip(report.names, report.runs).map { name, run in
            HTMLText.text("h3", TerminalText.printable(name))
                + HTMLText.text("pre", TerminalText.printable(run.command))
                + HTMLText.text("p", class: "note", run.version)
        }
        let parts = [
            HTMLText.text("h1", title), warnings.isEmpty ? "" : alarm,
            section(
                compared(.runs),
                HTMLText.figure(try plot, language: language, isWide: true) + table(report.runTable(in: language))),
            section(
                compared(.differences),
                table(report.pairTable(in: language)) + HTMLText.text("p", class: "note", compared(.comparisonNote))),
            section(word(.howMade), commands.joined(separator: "\n")),
        ]
        return HTMLText.page(title: title, language: language, body: parts.joined(separator: "\n"))
    }

    /// Writes the page.
    public func write(to file: URL) throws(ReportingError) {
        try AtomicFile.write(Array(try html().utf8), to: file)
    }

    private func word(_ phrase: EvaluationPhrase) -> String { phrase.text(in: language) }

    private func compared(_ phrase: ComparisonPhrase) -> String { phrase.text(in: language) }

    private func section(_ title: String, _ markup: String) -> String {
        HTMLText.element("section", [], HTMLText.text("h2", title) + "\n" + markup)
    }

    private func table(_ content: (columns: [(title: String, isNumber: Bool)], rows: [[String]])) -> String {
        HTMLText.table(content.columns, rows: content.rows.map { $0.map(XMLText.escape) })
    }

    private var plot: ComparisonPlot {
        get throws(ReportingError) {
            var plot = try ComparisonPlot(
                groups: report.names.map(TerminalText.printable),
                series: [
                    ComparisonPlot.Series(
                        PlotLabel(word(.recallPooled)),
                        values: report.runs.map {
                            ComparisonPlot.Value(
                                $0.result.confusionMatrix.unweightedAverageRecall, interval: $0.result.recallInterval)
                        })
                ])
            plot.chance = report.runs.map(\.result.chance)
            plot.title = word(.recallPooled)
            return plot
        }
    }
}
