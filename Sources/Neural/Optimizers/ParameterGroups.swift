/// An optimiser whose steps differ in size from one part of the network to another, as layers that were trained before and a
/// new layer on top of them need.
public struct ParameterGroups: Optimizer {
    /// Some of the network's parameters.
    public struct Group: Sendable, Hashable {
        /// What their names begin with.
        public var prefix: String
        /// Their learning rate as a multiple of the optimiser's.
        public var factor: Double

        /// Parameters whose names begin with `prefix`.
        public init(prefix: String, factor: Double) { (self.prefix, self.factor) = (prefix, factor) }
    }

    /// The rule.
    public var rule: any Optimizer
    /// A parameter belongs to the first group whose prefix its name has; parameters of no group take the rule's rate.
    public var groups: [Group]

    /// A rule with other rates for some parameters.
    public init(_ rule: any Optimizer, groups: [Group]) { (self.rule, self.groups) = (rule, groups) }

    /// The rule's rate.
    public var learningRate: Double {
        get { rule.learningRate }
        set { rule.learningRate = newValue }
    }

    /// The rule's memory.
    public var state: OptimizerState {
        get { rule.state }
        set { rule.state = newValue }
    }

    /// Begins the rule's next step.
    public mutating func beginStep() { rule.beginStep() }

    /// Changes one parameter at its group's rate.
    public mutating func update(_ name: String, _ value: inout Tensor, by gradient: Tensor, on device: Device) {
        guard let group = groups.first(where: { name.hasPrefix($0.prefix) }) else {
            return rule.update(name, &value, by: gradient, on: device)
        }
        let rate = rule.learningRate
        rule.learningRate = rate * group.factor
        rule.update(name, &value, by: gradient, on: device)
        rule.learningRate = rate
    }
}
