import Nunchi

/// What `nunchi --version` prints.
enum Version {
    static let number = "0.1.0"

    static var text: String {
        let parts = ["instructions \(InstructionSet.best.displayName)"] + AudioLibraries.versions
        return "nunchi \(number) (\(parts.joined(separator: ", ")))"
    }
}
