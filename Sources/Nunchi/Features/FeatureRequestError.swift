/// Why a request for features makes no sense.
public enum FeatureRequestError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no set of that name.
    case unknownSet(name: String, known: [String])
    /// A set has no parameter of that name.
    case unknownParameter(set: String, name: String, known: [String])
    /// A parameter has a value that it cannot have.
    case parameter(set: String, name: String, value: String, allowed: String)
    /// A set of a whole utterance was asked for together with others, frame by frame.
    case notAlone(name: String)
    /// A set with frames of its own was asked for together with others, frame by frame.
    case ownFrames(name: String)
    /// Frames were described for sets that have none, or their own.
    case framesUnused(name: String)
    /// A set is computed from the whole sound only.
    case cannotStream(name: String)
    /// A configuration cannot be read.
    case configuration(cause: String)

    /// What is wrong and what helps.
    public var description: String {
        switch self {
        case .unknownSet(let name, let known):
            return "no feature set '\(name)'; there are \(known.joined(separator: ", "))"
        case .unknownParameter(let set, let name, let known):
            let choice = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
            return "the set '\(set)' has no parameter '\(name)'; \(choice)"
        case .parameter(let set, let name, let value, let allowed):
            return "\(set.isEmpty ? "" : set + ": ")\(name) is \(value); it must be \(allowed)"
        case .notAlone(let name):
            return "the set '\(name)' describes a whole utterance; to join it to others, sum those up (functionals)"
        case .ownFrames(let name):
            return "the set '\(name)' has frames of its own; ask for it alone, or sum all up (functionals)"
        case .framesUnused(let name):
            return "the set '\(name)' does not take n_fft, hop_length and the like; --list tells what can be chosen"
        case .cannotStream(let name):
            return "'\(name)' is computed from the whole sound and cannot be computed from a live stream"
        case .configuration(let cause):
            return "the configuration cannot be read: \(cause)"
        }
    }
}
