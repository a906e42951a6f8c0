import Foundation
import Neural

/// Trained logistic regressions that decide together.
struct CommitteeLearner: TrainedLearner {
    let width: Int
    let members: [CommitteePlan.Member]
    /// One for each member.
    let networks: [Sequential]

    init(fitting plan: CommitteePlan, to data: LearningSet, context: LearnerPlan.Context) throws {
        let committee = try plan.committee()
        (width, members) = (plan.width, committee.members)
        let copies = max(1, context.training.copies)
        networks = try committee.members.enumerated().map { number, member in
            let inputs = try data.inputs.map { try Self.part($0, of: member, width: plan.width) }
            var rows = ClassificationData(
                inputs: try Tensor(rows: inputs), targets: data.targets, sampleWeights: data.weights,
                classMask: try data.allowed.map { try Tensor(rows: $0.map { $0.map { $0 ? Float(1) : 0 } }) })
            let blind = SpeakerDirections(inputs, speakers: data.speakers, count: member.blindTo)
            rows.inputs = try Tensor(rows: inputs.map { blind.removed(from: $0) })
            var network = try Self.empty(inputs: member.rows.count * plan.width, outputs: data.classes)
            try network.fitWhole(
                rows, penalty: Double(copies) / committee.c,
                minimizer: LBFGS(iterations: 100, gradientTolerance: 1e-2),
                threads: context.threads)
            context.onEpoch(number + 1, committee.members.count, .nan, nil)
            // What is blind to a direction needs no projection of what it reads.
            return try network.blind(to: blind)
        }
    }

    init(plan: CommitteePlan, tensors: [String: Tensor], classes: Int) throws {
        let committee = try plan.committee()
        (width, members) = (plan.width, committee.members)
        networks = try committee.members.enumerated().map { index, member in
            var network = try Self.empty(inputs: member.rows.count * plan.width, outputs: classes)
            let prefix = Self.prefix(index)
            try network.load(
                Dictionary(
                    uniqueKeysWithValues: tensors.filter { $0.key.hasPrefix(prefix) }.map {
                        (String($0.key.dropFirst(prefix.count)), $0.value)
                    }))
            return network
        }
    }

    var tensors: [String: Tensor] {
        var all: [String: Tensor] = [:]
        for (index, network) in networks.enumerated() {
            for (name, tensor) in network.tensors { all[Self.prefix(index) + name] = tensor }
        }
        return all
    }

    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]] {
        var sums: [[Double]] = []
        for (member, network) in zip(members, networks) {
            let parts = try inputs.map { try Self.part($0, of: member, width: width) }
            let logits = try network.predict(Tensor(rows: parts), device: Device(threads: threads))
            let shares = inputs.indices.map { Self.logarithms(of: logits.row($0).map(Double.init)) }
            sums = sums.isEmpty ? shares : zip(sums, shares).map { zip($0, $1).map(+) }
        }
        return sums.map { $0.map { $0 / Double(networks.count) } }
    }

    private static func prefix(_ index: Int) -> String { "part.\(index)." }

    private static func empty(inputs: Int, outputs: Int) throws -> Sequential {
        var generator = PhiloxGenerator(seed: 0)
        let zero = Initializer(weights: { _, _ in .constant(0) })
        return Sequential([try Dense(from: inputs, to: outputs, initializer: zero, using: &generator)])
    }

    private static func part(_ array: FeatureArray, of member: CommitteePlan.Member, width: Int) throws -> [Float] {
        let most = array.values.count / width
        guard member.rows.allSatisfy({ (1...max(1, most)).contains($0) }), most > 0 else {
            throw VoiceEmotionError.featureCount(
                set: "committee", expected: (member.rows.max() ?? 0) * width, found: array.values.count)
        }
        return member.rows.flatMap { array.values[($0 - 1) * width..<$0 * width] }
    }

    private static func logarithms(of logits: [Double]) -> [Double] {
        let peak = logits.max() ?? 0
        let total = log(logits.reduce(0) { $0 + exp($1 - peak) }) + peak
        return logits.map { $0 - total }
    }
}

extension Sequential {
    /// The network of one dense layer with weights at right angles to the directions.
    fileprivate func blind(to directions: SpeakerDirections) throws -> Sequential {
        guard !directions.isEmpty else { return self }
        var network = self
        let changed = Dictionary(
            uniqueKeysWithValues: try tensors.map { name, tensor in
                guard tensor.shape.count == 2 else { return (name, tensor) }
                return (
                    name, try Tensor(rows: (0..<tensor.rows).map { directions.removed(from: Array(tensor.row($0))) })
                )
            })
        try network.load(changed)
        return network
    }
}
