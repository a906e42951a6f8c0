import CSherpaOnnx
public import Foundation
import Synchronization

/// Finds speech in a sound with a Silero model, run by sherpa-onnx.
///
/// May be used from several threads: calls wait for one another.
public final class VoiceActivityModel: Sendable {
    /// The model's file.
    public let url: URL
    /// When a sound counts as speech.
    public let options: VoiceActivityOptions
    /// The rate that samples must have, in Hz.
    public static let sampleRate = 16_000

    private let detector: Mutex<SherpaHandle>

    /// Loads a model.
    ///
    /// - Parameter models: where the runtime may be installed.
    /// - Throws: `runtimeMissing`; `noFile`, `empty`, `damaged`, `notAModel` or `otherModel` for the file; `input` for a
    ///   bad option; `refused` where sherpa-onnx does not take the model.
    public init(
        model url: URL, options: VoiceActivityOptions = VoiceActivityOptions(), models: ModelFolder = ModelFolder()
    ) throws(InferenceError) {
        try options.check()
        try Self.check(ONNXDescription(contentsOf: url), at: url, window: options.window)
        try NativeRuntime.sherpaOnnx.openSherpa(models: models)

        let (pointer, message) = url.path.withCString { path in
            var native = nunchi_sherpa_vad_options(
                model: path, threshold: options.threshold, minimum_silence: options.minimumSilence,
                minimum_speech: options.minimumSpeech, maximum_speech: options.maximumSpeech,
                window: Int32(options.window), threads: Int32(options.threads))
            return withMessage { nunchi_sherpa_vad_create(&native, $0, $1) }
        }
        guard let pointer else { throw .refused(path: url.path, cause: message) }
        self.url = url
        self.options = options
        detector = Mutex(SherpaHandle(pointer: pointer))
    }

    deinit { detector.withLock { nunchi_sherpa_vad_destroy($0.pointer) } }

    /// Where there is speech, in order and apart from one another.
    ///
    /// - Parameter samples: mono at 16 kHz, -1 to 1; none give no segments. Each call is a sound of its own.
    /// - Returns: ranges of indices into `samples`.
    /// - Throws: `input` for a sample that is no number; `failed`.
    public func segments(of samples: [Float]) throws(InferenceError) -> [Range<Int>] {
        try Setting.checkFinite(samples)
        var found: UnsafeMutablePointer<nunchi_sherpa_range>?
        let (count, message) = detector.withLock { detector in
            withMessage { text, size in
                samples.withUnsafeBufferPointer {
                    nunchi_sherpa_vad_ranges(
                        detector.pointer, $0.baseAddress, $0.count, Int32(options.window), &found, text, size)
                }
            }
        }
        defer { free(found) }
        guard count >= 0 else { throw .failed(model: url.path, cause: message) }
        var end = 0
        return UnsafeBufferPointer(start: found, count: Int(count)).compactMap { range in
            let start = max(Int(range.start), end)
            end = max(end, min(Int(range.end), samples.count))
            return start < end ? start..<end : nil
        }
    }

    /// Finds out whether it is a Silero model that sherpa-onnx takes: for others it ends the process.
    private static func check(_ model: ONNXDescription, at url: URL, window: Int) throws(InferenceError) {
        let names = (model.inputs.map(\.name), model.outputs.map(\.name))
        let windows: [Int]
        switch names {
        case (["input", "state", "sr"], ["output", "stateN"]): windows = [512]
        case (["input", "sr", "h", "c"], ["output", "hn", "cn"]): windows = [512, 1024, 1536]
        default:
            throw .otherModel(
                path: url.path, expected: "a Silero voice activity model (inputs input, state, sr)",
                found: "inputs \(names.0.joined(separator: ", ")); outputs \(names.1.joined(separator: ", "))")
        }
        guard windows.contains(window) else {
            throw .input(
                name: "window", expected: windows.map(String.init).joined(separator: " or "), found: "\(window)")
        }
    }
}

/// A pointer to an object of sherpa-onnx, which only one thread at a time uses.
struct SherpaHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
}
