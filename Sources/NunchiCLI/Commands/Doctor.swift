import ArgumentParser
import Nunchi

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what is installed, what is missing and how to get it.",
        discussion: """
            Looks for the runtimes in the folders NUNCHI_SHERPA_ONNX and NUNCHI_OPENVINO, in the folder of models, in
            /usr/local/lib/nunchi, and where the system keeps libraries. Ends with 3 when something is missing; reading a
            voice needs none of it.

            EXAMPLES
              nunchi doctor
              nunchi doctor --json
            """)

    @OptionGroup var models: ModelsOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "doctor") { outcome in
            let report = DoctorReport(version: Version.number, store: try models.store)
            outcome.print(output.json ? report.json.compact : report.text(in: outcome.language))
            if report.isSomethingMissing { throw ExitCode(3) }
        }
    }
}
