import ArgumentParser
import Foundation
import Nunchi

@main
enum Main {
    static func main() async {
        // Beyond a limit of the shell on file sizes a write then fails with a cause, instead of ending the program.
        signal(SIGXFSZ, SIG_IGN)
        if let name = CommandLine.arguments.dropFirst().first { NunchiCommand.refuseUnknown(name) }
        await NunchiCommand.main()
    }
}

struct NunchiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nunchi",
        abstract: "Reads the emotion that a voice expresses.",
        discussion: """
            What is read is expression, not what somebody feels inside.

            EXAMPLES
              nunchi read clip.wav
              nunchi read --text "Thank you so much!"
              nunchi transcribe interview.mp3
              nunchi evaluate --recipe acoustic --data emodb --protocol leave-one-speaker-out
              nunchi train --recipe acoustic --data recordings --output my.safetensors
            """,
        version: Version.text,
        subcommands: [
            Read.self, Transcribe.self, Train.self, Evaluate.self, Compare.self, Tune.self, Export.self, Features.self,
            CorpusCommand.self, PlotCommand.self, TextCommand.self, ProfileCommand.self, Serve.self, Models.self,
            Doctor.self, DecodeWorkerCommand.self,
        ])

    /// Ends the program, as for any wrong usage, where the first argument should name a command and names none. The parser
    /// would only count it among unexpected arguments.
    static func refuseUnknown(_ name: String) {
        if name.hasPrefix("-") || name == "help" { return }
        var names: [String] = []
        for command in configuration.subcommands {
            if command._commandName == name { return }
            if command.configuration.shouldDisplay { names.append(command._commandName) }
        }
        let hint = NearestName.nearest(to: name, among: names).map { CommandPhrase.didYouMean($0).text(in: .english) }
        let known = hint ?? "commands: \(names.joined(separator: ", "))"
        exit(withError: ValidationError("There is no command '\(TerminalText.printable(name))' (\(known))."))
    }
}
