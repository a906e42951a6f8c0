import Inference

/// What goes into a foreign encoder and which of its outputs are hidden states, told by names and shapes.
struct EncoderPorts: Sendable, Hashable {
    /// What an encoder hears.
    enum Sound: Sendable, Hashable {
        /// Samples at 16 kHz, in so many axes of which all but the last have one place; scaled to mean 0 and deviation 1
        /// where `isNormalized`.
        case samples(axes: Int, isNormalized: Bool)
        /// Whisper's mel levels; bands before frames or after; so many frames, or any number where nil.
        case mel(bands: Int, bandsFirst: Bool, frames: Int?)
    }

    /// The input for the sound.
    let input: String
    /// What it takes.
    let sound: Sound
    /// The input that tells real places from padding, and its type; nil where there is none.
    let mask: Mask?
    /// The output of each layer, by its number.
    let outputs: [Int: String]
    /// Values of each frame; nil where the file does not say.
    let width: Int?

    /// An input that tells real places from padding.
    struct Mask: Sendable, Hashable {
        let name: String
        let type: ElementType
        /// 1 for an `attention_mask`, 0 for a `padding_mask`.
        let real: Int
    }

    /// Looks at what a file declares.
    ///
    /// - Throws: `SpeechEncoderError.notAnEncoder`.
    init(_ description: ONNXDescription, file: String) throws(SpeechEncoderError) {
        let masks = description.inputs.filter { ["attention_mask", "padding_mask"].contains($0.name) }
        let sounds = description.inputs.filter { !masks.contains($0) }
        let found = description.inputs.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")
        guard sounds.count == 1, masks.count <= 1, let sound = Self.sound(sounds[0], description.metadata) else {
            throw .notAnEncoder(
                file: file,
                expected: "one input of samples [1, any] or of Whisper's mel levels [1, 80 or 128, frames]",
                found: found.isEmpty ? "no input" : found)
        }
        input = sounds[0].name
        self.sound = sound
        mask = masks.first.map { Mask(name: $0.name, type: $0.elementType, real: $0.name == "attention_mask" ? 1 : 0) }
        var outputs: [Int: Port] = [:]
        for port in description.outputs where Self.isStates(port) {
            if let layer = Self.layer(port.name) { outputs[layer] = port }
        }
        if outputs.isEmpty, let last = description.outputs.first(where: { $0.name == "last_hidden_state" }),
            Self.isStates(last)
        {
            outputs[1] = last
        }
        guard !outputs.isEmpty else {
            let names = description.outputs.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")
            throw .notAnEncoder(
                file: file, expected: "outputs hidden_1, hidden_2, … or last_hidden_state, each [1, frames, width]",
                found: names.isEmpty ? "no output" : names)
        }
        self.outputs = outputs.mapValues(\.name)
        let widths = Set(outputs.values.map { $0.shape?.last ?? nil })
        guard widths.count == 1, let width = widths.first else {
            throw .notAnEncoder(
                file: file, expected: "layers of one width",
                found: widths.map { $0.map(String.init) ?? "?" }.sorted().joined(separator: ", "))
        }
        self.width = width
    }

    private static func sound(_ port: Port, _ metadata: [String: String]) -> Sound? {
        guard [.float32, .float16, .float64].contains(port.elementType), let shape = port.shape else { return nil }
        let isOne = { (size: Int?) in size == nil || size == 1 }
        let isBands = { (size: Int?) in size == 80 || size == 128 }
        // As the feature extractors of these encoders do, unless the file says that its maker did not.
        let isNormalized = !["false", "0"].contains(metadata["normalize"]?.lowercased())
        switch shape.count {
        case 1 where shape[0] == nil: return .samples(axes: 1, isNormalized: isNormalized)
        case 2 where isOne(shape[0]) && shape[1] == nil: return .samples(axes: 2, isNormalized: isNormalized)
        case 3 where isOne(shape[0]) && isBands(shape[1]):
            return .mel(bands: shape[1] ?? 0, bandsFirst: true, frames: shape[2])
        case 3 where isOne(shape[0]) && isBands(shape[2]):
            return .mel(bands: shape[2] ?? 0, bandsFirst: false, frames: shape[1])
        case 3 where isOne(shape[0]) && shape[1] == 1 && shape[2] == nil:
            return .samples(axes: 3, isNormalized: isNormalized)
        default: return nil
        }
    }

    private static func isStates(_ port: Port) -> Bool {
        guard [.float32, .float16, .float64].contains(port.elementType) else { return false }
        return port.shape.map { $0.count == 3 && ($0[0] == nil || $0[0] == 1) } ?? true
    }

    /// The number in `hidden_3`, `hidden_states.3`, `hidden_states_3` and the like.
    private static func layer(_ name: String) -> Int? {
        for stem in ["hidden_states", "hidden_state", "hidden"] where name.hasPrefix(stem) {
            let rest = name.dropFirst(stem.count)
            if let mark = rest.first, "._".contains(mark), let number = Int(rest.dropFirst()), number >= 0 {
                return number
            }
        }
        return nil
    }
}
