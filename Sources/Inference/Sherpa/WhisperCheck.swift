import Foundation

/// Finds out whether files are a Whisper model that sherpa-onnx can use: over others it ends the process, reads beyond its
/// memory, or gives no text without a word.
enum WhisperCheck {
    /// What the recognizer must know of the model.
    struct Description {
        let bands: Int
        let isMultilingual: Bool
    }

    private static let kind = "a Whisper encoder with the metadata of sherpa-onnx"

    static func check(_ model: SpeechModel.Whisper) throws(InferenceError) -> Description {
        try Setting.check("tail paddings", model.tailPaddings, in: 0...3000)
        let encoder = try ONNXDescription(contentsOf: model.encoder)
        let decoder = try ONNXDescription(contentsOf: model.decoder)
        let metadata = SherpaMetadata(encoder, at: model.encoder, kind: kind)
        let bands = try checkEncoder(encoder, metadata)
        let languages = try checkTokens(metadata)
        try checkDecoder(decoder, at: model.decoder, metadata)
        try TokenFile.check(model.tokens, base64: true)
        if !model.language.isEmpty, !languages.isEmpty, !languages.contains(model.language) {
            throw .input(
                name: "language", expected: "one of \(languages.joined(separator: ", "))", found: model.language)
        }
        return Description(bands: bands, isMultilingual: !languages.isEmpty)
    }

    private static func checkEncoder(
        _ encoder: ONNXDescription, _ metadata: SherpaMetadata
    ) throws(InferenceError) -> Int {
        guard encoder.inputs.count == 1, encoder.outputs.count >= 2 else {
            throw metadata.unsuitable("\(encoder.inputs.count) inputs and \(encoder.outputs.count) outputs")
        }
        let bands = try metadata.number("n_mels")
        guard bands == 80 || bands == 128 else { throw metadata.unsuitable("n_mels \(bands) in its metadata") }
        if let shape = encoder.inputs[0].shape, shape.count != 3 || shape[1].map({ $0 != bands }) ?? false {
            throw metadata.unsuitable("input \(encoder.inputs[0].summary) where n_mels is \(bands)")
        }
        return bands
    }

    /// Checks the numbers of special tokens, with which sherpa-onnx indexes; gives the languages.
    private static func checkTokens(_ metadata: SherpaMetadata) throws(InferenceError) -> [String] {
        let vocabulary = try metadata.number("n_vocab")
        var tokens: [Int] = []
        for key in ["sot", "eot", "blank_id", "translate", "transcribe", "no_timestamps", "no_speech"] {
            tokens.append(try metadata.number(key))
        }
        let start = try metadata.numbers("sot_sequence")
        tokens += start
        var languages: [String] = []
        if try metadata.number("is_multilingual") != 0 {
            guard start.count >= 3 else { throw metadata.unsuitable("a sot_sequence of \(start.count)") }
            languages = try metadata.list("all_language_codes")
            let numbers = try metadata.numbers("all_language_tokens")
            guard numbers.count == languages.count else {
                throw metadata.unsuitable("\(languages.count) language codes for \(numbers.count) language tokens")
            }
            tokens += numbers
        }
        if start.isEmpty { throw metadata.unsuitable("an empty sot_sequence") }
        if let outside = tokens.first(where: { $0 >= vocabulary }) {
            throw metadata.unsuitable("token \(outside) in its metadata, beyond n_vocab \(vocabulary)")
        }
        return languages
    }

    private static func checkDecoder(
        _ decoder: ONNXDescription, at url: URL, _ encoder: SherpaMetadata
    ) throws(InferenceError) {
        func unsuitable(_ found: String) -> InferenceError {
            .otherModel(path: url.path, expected: "the Whisper decoder that goes with \(encoder.path)", found: found)
        }
        guard decoder.inputs.count == 6, decoder.outputs.count >= 3 else {
            throw unsuitable("\(decoder.inputs.count) inputs and \(decoder.outputs.count) outputs")
        }
        let cache = [
            try encoder.number("n_text_layer"), 1, try encoder.number("n_text_ctx"), try encoder.number("n_text_state"),
        ]
        guard cache.allSatisfy({ 1...65_536 ~= $0 }), cache.reduce(1, *) < 1 << 30 else {
            throw encoder.unsuitable("n_text_layer, n_text_ctx and n_text_state \(cache[0]), \(cache[2]), \(cache[3])")
        }
        for port in decoder.inputs[1...2] {
            let fits = port.shape.map { shape in
                shape.count == 4 && zip(shape, cache).allSatisfy { size, needed in size.map { $0 == needed } ?? true }
            }
            guard fits ?? true else { throw unsuitable("input \(port.name) \(port.summary), needed \(cache)") }
        }
        let vocabulary = try encoder.number("n_vocab")
        if let last = decoder.outputs[0].shape?.last, let size = last, size != vocabulary {
            throw unsuitable("\(size) tokens in \(decoder.outputs[0].name) where n_vocab is \(vocabulary)")
        }
    }
}
