import Foundation
import Inference
import NunchiTesting
import Testing

/// Text from speech with a model of the SenseVoice family: a toy with its inputs, outputs and notes, whose weights are chance
/// (Goldens/sense_voice.py).
@Suite(.enabled(if: Installed.sherpa, "no sherpa-onnx: scripts/setup"))
struct SenseVoiceTests {
    private static let folder = Golden.url("sense-voice")

    private func toy(_ change: (inout SpeechModel.SenseVoice) -> Void = { _ in }) throws -> SpeechModel {
        guard case .senseVoice(var model) = try SpeechModel(path: Self.folder) else {
            throw InferenceError.noFile(path: Self.folder.path)
        }
        change(&model)
        return .senseVoice(model)
    }

    /// A second of a tone that rises.
    private static let sound: [Float] = (0..<16_000).map { (place: Int) -> Float in
        let time = Double(place)
        let phase = 0.05 * time + 1e-5 * time * time
        return 0.3 * Float(sin(phase))
    }

    private func code(of model: SpeechModel) -> String? {
        #expect(throws: InferenceError.self) { try SpeechRecognizer(model) }?.code
    }

    @Test func itGivesTokensWithTimesAndWhatItSaysOfTheSound() throws {
        let recognizer = try SpeechRecognizer(try toy())
        #expect(recognizer.longestSound == nil)
        let speech = try recognizer.recognize(Self.sound)
        #expect(!speech.tokens.isEmpty)
        #expect(speech.tokens.allSatisfy { !$0.text.hasPrefix("<|") })
        let bytes = speech.tokens.flatMap(\.bytes)
        #expect(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces) == speech.text)
        let starts = speech.tokens.compactMap(\.start)
        #expect(starts.count == speech.tokens.count)
        #expect(starts == starts.sorted() && starts.allSatisfy { 0...1 ~= $0 })
        #expect(speech.emotion == "<|HAPPY|>")
        #expect(speech.event == "<|Speech|>")
        #expect(try recognizer.recognize(Self.sound) == speech)
    }

    @Test(arguments: [("", "<|en|>"), ("ko", "<|ko|>"), ("yue", "<|yue|>")])
    func theLanguageReachesTheModel(_ given: String, _ told: String) throws {
        let recognizer = try SpeechRecognizer(try toy { $0.language = given })
        #expect(try recognizer.recognize(Self.sound).language == told)
    }

    @Test func soundsOfEveryShortLengthAreTaken() throws {
        let recognizer = try SpeechRecognizer(try toy())
        for count in [0, 1, 159, 1599, 1600, 3000] {
            #expect(try recognizer.recognize([Float](repeating: 0, count: count)).language == "<|en|>")
        }
    }

    @Test func otherFilesAndSettingsAreRefused() throws {
        #expect(code(of: try toy { $0.language = "de" }) == "inference.input")
        #expect(code(of: try toy { $0.model = $0.tokens }) == "inference.not_a_model")
        #expect(code(of: try toy { $0.tokens = $0.model }) == "inference.other_model")
        #expect(code(of: try toy { $0.model.appendPathComponent("none") }) == "inference.no_file")
        // A network of another kind, without the notes.
        #expect(code(of: try toy { $0.model = Golden.url("gather.onnx") }) == "inference.other_model")
    }

    @Test func aFileCutShortIsRefused() throws {
        try withTemporaryDirectory { folder in
            let whole = try Data(contentsOf: Self.folder.appendingPathComponent("model.onnx"))
            let part = folder.appendingPathComponent("model.onnx")
            try whole.prefix(whole.count / 2).write(to: part)
            #expect(code(of: try toy { $0.model = part }) == "inference.damaged")
        }
    }

    @Test(arguments: [
        ("vocab_size", ""), ("vocab_size", "-1"), ("lfr_window_size", "0"), ("lfr_window_shift", "9"),
        ("normalize_samples", "yes"), ("with_itn", ""), ("lang_ko", "x"), ("neg_mean", "1,2,3"), ("inv_stddev", "nan"),
    ])
    func notesThatDoNotFitAreRefused(_ key: String, _ value: String) throws {
        try withTemporaryDirectory { folder in
            // A later note of the same key counts: field 14 of the file with key and value.
            func text(_ field: UInt8, _ text: String) -> [UInt8] {
                [field << 3 | 2, UInt8(text.utf8.count)] + Array(text.utf8)
            }
            let entry = text(1, key) + text(2, value)
            let whole = try Data(contentsOf: Self.folder.appendingPathComponent("model.onnx"))
            let changed = folder.appendingPathComponent("model.onnx")
            try (whole + Data([14 << 3 | 2, UInt8(entry.count)] + entry)).write(to: changed)
            let error = #expect(throws: InferenceError.self) {
                try SpeechRecognizer(try toy { $0.model = changed })
            }
            #expect(error?.code == "inference.other_model")
            #expect(error?.description.contains(key) == true)
        }
    }
}
