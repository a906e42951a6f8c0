import Neural

extension NetworkPlan {
    /// The network with its first weights.
    ///
    /// - Parameters:
    ///   - inputs: number of features.
    ///   - outputs: number of classes.
    ///   - seed: decides the first weights.
    func network(inputs: Int, outputs: Int, seed: UInt64) throws -> Sequential {
        try network(inputs: inputs, outputs: outputs, seed: seed, initialiser: start.initialiser)
    }

    /// The network with all weights zero, to be replaced by trained ones.
    func emptyNetwork(inputs: Int, outputs: Int) throws -> Sequential {
        try network(
            inputs: inputs, outputs: outputs, seed: 0, initialiser: Initializer(weights: { _, _ in .constant(0) }))
    }

    private func network(inputs: Int, outputs: Int, seed: UInt64, initialiser: Initializer) throws -> Sequential {
        var generator = PhiloxGenerator(seed: seed)
        var layers: [any Module] = []
        if inputDropout > 0 { layers.append(try Dropout(inputDropout)) }
        var width = inputs
        for units in hidden {
            layers.append(try Dense(from: width, to: units, initializer: initialiser, using: &generator))
            if normalisesBatches { layers.append(try BatchNorm(features: units)) }
            layers.append(ReLU())
            if dropout > 0 { layers.append(try Dropout(dropout)) }
            width = units
        }
        layers.append(try Dense(from: width, to: outputs, initializer: initialiser, using: &generator))
        return Sequential(layers)
    }
}

extension TrainingPlan {
    /// The engine's settings.
    func configuration(seed: UInt64, threads: Int, clips: Int) -> TrainingConfiguration {
        var settings: TrainingConfiguration
        switch optimiser {
        case .kerasAdam: settings = .keras(epochs: epochs, seed: seed)
        case .scikitLearn: settings = .scikitLearn(maximumIterations: epochs, seed: seed)
        case .adamW(let rate, let decay):
            settings = TrainingConfiguration(
                epochs: epochs, seed: seed, optimizer: Adam.pyTorchW(learningRate: rate, weightDecay: decay))
        }
        settings.batchSize = min(batchSize, clips)
        settings.threads = threads
        if let cosineWarmUp { settings.schedule = CosineDecay(warmUpEpochs: cosineWarmUp * Double(epochs)) }
        if let gradientClipping { settings.clipping = .globalNorm(gradientClipping) }
        if let patience {
            settings.stopping = EarlyStopping(monitor: .validationMetric, patience: patience, restoresBest: true)
        }
        return settings
    }
}
