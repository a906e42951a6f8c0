import ArgumentParser
import Foundation
import Nunchi

/// Which transcriber listens, for which language, with how much of the machine.
struct TranscriptionChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "An installed model, or a folder with a Whisper or SenseVoice model for sherpa-onnx.",
            valueName: "name|folder"))
    var model = WhisperTranscriber.defaultModel

    @OptionGroup var folder: ModelsOptions

    @OptionGroup var spoken: SpokenLanguageOptions

    @Option(
        help: ArgumentHelp(
            "Send the sound to a service: \(CloudTranscriber.services.joined(separator: ", ")). It leaves this machine. Needs \(CloudTranscriber.keyVariable).",
            valueName: "service"))
    var cloud: String?

    @Option(name: .shortAndLong, help: "Files at once. They share one model, which hears one at a time.")
    var jobs = 2

    @Option(help: "Threads in one computation.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs must be 1 to 1024, not \(jobs).") }
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads must be 1 to 1024, not \(threads).")
        }
        if let cloud, !CloudTranscriber.services.contains(cloud) {
            throw ValidationError(
                "--cloud \(cloud) is not known: use \(CloudTranscriber.services.joined(separator: ", ")).")
        }
    }

    /// The language that was given; nil to have it detected.
    var language: String? { spoken.language }

    /// Loads the transcriber, after a word on where the sound goes.
    func transcriber(_ outcome: Outcome) throws -> any Transcriber {
        guard let cloud else {
            return try Nunchi.transcriber(
                model, language: language, threads: threads, models: folder.folder)
        }
        let transcriber = try CloudTranscriber(service: cloud)
        // Said even where --quiet keeps progress away.
        Terminal.write(
            "nunchi: " + TranscriptPhrase.leavesMachine(service: transcriber.serviceName).text(in: outcome.language)
                + "\n", to: .error)
        return transcriber
    }
}
