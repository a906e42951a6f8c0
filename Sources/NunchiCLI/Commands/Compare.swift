import ArgumentParser
import Foundation
import Nunchi

struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set evaluations of the same clips beside each other.",
        discussion: """
            Compares each run with each other on the clips that both judged: the difference in pooled recall (UAR) with a
            95 % interval that draws whole speakers, and McNemar's exact test, corrected after Holm for the number of pairs.
            Runs are written by nunchi evaluate --save.

            EXAMPLES
              nunchi evaluate --recipe acoustic --data emodb --save acoustic.json
              nunchi evaluate --recipe seed-mlp --data emodb --save seed.json
              nunchi compare acoustic.json seed.json --report comparison.html
            """)

    @Argument(help: ArgumentHelp("Two runs or more.", valueName: "run.json"))
    var runs: [String]

    @Option(help: ArgumentHelp("Write a page; it needs no network.", valueName: "file.html"))
    var report: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard runs.count >= 2 else { throw ValidationError("Give two runs or more to compare, not \(runs.count).") }
    }

    func run() async throws {
        try await Outcome.run(output, source: runs.joined(separator: " ")) { outcome in
            var read: [EvaluationRun] = []
            for file in runs {
                do { read.append(try EvaluationRun(contentsOf: URL(filePath: file))) } catch {
                    outcome.fail(error, source: file)
                }
            }
            guard read.count == runs.count else { return }
            let comparison = try ComparisonReport(read, names: Self.names(of: runs))
            outcome.print(
                output.json ? comparison.json.compact : comparison.text(in: outcome.language))
            if let report {
                try ComparisonPage(comparison, language: outcome.language).write(to: URL(filePath: report))
            }
        }
    }

    /// The files' names without their folders and endings where these tell them apart.
    private static func names(of files: [String]) -> [String] {
        let short = files.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
        return Set(short).count == short.count ? short : files
    }
}
