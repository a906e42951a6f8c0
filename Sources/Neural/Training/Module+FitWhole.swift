extension Module {
    /// Trains on all rows at once by L-BFGS: for networks whose loss is convex, such as a single dense layer (multinomial
    /// logistic regression), where it finds the one minimum.
    ///
    /// What is minimised is the sum over rows of their weighted losses plus half of `penalty` times the sum of squared
    /// weights (biases are free): scikit-learn's `LogisticRegression` with C = 1 / penalty.
    ///
    /// - Parameters:
    ///   - data: rows to learn from.
    ///   - loss: class weights and label smoothing; its normalisation is not used.
    ///   - penalty: above or equal to 0; with 0 separable classes have no minimum.
    ///   - threads: threads of one operation; the result does not depend on it.
    ///   - isCancelled: asked before each evaluation.
    /// - Throws: `NeuralError` for data or settings that cannot work, or a loss that is not finite; `CancellationError`.
    @discardableResult
    public mutating func fitWhole(
        _ data: ClassificationData, loss: SoftmaxCrossEntropy = SoftmaxCrossEntropy(), penalty: Double,
        minimizer: LBFGS = LBFGS(), threads: Int = 1, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> LBFGS.Outcome {
        try data.check("training")
        guard penalty >= 0, penalty.isFinite else {
            throw NeuralError.configuration("penalty", expected: "a finite number of at least 0", found: "\(penalty)")
        }
        var sum = loss
        sum.normalization = .none
        let device = Device(threads: threads)
        var network = self
        let outcome = try minimizer.minimize(from: trainedElements) { place in
            if isCancelled() { throw CancellationError() }
            network.setTrainedElements(place)
            let tape = Tape(device: device, mode: .training)
            let value = try sum(
                network(tape.constant(data.inputs)), targets: data.targets, sampleWeights: data.sampleWeights,
                classMask: data.classMask)
            let plain = Double(value.value.scalar)
            guard plain.isFinite else { throw NeuralError.divergence(epoch: 1, loss: plain) }
            let gradients = try tape.gradients(of: value)
            return network.penalized(plain, gradients, penalty: penalty, place: place)
        }
        setTrainedElements(outcome.place)
        return outcome
    }

    /// All trained elements in visiting order.
    private var trainedElements: [Double] {
        parameters.filter(\.parameter.isTrainable).flatMap { $0.parameter.value.elements.map(Double.init) }
    }

    private mutating func setTrainedElements(_ elements: [Double]) {
        var first = 0
        visitParameters { _, parameter in
            guard parameter.isTrainable else { return }
            let count = parameter.value.count
            parameter.value.withUnsafeMutableBufferPointer { to in
                for index in 0..<count { to[index] = Float(elements[first + index]) }
            }
            first += count
        }
    }

    /// Value and gradient with the penalty on weights.
    private func penalized(
        _ value: Double, _ gradients: Gradients, penalty: Double, place: [Double]
    ) -> (value: Double, gradient: [Double]) {
        var (value, gradient) = (value, [Double]())
        gradient.reserveCapacity(place.count)
        for (_, parameter) in parameters where parameter.isTrainable {
            let own = gradients[parameter]?.elements ?? [Float](repeating: 0, count: parameter.value.count)
            let isPenalized = parameter.role == .weight
            for element in own {
                let weight = isPenalized ? place[gradient.count] : 0
                value += penalty / 2 * weight * weight
                gradient.append(Double(element) + penalty * weight)
            }
        }
        return (value, gradient)
    }
}
