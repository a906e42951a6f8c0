/// The encoder of Whisper (Radford and others 2022, https://arxiv.org/abs/2212.04356), or of a network of its form, cut
/// off after any of its layers: two convolutions with GELU, a table of positions, and transformer layers that normalise
/// first.
///
/// Parameters as in PyTorch's `Conv1d` and `TransformerEncoderLayer`: `conv1`, `conv2`, `positions` [longest, features],
/// `layers.0`, … Whisper's keys have no bias: theirs in `in_proj_bias` is zero, and no value of it changes the result,
/// because the softmax takes away what all scores of a place share.
public struct WhisperEncoder: Module {
    /// Sizes of an encoder.
    public struct Sizes: Sendable, Hashable {
        /// Mel bands.
        public var bands: Int
        /// Features of each place: the width of all hidden states.
        public var features: Int
        /// Equal parts of the features that attend on their own.
        public var heads: Int
        /// Between a layer's dense layers.
        public var hidden: Int
        /// Places of the longest sound, one for two frames of the mel spectrogram.
        public var longest: Int
        /// Transformer layers.
        public var layers: Int

        /// Sizes; those that are not given are Whisper base's.
        public init(
            bands: Int = 80, features: Int = 512, heads: Int = 8, hidden: Int = 2048, longest: Int = 1500,
            layers: Int = 6
        ) {
            (self.bands, self.features, self.heads) = (bands, features, heads)
            (self.hidden, self.longest, self.layers) = (hidden, longest, layers)
        }
    }

    /// From bands to features, for each frame.
    public var conv1: Convolution
    /// From two frames to one place.
    public var conv2: Convolution
    /// What is added to the features at each place.
    public var positions: Parameter
    /// The transformer layers.
    public var layers: [TransformerEncoderLayer]

    /// An encoder with random weights.
    ///
    /// - Parameter dropout: rate within the layers in training; Whisper has none.
    /// - Throws: `NeuralError` if a size or the rate is impossible.
    public init(_ sizes: Sizes = Sizes(), dropout: Double = 0, using random: inout PhiloxGenerator) throws {
        guard sizes.longest > 0, sizes.layers >= 0 else {
            throw NeuralError.configuration(
                "encoder", expected: "at least 1 place and no negative number of layers",
                found: "\(sizes.longest) and \(sizes.layers)")
        }
        conv1 = try Convolution(from: sizes.bands, to: sizes.features, window: [3], padding: .same, using: &random)
        conv2 = try Convolution(
            from: sizes.features, to: sizes.features, window: [3], stride: [2], padding: .same, using: &random)
        let table = try Tensor(repeating: 0, shape: [sizes.longest, sizes.features])
        positions = Parameter(table, role: .buffer)
        layers = try (0..<sizes.layers).map { _ in
            try TransformerEncoderLayer(
                features: sizes.features, heads: sizes.heads, hidden: sizes.hidden, dropout: dropout,
                activation: .gelu, normalizesFirst: true, using: &random)
        }
    }

    /// An encoder with given weights, found by the names of its parameters.
    ///
    /// - Parameters:
    ///   - layers: how many of the transformer layers to take.
    ///   - tensor: the tensor of a name, such as `conv1.weight`.
    /// - Throws: `NeuralError` if the shapes do not fit or the rate is impossible; what `tensor` throws.
    public init(layers: Int, heads: Int, dropout: Double = 0, tensor: (String) throws -> Tensor) throws {
        conv1 = try Convolution(weight: tensor("conv1.weight"), bias: tensor("conv1.bias"), padding: .same)
        conv2 = try Convolution(
            weight: tensor("conv2.weight"), bias: tensor("conv2.bias"), stride: [2], padding: .same)
        let features = conv2.weight.value.rows
        let table = try tensor("positions")
        guard table.shape.count == 2, table.rows > 0, table.columns == features else {
            throw NeuralError.mismatch(
                "positions of an encoder", expected: "shape [places, \(features)]", found: "shape \(table.shape)")
        }
        positions = Parameter(table, role: .buffer)
        self.layers = try (0..<layers).map { number in
            try TransformerEncoderLayer(heads: heads, dropout: dropout, activation: .gelu, normalizesFirst: true) {
                try tensor("layers.\(number).\($0)")
            }
        }
    }

    /// Mel levels [batch, frames, bands] to the last layer's hidden state [batch, places, features].
    public func callAsFunction(_ mel: Variable) throws -> Variable { try lastState(of: mel, lengths: nil) }

