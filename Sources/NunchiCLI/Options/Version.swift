import Nunchi

/// What `nunchi --version` prints.
enum Version {
    static let number = "0.1.0"

    static var text: String {
        let parts = ["instructions \(InstructionSet.best.displayName)"] + AudioLibraries.versions
        return "nunchi \(number) (\(parts.joined(separator: ", ")))"
    }

    /// The command that runs, as one could type it again.
    static var command: String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=@%+")
        let words = CommandLine.arguments.dropFirst().map { word in
            !word.isEmpty && word.allSatisfy(plain.contains)
                ? word
                : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        }
        return (["nunchi"] + words).joined(separator: " ")
    }
}
