/// The settings of a feature set: its defaults, with what a plan changes in them.
struct FeatureSettings: Sendable, Hashable {
    /// What a setting may be.
    struct Rule: Sendable, Hashable {
        let standard: Double
        let range: ClosedRange<Double>
        let isWhole: Bool

        /// A number in a range.
        static func number(_ standard: Double, in range: ClosedRange<Double>) -> Rule {
            Rule(standard: standard, range: range, isWhole: false)
        }

        /// A whole number in a range.
        static func whole(_ standard: Int, in range: ClosedRange<Int>) -> Rule {
            Rule(
                standard: Double(standard), range: Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
        }

        func allows(_ value: Double) -> Bool { range.contains(value) && (!isWhole || value == value.rounded()) }
    }

    private let values: [String: Double]

    /// The settings of a plan.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that the set does not have or a value that it cannot work with.
    init(_ plan: FeaturePlan, rules: [String: Rule]) throws(VoiceEmotionError) {
        var values = rules.mapValues(\.standard)
        for (name, value) in plan.settings.sorted(by: { $0.key < $1.key }) {
            guard let rule = rules[name], rule.allows(value) else {
                throw .setting(
                    name: "features.settings.\(name)", value: SettingValue.number(value).description, recipe: plan.name)
            }
            values[name] = value
        }
        self.values = values
    }

    /// A setting's value.
    subscript(name: String) -> Double { values[name] ?? 0 }

    /// The value of a whole number.
    func whole(_ name: String) -> Int { Int(self[name]) }

    /// All settings in order of their names, for a set's identity.
    var identity: String {
        values.keys.sorted().map { "\($0)=\(SettingValue.number(self[$0]).description)" }.joined(separator: ",")
    }
}
