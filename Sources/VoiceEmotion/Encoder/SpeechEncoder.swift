public import Inference

/// A network trained on much speech, whose inner layers serve as features.
public protocol SpeechEncoder: Sendable {
    /// The name that messages and models use, such as `whisper-base`; a file's name for one that was given as a file.
    var name: String { get }

    /// Number of its layers; they are counted from 1.
    var layers: Int { get }

    /// Values of each frame after any layer.
    var width: Int { get }

    /// The SHA-256 of its file, which a model trained on it stores.
    var checksum: String { get }

    /// The states after some of the layers, in the order asked for.
    ///
    /// What is beyond the highest layer asked for need not be computed. Sounds above 30 s are cut into equal pieces, each
    /// of which is heard alone.
    ///
    /// - Parameter samples: mono at 16 kHz, finite, at least one.
    /// - Throws: `SpeechEncoderError.noSuchLayer`; `AcousticsError` for no or broken samples.
    func hiddenStates(of samples: [Float], layers: [Int]) throws -> [HiddenStates]
}

extension SpeechEncoder {
    /// The sample rate that encoders hear at, in hertz.
    public static var sampleRate: Int { 16_000 }
}

/// The speech encoders that Nunchi knows.
public enum SpeechEncoders {
    /// The names that `load` takes, beside those of catalogue entries for the task `speech-encoder`.
    public static let names = ["whisper-base"]

    /// The catalogue's name of an encoder; its own where the catalogue has none of another name.
    public static func catalogueName(of encoder: String) -> String { EncoderLoader.entries[encoder] ?? encoder }

    /// Whether an encoder of the catalogue is installed, in the version that this program uses.
    public static func isInstalled(
        _ encoder: String, models: ModelFolder = ModelFolder(), catalogue: ModelCatalogue = .package
    ) -> Bool {
        EncoderLoader(models: models, catalogue: catalogue, threads: 1).isInstalled(encoder)
    }

    /// Loads an encoder.
    ///
    /// `whisper-base` and files converted as it is are computed by Nunchi itself; other ONNX files need OpenVINO.
    ///
    /// - Parameters:
    ///   - encoder: one of `names`, the name of a catalogue entry, or the path of an ONNX file (with `/` in it or `.onnx`
    ///     at its end).
    ///   - models: where models are installed.
    ///   - threads: threads for one computation; with `whisper-base` they never change a result.
    /// - Throws: `SpeechEncoderError.unknown`, `.notAnEncoder`; `ModelStoreError.notInstalled` with the command that
    ///   installs it; `InferenceError` for a file that cannot be read or a missing runtime.
    public static func load(
        _ encoder: String, models: ModelFolder = ModelFolder(), catalogue: ModelCatalogue = .package, threads: Int = 1
    ) throws -> any SpeechEncoder {
        try EncoderLoader(models: models, catalogue: catalogue, threads: threads).load(encoder)
    }
}
