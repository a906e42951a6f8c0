/// What went wrong in the Neural room, with the data that explains it.
///
/// `expected`, `found` and `hint` are complete phrases for a person to read; `kind` is for programs.
public struct NeuralError: Error, Sendable, Equatable {
    /// The sort of fault.
    public enum Kind: String, Sendable {
        /// Shapes, counts or ranges of tensors that do not fit together.
        case mismatch
        /// A setting that cannot work.
        case configuration
        /// Training produced a loss that is not a finite number.
        case divergence
        /// A file that is missing or may not be read or written.
        case file
        /// A file whose content is not what its format says.
        case format
        /// A file of another kind altogether.
        case foreign
        /// A tensor that a network needs and a file lacks, or the other way round.
        case tensors
    }

    /// The sort of fault.
    public let kind: Kind
    /// The file concerned, if any.
    public var file: String?
    /// The operation, tensor or setting concerned.
    public let subject: String
    /// What was needed.
    public let expected: String
    /// What was there.
    public let found: String
    /// What the reader may do about it, or an empty text.
    public let hint: String
}

extension NeuralError: CustomStringConvertible {
    /// One sentence or two: subject, expectation, finding, hint.
    public var description: String {
        let place = file.map { "\($0): " } ?? ""
        let advice = hint.isEmpty ? "" : " \(hint)"
        return "\(place)\(subject): expected \(expected), found \(found).\(advice)"
    }
}

extension NeuralError {
    static func mismatch(_ subject: String, expected: String, found: String, hint: String = "") -> NeuralError {
        NeuralError(kind: .mismatch, subject: subject, expected: expected, found: found, hint: hint)
    }

    static func shape(_ subject: String, expected: [Int], found: [Int], hint: String = "") -> NeuralError {
        .mismatch(subject, expected: "shape \(expected)", found: "shape \(found)", hint: hint)
    }

    static func configuration(_ subject: String, expected: String, found: String, hint: String = "") -> NeuralError {
        NeuralError(kind: .configuration, subject: subject, expected: expected, found: found, hint: hint)
    }

    static func divergence(epoch: Int, loss: Double) -> NeuralError {
        NeuralError(
            kind: .divergence, subject: "training loss in epoch \(epoch)", expected: "a finite number",
            found: "\(loss)",
            hint: "Look for NaN or infinite inputs, scale the inputs, or lower the learning rate.")
    }

    static func tensors(_ subject: String, expected: String, found: String, hint: String) -> NeuralError {
        NeuralError(kind: .tensors, subject: subject, expected: expected, found: found, hint: hint)
    }

    static func format(_ subject: String, expected: String, found: String, hint: String) -> NeuralError {
        NeuralError(kind: .format, subject: subject, expected: expected, found: found, hint: hint)
    }

    static func file(_ path: String, expected: String, found: String, hint: String) -> NeuralError {
        NeuralError(kind: .file, file: path, subject: "file", expected: expected, found: found, hint: hint)
    }
}
