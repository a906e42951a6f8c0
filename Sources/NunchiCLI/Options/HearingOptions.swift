import ArgumentParser
import Nunchi

/// How the clips of a test are heard.
struct HearingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How test clips are heard: \(Hearing.names.joined(separator: ", ")), or several joined by +. Given several times, each clip is heard in one of these ways, drawn at random.",
            valueName: "way"))
    var heard: [String] = []

    func validate() throws {
        for name in heard where Hearing(name: name) == nil {
            throw ValidationError("--heard \(name) is not known: use \(Hearing.names.joined(separator: ", ")).")
        }
    }

    /// The ways; as they are where none was named.
    var hearings: [Hearing] { heard.isEmpty ? [.plain] : heard.compactMap(Hearing.init(name:)) }
}
