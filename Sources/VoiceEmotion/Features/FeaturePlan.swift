/// Which features a recipe reads: a set's name, and what differs from the set's defaults.
public struct FeaturePlan: Sendable, Hashable {
    /// The feature set's name.
    public var name: String
    /// Settings of that set by name; what is not named keeps its default.
    public var settings: [String: Double]
    /// The pretrained encoder whose hidden states are the features: a name of the model catalogue or a file's path.
    public var encoder: String?

    /// A plan.
    public init(_ name: String, settings: [String: Double] = [:], encoder: String? = nil) {
        self.name = name
        self.settings = settings
        self.encoder = encoder
    }
}

extension FeaturePlan: ExpressibleByStringLiteral {
    /// A set with its defaults.
    public init(stringLiteral name: String) { self.init(name) }
}

extension FeaturePlan: Codable {
    private enum Key: CodingKey { case name, settings, encoder }

    /// A name alone, or an object.
    public init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self.init(name)
            return
        }
        let values = try decoder.container(keyedBy: Key.self)
        self.init(
            try values.decode(String.self, forKey: .name),
            settings: try values.decodeIfPresent([String: Double].self, forKey: .settings) ?? [:],
            encoder: try values.decodeIfPresent(String.self, forKey: .encoder))
    }

    /// An object.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(name, forKey: .name)
        if !settings.isEmpty { try values.encode(settings, forKey: .settings) }
        try values.encodeIfPresent(self.encoder, forKey: .encoder)
    }
}
