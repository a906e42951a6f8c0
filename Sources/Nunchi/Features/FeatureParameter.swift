/// The value of a parameter of a feature set, as configurations and the command line give it.
public enum FeatureParameter: Sendable, Hashable, Codable {
    /// A number.
    case number(Double)
    /// A word.
    case text(String)
    /// On or off.
    case flag(Bool)
    /// No value: the set's own choice.
    case none

    /// Reads a JSON number, string, true, false or null.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes the same.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .none: try container.encodeNil()
        }
    }

    /// Reads what a command line says: `null`, `true`, `false`, a number or a word.
    public init(_ text: String) {
        switch text {
        case "null", "none": self = .none
        case "true": self = .flag(true)
        case "false": self = .flag(false)
        default: self = Double(text).map(FeatureParameter.number) ?? .text(text)
        }
    }
}

extension FeatureParameter: CustomStringConvertible {
    /// As it is written in a configuration, words without quotation marks.
    public var description: String {
        switch self {
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .none: "null"
        }
    }
}

/// A parameter that a feature set has.
public struct FeatureParameterDefinition: Sendable, Hashable {
    /// What a parameter may be.
    public enum Kind: Sendable, Hashable {
        /// A whole number.
        case integer
        /// A number.
        case number
        /// true or false.
        case flag
        /// One of some words.
        case choice([String])
    }

    /// The name, librosa's where it has one.
    public let name: String
    /// What it may be.
    public let kind: Kind
    /// Its value unless given.
    public let initial: FeatureParameter
    /// Whether it may have no value.
    public let isOptional: Bool

    init(_ name: String, _ kind: Kind, _ initial: FeatureParameter, isOptional: Bool = false) {
        self.name = name
        self.kind = kind
        self.initial = initial
        self.isOptional = isOptional || initial == .none
    }

    /// What values are allowed, in words.
    public var allowed: String {
        let words =
            switch kind {
            case .integer: "a whole number"
            case .number: "a number"
            case .flag: "true or false"
            case .choice(let choices): choices.joined(separator: ", ")
            }
        return isOptional ? words + ", or null" : words
    }

    /// Whether a value is of the right kind; its range is checked where it is used.
    func accepts(_ value: FeatureParameter) -> Bool {
        switch (kind, value) {
        case (_, .none): isOptional
        case (.integer, .number(let number)): Int(exactly: number) != nil
        case (.number, .number), (.flag, .flag): true
        case (.choice(let choices), .text(let text)): choices.contains(text)
        default: false
        }
    }
}

/// The parameters of a feature set, all of them with a value of the right kind.
public struct FeatureParameters: Sendable, Hashable {
    private let values: [String: FeatureParameter]

    /// The set's own values, changed where `given` says otherwise.
    init(
        _ definitions: [FeatureParameterDefinition], given: [String: FeatureParameter], set: String
    ) throws(FeatureRequestError) {
        var values: [String: FeatureParameter] = [:]
        for definition in definitions { values[definition.name] = definition.initial }
        for (name, value) in given {
            guard let definition = definitions.first(where: { $0.name == name }) else {
                throw .unknownParameter(set: set, name: name, known: definitions.map(\.name))
            }
            guard definition.accepts(value) else {
                throw .parameter(set: set, name: name, value: "\(value)", allowed: definition.allowed)
            }
            values[name] = value
        }
        self.values = values
    }

    func number(_ name: String) -> Double { optionalNumber(name) ?? 0 }
    func integer(_ name: String) -> Int { optionalInteger(name) ?? 0 }
    func flag(_ name: String) -> Bool { values[name] == .flag(true) }

    func optionalNumber(_ name: String) -> Double? {
        if case .number(let number)? = values[name] { number } else { nil }
    }

    func optionalInteger(_ name: String) -> Int? { optionalNumber(name).flatMap(Int.init(exactly:)) }

    func text(_ name: String) -> String {
        if case .text(let text)? = values[name] { text } else { "" }
    }
}
