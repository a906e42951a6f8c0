import Neural

extension LayerStackPlan {
    /// A network, and how many places in time it needs.
    struct Built {
        var network: Sequential
        let shortest: Int
    }

    /// The network with its first weights.
    ///
    /// - Parameters:
    ///   - shape: sizes along the axes of a clip's features; nil for one in which clips differ.
    ///   - classes: number of outputs.
    ///   - seed: decides the first weights.
    /// - Throws: `VoiceEmotionError.layer` naming the first layer that does not fit.
    func network(shape: [Int?], classes: Int, seed: UInt64) throws -> Built {
        var builder = StackBuilder(shape: shape, start: start, seed: seed)
        try builder.build(layers, classes: classes)
        return Built(network: Sequential(builder.modules), shortest: builder.shortest)
    }
}

extension NetworkPlan.Start {
    /// The engine's rule of that name.
    var initialiser: Initializer {
        switch self {
        case .keras: .keras
        case .pyTorch: .pyTorch
        case .scikitLearn: .scikitLearn
        case .he: .he
        }
    }
}
