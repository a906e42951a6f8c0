import Neural

/// Builds a network layer by layer, following the shape of one clip's values through it.
struct StackBuilder {
    /// Sizes along a clip's axes; nil for one in which clips differ, which can only be the first.
    private(set) var shape: [Int?]
    private(set) var modules: [any Module] = []
    /// What convolutions and pooling do to time, in order.
    private var steps: [(window: Int, stride: Int, padding: Int)] = []
    private let initialiser: Initializer
    /// Of recurrent layers; nil for PyTorch's rule.
    private let recurrentInitialiser: Initializer?
    private var random: PhiloxGenerator
    /// The layer that is being built, from 1.
    private var number = 0
    private var kind = ""

    init(shape: [Int?], start: NetworkPlan.Start, seed: UInt64) {
        self.shape = shape
        initialiser = start.initialiser
        recurrentInitialiser = start == .keras ? .keras : nil
        random = PhiloxGenerator(seed: seed)
    }

    /// Places in time without which nothing is left behind the layers over time.
    var shortest: Int {
        steps.reversed().reduce(1) { max(1, ($0 - 1) * $1.stride + $1.window - $1.padding) }
    }

    /// Adds layers, then one output for each class.
    ///
    /// - Throws: `VoiceEmotionError.layer` naming the first layer that does not fit.
    mutating func build(_ layers: [LayerPlan], classes: Int) throws {
        for (index, layer) in layers.enumerated() {
            number = index + 1
            try add(layer)
        }
        (number, kind) = (layers.count + 1, "output")
        try requireAxes(1...1)
        try dense(classes)
    }

    private mutating func add(_ layer: LayerPlan) throws {
        kind = layer.kind
        switch layer {
        case .convolution(let filters, let kernel, let stride, let keepsSize):
            try convolution(filters, kernel, stride ?? kernel.map { _ in 1 }, keepsSize: keepsSize)
        case .maxPool(let window, let stride):
            try pool(window, stride ?? window)
            modules.append(MaxPooling(window: window, stride: stride))
        case .meanPool(let window, let stride):
            try pool(window, stride ?? window)
            modules.append(MeanPooling(window: window, stride: stride))
        case .batchNorm: modules.append(try BatchNorm(features: try width()))
        case .activation(.relu): modules.append(ReLU())
        case .activation(.gelu): modules.append(GELU())
        case .activation(.tanh): modules.append(Tanh())
        case .dropout(let rate):
            try require((0..<1).contains(rate), "rate", "\(rate)")
            if rate > 0 { modules.append(try Dropout(rate)) }
        case .recurrent(let recurrence, let units, let isBidirectional, let keepsTime):
            try recurrent(recurrence, units, isBidirectional, keepsTime)
        case .positional:
            try joinPlaces()
            modules.append(PositionalEncoding())
        case .transformer(let width, let heads, let feedForward, let layers, let dropout):
            try transformer(width, heads, feedForward, layers, dropout)
        case .attentivePooling(let hidden):
            try require(hidden > 0, "hidden", "\(hidden)")
            try joinPlaces()
            let features = try width()
            modules.append(try AttentiveStatisticsPooling(features: features, hidden: hidden, using: &random))
            shape = [2 * features]
        case .meanOverTime:
            try joinPlaces()
            modules.append(MeanOverTime())
            shape = [try width()]
        case .residual(let body): try residual(body)
        case .flatten:
            let known = shape.compactMap { $0 }
            guard known.count == shape.count else { throw problem(.ownLength(input: shape)) }
            modules.append(Flatten())
            shape = [known.reduce(1, *)]
        case .dense(let units): try dense(units)
        }
    }

    private mutating func convolution(
        _ filters: Int, _ kernel: [Int], _ stride: [Int], keepsSize: Bool
    ) throws {
        try require(filters > 0, "filters", "\(filters)")
        try require((1...3).contains(kernel.count) && kernel.allSatisfy { $0 > 0 }, "kernel", "\(kernel)")
        try require(stride.count == kernel.count && stride.allSatisfy { $0 > 0 }, "stride", "\(stride)")
        try requireAxes(kernel.count...kernel.count + 1)
        if shape.count == kernel.count {
            modules.append(OneChannel())
            shape.append(1)
        }
        let channels = try width()
        let input = shape
        for (axis, window) in kernel.enumerated() {
            guard let size = shape[axis] else { continue }
            let room = keepsSize ? size + window - 1 : size
            guard room >= window else { throw problem(.window(kernel, input: input)) }
            shape[axis] = (room - window) / stride[axis] + 1
        }
        shape[shape.count - 1] = filters
        steps.append((window: kernel[0], stride: stride[0], padding: keepsSize ? kernel[0] - 1 : 0))
        modules.append(
            try Convolution(
                from: channels, to: filters, window: kernel, stride: stride, padding: keepsSize ? .same : .valid,
                initializer: initialiser, using: &random))
    }

