import Dispatch
import Inference
import Synchronization

/// A Whisper or SenseVoice model as a recogniser of chunks.
final class SpeechModelRecognizer: ChunkRecognizer {
    let hearsAgain = true

    /// Samples of silence after each chunk: two seconds.
    private static let silence = 2 * SpeechRecognizer.sampleRate

    private let model: SpeechModel
    private let name: String
    private let threads: Int
    private let models: ModelFolder
    private let languages: [String]
    /// Seconds by which the model tells tokens too early, all but the first of a chunk.
    private let lead: Double
    private let invented = InventedText()
    /// A language and the rest of what is part of what the runtime loads.
    private let loaded = Mutex<[(key: Key, recognizer: SpeechRecognizer)]>([])
    /// Seconds of computing, which must not hold up other tasks.
    private let queue = DispatchQueue(label: "nunchi.transcription")

    init(_ model: SpeechModel, name: String, language: String?, threads: Int, models: ModelFolder) throws {
        self.name = name
        self.threads = min(max(threads, 1), 64)
        self.models = models
        switch model {
        case .whisper(var whisper):
            languages = try Self.languages(of: whisper)
            // The median over 261 words that a synthesiser told the times of.
            lead = 0.07
            whisper.tokenTimes = true
            // Frames of 10 ms: with those two seconds the ten that the model needs to see that speech is over.
            whisper.tailPaddings = 800
            self.model = .whisper(whisper)
        case .senseVoice:
            languages = SpokenLanguage.ofSenseVoice
            lead = 0
            self.model = model
        }
        try check(language: language)
        _ = try recognizer(for: Key(language: language ?? "", isGuarded: false))
    }

    /// - Throws: `TranscriptionError.unknownLanguage`.
    func check(language: String?) throws(TranscriptionError) {
        if let language, !languages.contains(language) {
            throw .unknownLanguage(code: language, model: name, known: languages)
        }
    }

    func recognize(_ samples: [Float], speechSeconds: Double, language: String?) async throws -> RecognizedChunk {
        // The runtime stops after a number of tokens for each second, which is too few for the end of a short sentence.
        let padded = samples + [Float](repeating: 0, count: Self.silence)
        let key = Key(language: language ?? "", isGuarded: false)
        let (speech, first) = try await heard(padded, key)
        var words = first
        if InventedText.repeats(words), let guarded = key.guarded(model) {
            let (_, again) = try await heard(padded, guarded)
            if !again.isEmpty, again.count < words.count { words = again }
        }
        let code = language ?? Self.code(of: speech.language)
        guard !words.isEmpty else { return RecognizedChunk(words: [], language: code) }
        if invented.isInvented(words, speechSeconds: speechSeconds) {
            return RecognizedChunk(words: [], language: code, isInvented: true)
        }
        return RecognizedChunk(words: words, language: code)
    }

    /// What the model hears, on the queue, and its words.
    private func heard(_ samples: [Float], _ key: Key) async throws -> (RecognizedSpeech, [AssembledWord]) {
        let speech = try await withCheckedThrowingContinuation { done in
            queue.async {
                done.resume(with: Result { try self.recognizer(for: key).recognize(samples) })
            }
        }
        let tokens = speech.tokens.filter { !$0.bytes.starts(with: Array("<|".utf8)) }
        let words = WordAssembly.words(
            of: tokens.enumerated().map { index, token in
                RecognizedToken(
                    bytes: token.bytes, start: token.start.map { index == 0 ? $0 : $0 + lead },
                    duration: token.duration, logProbability: token.logProbability)
            })
        return (speech, words)
    }

    /// The recogniser for a language. The one that detects is kept, and of others the latest two.
    private func recognizer(for key: Key) throws -> SpeechRecognizer {
        try loaded.withLock { loaded in
            if let recognizer = loaded.first(where: { $0.key == key }) { return recognizer.recognizer }
            let recognizer = try SpeechRecognizer(key.applied(to: model), threads: threads, models: models)
            while loaded.count > 2, let old = loaded.firstIndex(where: { !$0.key.language.isEmpty }) {
                loaded.remove(at: old)
            }
            loaded.append((key, recognizer))
            return recognizer
        }
    }

    /// The languages that a Whisper model says it knows; English alone where it is no multilingual one.
    private static func languages(of model: SpeechModel.Whisper) throws(InferenceError) -> [String] {
        let notes = try ONNXDescription(contentsOf: model.encoder).metadata
        guard notes["is_multilingual"] != "0" else { return ["en"] }
        let codes = notes["all_language_codes"]?.split(separator: ",").map(String.init) ?? []
        return codes.isEmpty ? SpokenLanguage.ofWhisper : codes.sorted()
    }

    /// `en` of `en` or `<|en|>`; nil for none.
    private static func code(of language: String) -> String? {
        let code = language.filter { $0.isLetter }
        return code.isEmpty || code == "nospeech" ? nil : code
    }
}

extension SpeechModelRecognizer {
    /// What a recogniser was loaded for.
    private struct Key: Hashable {
        /// The language; empty where it is detected.
        let language: String

        /// Whether the model writes times between the words itself, which keeps it from saying things over and over, but
        /// makes more mistakes otherwise.
        let isGuarded: Bool

        /// The same with that guard; nil where the model has none.
        func guarded(_ model: SpeechModel) -> Key? {
            guard case .whisper = model else { return nil }
            return Key(language: language, isGuarded: true)
        }

        func applied(to model: SpeechModel) -> SpeechModel {
            switch model {
            case .whisper(var model):
                model.language = language
                model.segmentTimes = isGuarded
                return .whisper(model)
            case .senseVoice(var model):
                model.language = language
                return .senseVoice(model)
            }
        }
    }
}
