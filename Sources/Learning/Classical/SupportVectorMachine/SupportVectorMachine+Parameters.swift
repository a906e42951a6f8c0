extension SupportVectorMachine {
    /// `vectors` (support vectors, or pairs for the linear kernel, x features), `coefficients` (pairs x support vectors; none
    /// for the linear kernel), `offsets` (pairs), `sigmoids` (pairs x slope and offset), `gamma` (none for the linear
    /// kernel), `present` and the number of `classes`.
    public var parameters: [String: LearnedArray] {
        var arrays = [
            "vectors": LearnedArray(vectors, shape: [vectors.count / features, features]),
            "offsets": LearnedArray(offsets),
            "sigmoids": LearnedArray(
                sigmoids.flatMap { [Float($0.slope), Float($0.offset)] }, shape: [sigmoids.count, 2]),
            "present": LearnedArray(present), "classes": LearnedArray([classes]),
        ]
        if case .radial(let gamma) = kernel {
            arrays["gamma"] = LearnedArray([Float(gamma ?? 1)])
            arrays["coefficients"] = LearnedArray(coefficients, shape: [offsets.count, vectors.count / features])
        }
        return arrays
    }

    /// The model that `parameters` came from.
    public init(parameters: [String: LearnedArray]) throws(LearningError) {
        let stored = StoredParameters(model: "support vector machine", arrays: parameters)
        let classes = try stored.integer("classes", in: 2..<1_000_000)
        let present = try stored.integers("present", shape: [nil], in: 0..<classes)
        guard present.count >= 2 else { throw stored.problem("present", "holds \(present.count) classes") }
        let pairs = present.count * (present.count - 1) / 2
        let shape = try stored.shape("vectors")
        guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
            throw stored.problem("vectors", "has the shape \(shape)")
        }
        let isLinear = parameters["gamma"] == nil
        let gamma = isLinear ? nil : Double(try stored.floats("gamma", shape: [1])[0])
        let sigmoids = try stored.floats("sigmoids", shape: [pairs, 2])
        self.init(
            classes: classes, features: shape[1], present: present, kernel: isLinear ? .linear : .radial(gamma: gamma),
            vectors: try stored.floats("vectors", shape: [isLinear ? pairs : shape[0], shape[1]]),
            coefficients: isLinear ? [] : try stored.floats("coefficients", shape: [pairs, shape[0]]),
            offsets: try stored.floats("offsets", shape: [pairs]),
            sigmoids: (0..<pairs).map {
                PlattSigmoid(slope: Double(sigmoids[2 * $0]), offset: Double(sigmoids[2 * $0 + 1]))
            })
    }
}