    private mutating func pool(_ window: [Int], _ stride: [Int]) throws {
        try require((1...3).contains(window.count) && window.allSatisfy { $0 > 0 }, "window", "\(window)")
        try require(stride.count == window.count && stride.allSatisfy { $0 > 0 }, "stride", "\(stride)")
        try requireAxes(window.count + 1...window.count + 1)
        let input = shape
        for (axis, length) in window.enumerated() {
            guard let size = shape[axis] else { continue }
            guard size >= length else { throw problem(.window(window, input: input)) }
            shape[axis] = (size - length) / stride[axis] + 1
        }
        steps.append((window: window[0], stride: stride[0], padding: 0))
    }

    private mutating func recurrent(
        _ recurrence: LayerPlan.Recurrence, _ units: Int, _ isBidirectional: Bool, _ keepsTime: Bool
    ) throws {
        try require(units > 0, "units", "\(units)")
        try joinPlaces()
        let (inputs, result) = (try width(), keepsTime ? RecurrentResult.all : .last)
        switch recurrence {
        case .lstm:
            var layer = try LSTM(
                from: inputs, to: units, isBidirectional: isBidirectional, result: result,
                initializer: recurrentInitialiser, using: &random)
            // Remembers from the start, as Keras's does, rather than losing half of what it knows at each step.
            layer.visitParameters { name, parameter in
                guard name.hasPrefix("bias_ih") else { return }
                parameter.value.withUnsafeMutableBufferPointer { values in
                    for index in units..<2 * units { values[index] = 1 }
                }
            }
            modules.append(layer)
        case .gru:
            modules.append(
                try GRU(from: inputs, to: units, isBidirectional: isBidirectional, result: result, using: &random))
        }
        shape = (keepsTime ? [shape[0]] : []) + [isBidirectional ? 2 * units : units]
    }

    private mutating func transformer(
        _ width: Int, _ heads: Int, _ feedForward: Int, _ layers: Int, _ dropout: Double
    ) throws {
        try require(width > 0, "width", "\(width)")
        try require(heads > 0 && width % heads == 0, "heads", "\(heads)")
        try require(feedForward > 0, "feedForward", "\(feedForward)")
        try require((1...64).contains(layers), "layers", "\(layers)")
        try require((0..<1).contains(dropout), "rate", "\(dropout)")
        try joinPlaces()
        if shape.last != width { try dense(width) }
        for _ in 0..<layers {
            // Normalising first trains without a warm-up of thousands of steps.
            modules.append(
                try TransformerEncoderLayer(
                    features: width, heads: heads, hidden: feedForward, dropout: dropout, activation: .gelu,
                    normalizesFirst: true, using: &random))
        }
    }

    private mutating func residual(_ body: [LayerPlan]) throws {
        var inner = self
        inner.modules = []
        for layer in body { try inner.add(layer) }
        (random, steps) = (inner.random, inner.steps)
        kind = "residual"
        var way = Residual()
        way.body = Sequential(inner.modules)
        if inner.shape != shape {
            // A convolution of one place leads to another number of channels; sizes must stay.
            guard inner.shape.count == shape.count, inner.shape.dropLast() == shape.dropLast(), shape.count >= 2,
                case let outputs?? = inner.shape.last
            else { throw problem(.wayAround(input: shape, body: inner.shape)) }
            way.shortcut = Sequential([
                try Dense(from: try width(), to: outputs, initializer: initialiser, using: &random)
            ])
        }
        modules.append(way)
        shape = inner.shape
    }

    private mutating func dense(_ units: Int) throws {
        try require(units > 0, "units", "\(units)")
        modules.append(try Dense(from: try width(), to: units, initializer: initialiser, using: &random))
        shape[shape.count - 1] = units
    }

    /// Makes [time, places..., channels] of what is there [time, values].
    private mutating func joinPlaces() throws {
        try requireAxes(2...4)
        guard shape.count > 2 else { return }
        modules.append(FlattenFeatures())
        shape = [shape[0], shape.dropFirst().compactMap { $0 }.reduce(1, *)]
    }

    /// Values of the last axis.
    private func width() throws -> Int {
        guard case let width?? = shape.last, width > 0 else { throw problem(.ownLength(input: shape)) }
        return width
    }

    private func requireAxes(_ needed: ClosedRange<Int>) throws {
        guard needed.contains(shape.count) else { throw problem(.axes(input: shape, needed: needed)) }
    }

    private func require(_ holds: Bool, _ setting: String, _ value: String) throws {
        guard holds else { throw problem(.setting(name: setting, value: value)) }
    }

    private func problem(_ problem: LayerProblem) -> VoiceEmotionError {
        .layer(number: number, kind: kind, problem: problem)
    }
}

/// Adds an axis of length 1 at the end: an image of one channel.
struct OneChannel: Module {
    /// Any shape.
    func callAsFunction(_ input: Variable) throws -> Variable { try input.reshaped(input.shape + [1]) }
}
