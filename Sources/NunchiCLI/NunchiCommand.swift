import ArgumentParser
import Nunchi

@main
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
            Read.self, Transcribe.self, Train.self, Evaluate.self, Compare.self, Features.self, CorpusCommand.self,
            PlotCommand.self,
            TextCommand.self, Models.self, Doctor.self,
        ])
}
