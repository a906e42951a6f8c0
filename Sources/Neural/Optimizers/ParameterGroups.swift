/// Adam with steps that differ in size from one part of the network to another, as layers that were trained before and a
/// new layer on top of them need.
public struct ParameterGroups: Optimizer {
    /// Some of the network's parameters.
    public struct Group: Sendable, Equatable {
        /// What their names begin with.
        public var prefix: String
        /// Their learning rate as a multiple of the optimiser's.
        public var factor: Double
        /// How they are drawn to 0; nil for the rule's way.
        public var weightDecay: Adam.WeightDecay?

        /// Parameters whose names begin with `prefix`.
        public init(prefix: String, factor: Double, weightDecay: Adam.WeightDecay? = nil) {
            (self.prefix, self.factor, self.weightDecay) = (prefix, factor, weightDecay)
        }
    }

    /// The rule.
    public var rule: Adam
    /// A parameter belongs to the first group whose prefix its name has; parameters of no group take the rule's rate.
    public var groups: [Group]

    /// A rule with other rates for some parameters.
    public init(_ rule: Adam, groups: [Group]) { (self.rule, self.groups) = (rule, groups) }

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

    /// Changes one parameter as its group is changed.
    public mutating func update(_ name: String, _ value: inout Tensor, by gradient: Tensor, on device: Device) {
        guard let group = groups.first(where: { name.hasPrefix($0.prefix) }) else {
            return rule.update(name, &value, by: gradient, on: device)
        }
        let (rate, decay) = (rule.learningRate, rule.weightDecay)
        rule.learningRate = rate * group.factor
        rule.weightDecay = group.weightDecay ?? decay
        rule.update(name, &value, by: gradient, on: device)
        (rule.learningRate, rule.weightDecay) = (rate, decay)
    }
}
