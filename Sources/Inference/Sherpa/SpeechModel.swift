public import Foundation

/// The files of a model that turns speech into text.
public enum SpeechModel: Sendable, Hashable {
    /// A model of the Whisper family.
    case whisper(Whisper)
    /// A model of the SenseVoice family.
    case senseVoice(SenseVoice)

    /// What a Whisper model is made of, and how it is used.
    public struct Whisper: Sendable, Hashable {
        /// The encoder, an ONNX file with sherpa-onnx's metadata.
        public var encoder: URL
        /// The decoder, an ONNX file. Token times need one that gives its cross-attention.
        public var decoder: URL
        /// The vocabulary.
        public var tokens: URL
        /// The language as the model names it, such as `ko`; empty to have it detected.
        public var language: String
        /// What to write.
        public var task: Task
        /// Frames of 10 ms of silence added at the end, 0 for sherpa-onnx's own choice (10 s). At least about 50 are needed
        /// for the model to see that speech is over.
        public var tailPaddings: Int
        /// Whether tokens get times.
        public var tokenTimes: Bool
        /// Whether segments get times.
        public var segmentTimes: Bool

        /// The model's two tasks.
        public enum Task: String, Sendable, Hashable, CaseIterable {
            /// Words in the language that is spoken.
            case transcribe
            /// Words in English.
            case translate
        }

        /// A model of three files.
        public init(
            encoder: URL, decoder: URL, tokens: URL, language: String = "", task: Task = .transcribe,
            tailPaddings: Int = 0, tokenTimes: Bool = false, segmentTimes: Bool = false
        ) {
            self.encoder = encoder
            self.decoder = decoder
            self.tokens = tokens
            self.language = language
            self.task = task
            self.tailPaddings = tailPaddings
            self.tokenTimes = tokenTimes
            self.segmentTimes = segmentTimes
        }
    }

    /// What a SenseVoice model is made of, and how it is used.
    public struct SenseVoice: Sendable, Hashable {
        /// The network, an ONNX file with sherpa-onnx's metadata.
        public var model: URL
        /// The vocabulary.
        public var tokens: URL
        /// `zh`, `en`, `ja`, `ko` or `yue`; empty to have it detected.
        public var language: String
        /// Whether numbers and punctuation are written as in print (inverse text normalization).
        public var writtenForm: Bool

        /// A model of two files.
        public init(model: URL, tokens: URL, language: String = "", writtenForm: Bool = true) {
            self.model = model
            self.tokens = tokens
            self.language = language
            self.writtenForm = writtenForm
        }
    }

    /// The model that a folder holds, by the names of its files: `encoder`, `decoder` and `tokens.txt` for Whisper, `model`
    /// and `tokens.txt` for SenseVoice. Names may carry a prefix and a mark of precision, as in `base-encoder.int8.onnx`;
    /// of several the one in 8-bit integers is taken.
    ///
    /// - Throws: `noFile` where there is no such folder, `otherModel` where its files are none of these.
    public init(folder url: URL) throws(InferenceError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
            throw .noFile(path: url.path)
        }
        func onnx(_ part: String) -> URL? {
            names.filter { $0.hasSuffix(".onnx") && Self.stem(of: $0) == part }
                .min { ($0.contains("int8") ? 0 : 1, $0) < ($1.contains("int8") ? 0 : 1, $1) }
                .map { url.appendingPathComponent($0) }
        }
        let tokens = names.filter { $0.hasSuffix("tokens.txt") }.min().map { url.appendingPathComponent($0) }
        if let encoder = onnx("encoder"), let decoder = onnx("decoder"), let tokens {
            self = .whisper(Whisper(encoder: encoder, decoder: decoder, tokens: tokens))
        } else if let model = onnx("model"), let tokens {
            self = .senseVoice(SenseVoice(model: model, tokens: tokens))
        } else {
            throw .otherModel(
                path: url.path,
                expected: "encoder.onnx, decoder.onnx, tokens.txt (Whisper) or model.onnx, tokens.txt"
                    + " (SenseVoice)",
                found: names.isEmpty ? "an empty folder" : names.sorted().prefix(8).joined(separator: ", "))
        }
    }

    /// The model that the files at a path make up: a folder, or one ONNX file of a folder.
    ///
    /// - Throws: as `init(folder:)`.
    public init(path url: URL) throws(InferenceError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw .noFile(path: url.path)
        }
        try self.init(folder: isFolder.boolValue ? url : url.deletingLastPathComponent())
    }

    /// `encoder` of `base-encoder.int8.onnx`.
    private static func stem(of name: String) -> Substring {
        let first = name.prefix { $0 != "." }
        return first.split(separator: "-").last ?? first
    }
}
