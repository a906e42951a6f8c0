import Foundation

/// Finds out whether files are a SenseVoice model that sherpa-onnx can use: over others it ends the process.
enum SenseVoiceCheck {
    /// The languages that the family knows.
    static let languages = ["auto", "zh", "en", "ja", "ko", "yue"]

    static func check(_ model: SpeechModel.SenseVoice) throws(InferenceError) {
        let description = try ONNXDescription(contentsOf: model.model)
        let metadata = SherpaMetadata(
            description, at: model.model, kind: "a SenseVoice model with the metadata of sherpa-onnx")
        guard model.language.isEmpty || languages.contains(model.language) else {
            throw .input(
                name: "language", expected: "one of \(languages.joined(separator: ", "))", found: model.language)
        }
        try metadata.number("vocab_size")
        try metadata.number("normalize_samples")
        let window = try metadata.number("lfr_window_size")
        let shift = try metadata.number("lfr_window_shift")
        // 0.1 s, the shortest sound, has 8 frames of 25 ms every 10 ms.
        guard 1...8 ~= window, 1...8 ~= shift else {
            throw metadata.unsuitable("lfr_window_size \(window) and lfr_window_shift \(shift) in its metadata")
        }
        // Fun-ASR-Nano, of the same family, takes nothing but the sound.
        let isNano = metadata.values["comment"]?.contains("Nano") ?? false
        let inputs = isNano ? 1 : 4
        guard description.inputs.count == inputs, !description.outputs.isEmpty else {
            throw metadata.unsuitable("\(description.inputs.count) inputs and \(description.outputs.count) outputs")
        }
        if !isNano {
            for key in ["with_itn", "without_itn"] + languages.map({ "lang_" + $0 }) { try metadata.number(key) }
            for key in ["neg_mean", "inv_stddev"] {
                let count = try metadata.reals(key)
                guard count == 80 * window else {
                    throw metadata.unsuitable("\(count) numbers in \(key), \(80 * window) needed")
                }
            }
        }
        try TokenFile.check(model.tokens, base64: isNano)
    }
}
