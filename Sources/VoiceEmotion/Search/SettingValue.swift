import Foundation

/// The value of a recipe's setting.
public enum SettingValue: Sendable, Hashable, Codable {
    case number(Double)
    case numbers([Double])
    case text(String)
    case flag(Bool)
    /// Not set: the default, or switched off.
    case none

    /// From JSON.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .none
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let numbers = try? value.decode([Double].self) {
            self = .numbers(numbers)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    /// To JSON.
    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .numbers(let numbers): try value.encode(numbers)
        case .text(let text): try value.encode(text)
        case .flag(let flag): try value.encode(flag)
        case .none: try value.encodeNil()
        }
    }

    /// For people: whole numbers without a point, lists joined by commas.
    public var description: String {
        switch self {
        case .number(let number): Self.text(number)
        case .numbers(let numbers): numbers.map(Self.text).joined(separator: ",")
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .none: "none"
        }
    }

    /// What `description` wrote; anything else is text.
    public init(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        switch text {
        case "none": self = .none
        case "true": self = .flag(true)
        case "false": self = .flag(false)
        case _ where parts.count == 1 && parts[0] != nil: self = .number(parts[0] ?? 0)
        case _ where !parts.contains(nil): self = .numbers(parts.compactMap { $0 })
        default: self = .text(text)
        }
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// As `JSONSerialization` wants it; nil for a setting that is not set.
    var json: Any? {
        switch self {
        case .number(let number): number
        case .numbers(let numbers): numbers
        case .text(let text): text
        case .flag(let flag): flag
        case .none: nil
        }
    }
}

/// A setting of a recipe and the values to choose among.
public struct SearchAxis: Sendable, Hashable, Codable {
    /// The setting as a path into the recipe, such as `training.epochs` or `layers`.
    public var setting: String
    /// The values, best guess first.
    public var values: [SettingValue]

    /// An axis.
    public init(_ setting: String, _ values: [SettingValue]) {
        self.setting = setting
        self.values = values
    }
}
