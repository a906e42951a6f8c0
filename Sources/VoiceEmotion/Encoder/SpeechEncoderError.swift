/// Why a speech encoder could not be loaded or used.
public enum SpeechEncoderError: Error, Sendable, Hashable {
    /// No encoder has that name, and it is no path.
    case unknown(name: String, known: [String])

    /// The file is a network, but none that makes hidden states of speech.
    case notAnEncoder(file: String, expected: String, found: String)

    /// The encoder has no states of that layer.
    case noSuchLayer(encoder: String, layer: Int, known: [Int])

    /// The encoder is one whose layers cannot be trained further here.
    case notTunable(encoder: String)

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .unknown: "encoder.unknown"
        case .notAnEncoder: "encoder.not_an_encoder"
        case .noSuchLayer: "encoder.no_such_layer"
        case .notTunable: "encoder.not_tunable"
        }
    }

    /// The file that the failure is about; nil where it is about none.
    public var file: String? {
        if case .notAnEncoder(let file, _, _) = self { file } else { nil }
    }
}
