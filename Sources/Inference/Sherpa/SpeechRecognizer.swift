import CSherpaOnnx
import Foundation
import Synchronization

/// Turns speech into text with a model that sherpa-onnx runs.
///
/// May be used from several threads: calls wait for one another, for sherpa-onnx keeps state between them. For work side by
/// side make several.
public final class SpeechRecognizer: Sendable {
    /// The model and how it is used.
    public let model: SpeechModel
    /// The rate that samples must have, in Hz.
    public static let sampleRate = 16_000
    /// The most samples that one call takes: of a longer sound Whisper would drop the rest. Nil where any length goes.
    public let longestSound: Int?

    private let recognizer: Mutex<SherpaHandle>
    private let path: String
    /// Whether every result names a language, so that one without is a failure that sherpa-onnx only told of on standard error.
    private let namesLanguage: Bool

    /// Loads a model.
    ///
    /// - Parameter threads: how many the model may use, from 1 to 64.
    /// - Parameter models: where the runtime may be installed.
    /// - Throws: `runtimeMissing`; `noFile`, `empty`, `damaged`, `notAModel` or `otherModel` for a file; `input` for a
    ///   language that the model does not know or another bad setting; `refused` where sherpa-onnx does not take it.
    public init(
        _ model: SpeechModel, threads: Int = 1, models: ModelFolder = ModelFolder()
    ) throws(InferenceError) {
        try Setting.check("threads", threads, in: 1...64)
        var native = nunchi_sherpa_recognizer_options()
        native.threads = Int32(threads)
        let texts: [String?]
        switch model {
        case .whisper(let whisper):
            let description = try WhisperCheck.check(whisper)
            native.tail_paddings = Int32(whisper.tailPaddings)
            native.token_timestamps = whisper.tokenTimes ? 1 : 0
            native.segment_timestamps = whisper.segmentTimes ? 1 : 0
            native.feature_bands = Int32(description.bands)
            path = whisper.encoder.path
            longestSound = 29 * Self.sampleRate
            namesLanguage = description.isMultilingual
            texts = [path, whisper.decoder.path, nil, whisper.tokens.path, whisper.language, whisper.task.rawValue]
        case .senseVoice(let sense):
            try SenseVoiceCheck.check(sense)
            native.inverse_text_normalization = sense.writtenForm ? 1 : 0
            native.feature_bands = 80
            path = sense.model.path
            longestSound = nil
            namesLanguage = false
            texts = [nil, nil, path, sense.tokens.path, sense.language, nil]
        }
        try NativeRuntime.sherpaOnnx.openSherpa(models: models)

        let (pointer, message) = withCStrings(texts) { strings in
            native.encoder = strings[0]
            native.decoder = strings[1]
            native.sense_voice = strings[2]
            native.tokens = strings[3]
            native.language = strings[4]
            native.task = strings[5]
            return withMessage { nunchi_sherpa_recognizer_create(&native, $0, $1) }
        }
        guard let pointer else { throw .refused(path: path, cause: message) }
        self.model = model
        recognizer = Mutex(SherpaHandle(pointer: pointer))
    }

    deinit { recognizer.withLock { nunchi_sherpa_recognizer_destroy($0.pointer) } }

    /// The text of a sound.
    ///
    /// - Parameter samples: mono at 16 kHz, -1 to 1, at most `longestSound`. Sounds below 0.1 s are filled up with silence.
    /// - Parameter sampleRate: must be 16,000; resample before, with `Waveform.resampled`.
    /// - Throws: `input` for another rate, too long a sound or a sample that is no number; `failed`.
    public func recognize(
        _ samples: [Float], sampleRate: Int = SpeechRecognizer.sampleRate
    ) throws(InferenceError) -> RecognizedSpeech {
        guard sampleRate == Self.sampleRate else {
            throw .input(name: "sample rate", expected: "\(Self.sampleRate) Hz", found: "\(sampleRate) Hz")
        }
        let limit = longestSound ?? Int(Int32.max)
        guard samples.count <= limit else {
            throw .input(name: "samples", expected: "at most \(limit)", found: "\(samples.count)")
        }
        try Setting.checkFinite(samples)
        let missing = max(0, Self.sampleRate / 10 - samples.count)
        let padded = missing == 0 ? samples : samples + [Float](repeating: 0, count: missing)

        return try recognizer.withLock { recognizer throws(InferenceError) in
            var speech = nunchi_sherpa_speech()
            defer { nunchi_sherpa_speech_free(&speech) }
            let (status, message) = withMessage { text, size in
                padded.withUnsafeBufferPointer {
                    nunchi_sherpa_recognize(
                        recognizer.pointer, Int32(sampleRate), $0.baseAddress, Int32($0.count), &speech, text, size)
                }
            }
            guard status == 0 else { throw .failed(model: path, cause: message) }
            let result = RecognizedSpeech(speech)
            if namesLanguage, result.language.isEmpty {
                throw .failed(model: path, cause: "encoder and decoder cannot be run together")
            }
            return result
        }
    }
}

extension RecognizedSpeech {
    /// Copies what sherpa-onnx gives.
    fileprivate init(_ speech: nunchi_sherpa_speech) {
        func copy(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        text = copy(speech.text)
        language = copy(speech.language)
        emotion = copy(speech.emotion)
        event = copy(speech.event)
        tokens = (0..<Int(speech.token_count)).map { index in
            let bytes = speech.tokens?[index].map { UnsafeRawBufferPointer(start: $0, count: strlen($0)) }
            return Token(
                bytes: bytes.map { Array($0) } ?? [],
                start: speech.token_starts.map { Double($0[index]) },
                duration: speech.token_durations.map { Double($0[index]) },
                logProbability: speech.token_log_probabilities.map { Double($0[index]) })
        }
        segments =
            if let starts = speech.segment_starts, let durations = speech.segment_durations {
                (0..<Int(speech.segment_count)).map { index in
                    Segment(
                        text: copy(speech.segments?[index]), start: Double(starts[index]),
                        duration: Double(durations[index]))
                }
            } else {
                []
            }
    }
}
