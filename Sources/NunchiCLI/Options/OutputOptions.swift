import ArgumentParser
import Foundation
import Nunchi

/// How a command talks: to people in a language, or to programs in JSON.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON, one object a line.")
    var json = false

    @Flag(name: .shortAndLong, help: "No progress on standard error.")
    var quiet = false

    @Option(help: ArgumentHelp("Language of the output: ko or en. Default: the locale's.", valueName: "ko|en"))
    var language: String?

    /// The language of what is printed.
    var chosenLanguage: Language {
        get throws { try Language.chosen(option: language, environment: ProcessInfo.processInfo.environment) }
    }

    func validate() throws {
        do { _ = try chosenLanguage } catch {
            throw ValidationError("--language \(language ?? "") is not known: use ko (Korean) or en (English).")
        }
    }
}

/// How much of the machine a command uses.
struct WorkOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Files at once.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Threads in one computation. The result does not depend on it.")
    var threads = 1

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs must be 1 to 1024, not \(jobs).") }
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads must be 1 to 1024, not \(threads).")
        }
    }
}