    /// As above for sounds of several lengths in frames; what lies beyond a length changes nothing before it.
    public func callAsFunction(_ mel: Variable, lengths: [Int]) throws -> Variable {
        try lastState(of: mel, lengths: lengths)
    }

    private func lastState(of mel: Variable, lengths: [Int]?) throws -> Variable {
        // After as many layers as there are, there is one state.
        try hiddenStates(of: mel, after: [layers.count], lengths: lengths)[0]
    }

    /// One place for two frames.
    public func lengths(after lengths: [Int]) -> [Int] { conv2.lengths(after: conv1.lengths(after: lengths)) }

    /// The residual stream after each of some layers, before the next layer's normalisation.
    ///
    /// - Parameters:
    ///   - mel: shape [batch, frames, bands], at most two frames for each place of the table.
    ///   - after: numbers of layers, from 0 (what goes into the first) to `layers.count`; nothing is computed beyond the
    ///     highest.
    ///   - lengths: real frames of each sound; all if nil.
    /// - Returns: shape [batch, places, features] for each number, in the order asked for.
    /// - Throws: `NeuralError` if the shapes do not fit, a sound is too long or a layer does not exist.
    public func hiddenStates(of mel: Variable, after numbers: [Int], lengths: [Int]? = nil) throws -> [Variable] {
        guard let last = numbers.max(), numbers.allSatisfy({ (0...layers.count).contains($0) }) else {
            throw NeuralError.mismatch(
                "hidden states of an encoder", expected: "layers of 0 to \(layers.count)", found: "\(numbers)")
        }
        var value = try embedded(mel, lengths: lengths)
        let places = lengths.map { self.lengths(after: $0) }
        var states = [0: value]
        for (index, layer) in layers.prefix(last).enumerated() {
            value = try places.map { try layer(value, lengths: $0) } ?? layer(value)
            states[index + 1] = value
        }
        return numbers.compactMap { states[$0] }
    }

    /// What goes into the first layer.
    private func embedded(_ mel: Variable, lengths: [Int]?) throws -> Variable {
        let heard = try lengths.map { try mel.multiplied(by: Self.mask($0, like: mel)) } ?? mel
        var value = try conv1(heard).gelu()
        if let lengths { value = try value.multiplied(by: Self.mask(lengths, like: value)) }
        value = try conv2(value).gelu()
        let (batch, places, features) = (value.shape[0], value.shape[1], value.shape[2])
        let table = positions.value
        guard places <= table.rows else {
            throw NeuralError.mismatch(
                "sound for an encoder", expected: "at most \(2 * table.rows) frames", found: "\(mel.shape[1])",
                hint: "Cut the sound into shorter pieces.")
        }
        let added = Tensor(shape: value.shape, on: mel.tape.device) { to in
            withPointers(table) { from in
                for row in 0..<batch { (to + row * places * features).update(from: from, count: places * features) }
            }
        }
        return try value.adding(mel.tape.constant(added))
    }

    /// Ones at real frames and zeros beyond, so that a convolution sees there what it sees beyond any sound.
    private static func mask(_ lengths: [Int], like value: Variable) throws -> Variable {
        guard value.shape.count == 3 else {
            throw NeuralError.mismatch(
                "input of an encoder", expected: "shape [batch, frames, bands]", found: "\(value.shape)")
        }
        let (batch, frames, features) = (value.shape[0], value.shape[1], value.shape[2])
        let known = try SequenceLengths.checked(lengths, rows: batch, times: frames)
        let mask = Tensor(shape: value.shape, on: value.tape.device) { to in
            for row in 0..<batch {
                let (start, real) = (row * frames * features, known[row] * features)
                (to + start).update(repeating: 1, count: real)
                (to + start + real).update(repeating: 0, count: frames * features - real)
            }
        }
        return value.tape.constant(mask)
    }

    /// Freezes all up to and including a layer, so that training passes nothing back through it; thaws the layers above.
    ///
    /// - Parameter layer: 0 freezes the convolutions alone, -1 nothing.
    public mutating func freeze(through layer: Int) {
        setFrozen(layer >= 0) { $0.hasPrefix("conv") }
        for index in layers.indices { layers[index].setFrozen(index < layer) }
    }

    /// Visits the convolutions, the positions, then the layers.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try conv1.visitParameters(as: "conv1", visit)
        try conv2.visitParameters(as: "conv2", visit)
        try visit("positions", &positions)
        for index in layers.indices { try layers[index].visitParameters(as: "layers.\(index)", visit) }
    }
}
