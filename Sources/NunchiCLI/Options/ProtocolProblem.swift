import ArgumentParser
import Nunchi

/// What is wrong with the name of a protocol that is not known.
enum ProtocolProblem {
    /// The error to end with: the nearest protocol, and all that there are.
    ///
    /// - Parameter others: names that the option takes besides.
    static func unknown(_ name: String, besides others: [String] = []) -> ValidationError {
        let known = EvaluationProtocol.names + others
        // Numbers follow the name after a colon.
        let bare = known.map(withoutNumbers).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let nearest = NearestName.nearest(to: withoutNumbers(name), among: bare)
            .flatMap { $0 == withoutNumbers(name) ? nil : CommandPhrase.didYouMean($0).text(in: .english) + " Else " }
        return ValidationError(
            "--protocol \(TerminalText.printable(name)) is not known: \(nearest ?? "")use "
                + "\(known.joined(separator: ", ")) (K at least 2).")
    }

    private static func withoutNumbers(_ name: String) -> String {
        String(name.prefix { $0 != ":" })
    }
}
