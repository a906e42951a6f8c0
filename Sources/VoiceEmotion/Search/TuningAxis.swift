import Foundation

/// A setting of a recipe and where its values are drawn from.
public struct TuningAxis: Sendable, Hashable {
    /// The values of a setting.
    public enum Values: Sendable, Hashable {
        /// Each as likely as any other.
        case choices([SettingValue])
        /// Any number in the range: each as likely as any other, or each order of magnitude. Whole numbers alone where
        /// the setting takes no others.
        case range(ClosedRange<Double>, isLogarithmic: Bool, isWhole: Bool)
    }

    /// The setting as a path into the recipe, such as `training.epochs`.
    public let setting: String
    /// Its values.
    public let values: Values

    /// An axis.
    public init(_ setting: String, _ values: Values) {
        self.setting = setting
        self.values = values
    }

    /// Reads `training.epochs=10,20,40`, `learner.hidden=[128],[256,128]`, `learner.dropout=0.3..0.6` or
    /// `training.learningRate=1e-4..1e-2:log`.
    ///
    /// - Throws: `SearchError.axis`.
    public init(_ text: String) throws(SearchError) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex
        else {
            throw .axis(text: text, fault: .form)
        }
        let (name, right) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
        if let dots = right.range(of: "..") {
            self.init(name, try Self.range(right[..<dots.lowerBound], right[dots.upperBound...], of: text))
        } else {
            let choices = Self.parts(right).map(Self.choice)
            guard !choices.contains(nil) else { throw .axis(text: text, fault: .form) }
            self.init(name, .choices(choices.compactMap { $0 }))
        }
    }

    private static func range(
        _ from: Substring, _ to: Substring, of text: String
    ) throws(SearchError) -> Values {
        let parts = to.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isLogarithmic = parts.count == 2
        guard !isLogarithmic || parts[1] == "log" else { throw .axis(text: text, fault: .form) }
        guard let lower = Double(from), let upper = Double(parts[0]), lower.isFinite, upper.isFinite, lower < upper
        else { throw .axis(text: text, fault: .range) }
        guard !isLogarithmic || lower > 0 else { throw .axis(text: text, fault: .logarithm) }
        return .range(lower...upper, isLogarithmic: isLogarithmic, isWhole: false)
    }

    /// The parts between commas that stand in no brackets.
    private static func parts(_ text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            depth += character == "[" ? 1 : character == "]" ? -1 : 0
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    private static func choice(_ text: String) -> SettingValue? {
        guard !text.isEmpty else { return nil }
        guard text.hasPrefix("[") else { return SettingValue(text) }
        guard text.hasSuffix("]") else { return nil }
        let numbers = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
            .map { Double($0) }
        return numbers.contains(nil) ? nil : .numbers(numbers.compactMap { $0 })
    }

    /// The axis as it may be written.
    public var description: String {
        switch values {
        case .choices(let choices):
            let texts = choices.map { value in
                if case .numbers = value { "[\(value.description)]" } else { value.description }
            }
            return "\(setting)=\(texts.joined(separator: ","))"
        case .range(let range, let isLogarithmic, _):
            let ends = [range.lowerBound, range.upperBound].map { SettingValue.number($0).description }
            return "\(setting)=\(ends.joined(separator: ".."))\(isLogarithmic ? ":log" : "")"
        }
    }
}
