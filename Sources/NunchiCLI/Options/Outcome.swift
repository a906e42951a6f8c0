import ArgumentParser
import Foundation
import Nunchi

/// Prints results and failures in the form asked for, and keeps count of the failures.
struct Outcome {
    let output: OutputOptions
    let language: Language
    private(set) var failures = 0
    /// How many of the failures are of something that has to be installed first.
    private var missing = 0
    /// How many of them are of a name that does not exist.
    private var misnamed = 0

    init(_ output: OutputOptions) throws {
        self.output = output
        language = try output.chosenLanguage
    }

    /// Prints a line of output.
    func print(_ text: String) { Terminal.write(text + "\n", to: .output) }

    /// Tells of a failed input: a JSON line among the results, or a line on standard error.
    mutating func fail(_ error: any Error, source: String) {
        failures += 1
        if isSomethingMissing(error) { missing += 1 }
        if Self.isMisnamed(error) { misnamed += 1 }
        let report = FailureReport(error, source: source)
        if output.json {
            print(report.json(in: language).compact)
        } else {
            Terminal.write("nunchi: " + report.text(in: language) + "\n", to: .error)
        }
    }

    /// Tells of clips that could not be used.
    mutating func fail(_ clips: [FeatureTable.Failure]) {
        for clip in clips { fail(clip.error, source: clip.recording.file.path) }
    }

    /// Tells of something to know before trusting a result, which is there all the same.
    func warn(_ warning: ReadingWarning, of source: String) {
        note(TerminalText.printable(source) + ": " + ReadingPhrase.warning(warning).text(in: language))
    }

    /// Tells of all that is to know before trusting a transcript.
    func warnings(of transcript: Transcript, source: String) {
        for warning in transcript.warnings {
            note(TerminalText.printable(source) + ": " + TranscriptPhrase.warning(warning).text(in: language))
        }
    }

    /// Says something on standard error that is no failure.
    func note(_ text: String) {
        if !output.quiet { Terminal.write("nunchi: \(text)\n", to: .error) }
    }

    /// Ends the command with exit code 1 when an input failed, with 3 when all that failed is missing, with 64 when all that
    /// failed was asked for by a name that does not exist.
    func finish() throws {
        if failures > 0 { throw code }
    }

    /// Runs a command's work; an error that it throws is told of as a failure of `source`.
    ///
    /// Exit code 3 stands for a model or library that is missing, 64 for one that nobody knows of, 1 for any other failure.
    static func run(_ output: OutputOptions, source: String, _ work: (inout Outcome) async throws -> Void) async throws
    {
        var outcome = try Outcome(output)
        do {
            try await work(&outcome)
        } catch let code as ExitCode {
            throw code
        } catch {
            outcome.fail(error, source: source)
            throw outcome.code(of: error)
        }
        try outcome.finish()
    }

    private var code: ExitCode {
        switch failures {
        case misnamed: .validationFailure
        case missing: ExitCode(3)
        default: ExitCode(1)
        }
    }

    private func code(of error: any Error) -> ExitCode {
        if Self.isMisnamed(error) { return .validationFailure }
        return ExitCode(isSomethingMissing(error) ? 3 : 1)
    }

    /// Whether a model or language was asked for that nothing can install.
    private static func isMisnamed(_ error: any Error) -> Bool {
        switch error {
        case ModelStoreError.unknown, TranscriptionError.unknownLanguage: true
        // The name of a file that is not there may yet become one.
        case VoiceEmotionError.noSuchModel(let name, _): !name.contains(".") && !name.contains("/")
        default: false
        }
    }

    private func isSomethingMissing(_ error: any Error) -> Bool {
        switch error {
        case VoiceEmotionError.noSuchModel, SpeechEncoderError.unknown: true
        case ReportingError.libraryMissing: true
        case InferenceError.runtimeMissing: true
        case let error as ModelStoreError: error.isSomethingMissing
        case TextEmotionError.noModel: true
        default: false
        }
    }
}
