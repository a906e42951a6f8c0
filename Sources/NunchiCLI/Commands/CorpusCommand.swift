import ArgumentParser
import Foundation
import Nunchi

struct CorpusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Look at labelled data sets.",
        discussion: """
            EXAMPLES
              nunchi corpus info recordings
            """,
        subcommands: [CorpusInfo.self])
}

struct CorpusInfo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Tell what a data set holds: layout, recordings, speakers, labels, and what had to be passed over.",
        discussion: """
            EXAMPLES
              nunchi corpus info recordings
              nunchi corpus info emodb ravdess --json
            """)

    @Argument(help: "Folders of data sets.")
    var folders: [String]

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "corpus") { outcome in
            for folder in folders {
                do {
                    let report = CorpusReport(try Corpus(contentsOf: URL(filePath: folder)))
                    outcome.print(output.json ? report.json.compact : report.text(in: outcome.language))
                } catch {
                    outcome.fail(DataOptions.failure(error, of: folder), source: folder)
                }
            }
        }
    }
}
