import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Testing

/// Text from speech, with a Whisper model.
@Suite(.enabled(if: Installed.hasWhisper, "\(Installed.noWhisper)"))
struct SpeechRecognizerTests {
    private func whisper(_ change: (inout SpeechModel.Whisper) -> Void = { _ in }) throws -> SpeechModel {
        guard case .whisper(var model) = try SpeechModel(folder: Installed.whisper) else {
            throw InferenceError.noFile(path: Installed.whisper.path)
        }
        change(&model)
        return .whisper(model)
    }

    private func code(of model: SpeechModel) -> String? {
        #expect(throws: InferenceError.self) { try SpeechRecognizer(model) }?.code
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func aSentenceIsWrittenDownWithTimes() throws {
        let file = try #require(
            SharedData.files(in: "ravdess").first { $0.lastPathComponent.hasPrefix("03-01-01-01-01") })
        let samples = try Waveform(contentsOf: file).channels[0]
        let recognizer = try SpeechRecognizer(try whisper { $0.tokenTimes = true })
        let speech = try recognizer.recognize(samples)

        #expect(speech.text.lowercased().contains("kids are talking by the door"))
        #expect(speech.language == "en")
        let bytes = speech.tokens.flatMap(\.bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == " " + speech.text)
        let starts = speech.tokens.compactMap(\.start)
        #expect(starts.count == speech.tokens.count)
        #expect(starts == starts.sorted())
        #expect(starts.allSatisfy { 0...Double(samples.count) / 16_000 ~= $0 })
        #expect(try recognizer.recognize(samples) == speech)
    }

    @Test func soundsOfEveryShortLengthAreTaken() throws {
        let recognizer = try SpeechRecognizer(try whisper { $0.language = "en" })
        for count in [0, 1, 159, 1599, 1600] {
            let speech = try recognizer.recognize([Float](repeating: 0, count: count))
            #expect(speech.language == "en")
        }
    }

    @Test func inputsThatWouldBeMisreadAreRefused() throws {
        let recognizer = try SpeechRecognizer(try whisper())
        let limit = try #require(recognizer.longestSound)
        for (samples, rate) in [
            ([0, .infinity], 16_000), ([0, 0], 8000), ([Float](repeating: 0, count: limit + 1), 16_000),
        ]
            as [([Float], Int)]
        {
            let error = #expect(throws: InferenceError.self) { try recognizer.recognize(samples, sampleRate: rate) }
            #expect(error?.code == "inference.input")
        }
    }

    @Test func badSettingsAreRefused() throws {
        #expect(code(of: try whisper { $0.language = "xx" }) == "inference.input")
        #expect(code(of: try whisper { $0.tailPaddings = -1 }) == "inference.input")
        let model = try whisper()
        #expect(throws: InferenceError.input(name: "threads", expected: "1 to 64", found: "0")) {
            try SpeechRecognizer(model, threads: 0)
        }
    }

    @Test func filesInEachOthersPlaceAreRefused() throws {
        #expect(code(of: try whisper { swap(&$0.encoder, &$0.decoder) }) == "inference.other_model")
        #expect(code(of: try whisper { $0.decoder = $0.encoder }) == "inference.other_model")
        #expect(code(of: try whisper { $0.tokens = $0.encoder }) == "inference.other_model")
        #expect(code(of: try whisper { $0.encoder = $0.tokens }) == "inference.not_a_model")
        #expect(code(of: try whisper { $0.tokens.appendPathComponent("none") }) == "inference.no_file")
    }

    @Test func damagedFilesAreRefused() throws {
        try withTemporaryDirectory { folder in
            let part = folder.appendingPathComponent("part.onnx")
            try Data(contentsOf: Installed.whisper.appendingPathComponent("encoder.onnx")).prefix(20_000_000).write(
                to: part)
            #expect(code(of: try whisper { $0.encoder = part }) == "inference.damaged")
            #expect(code(of: try whisper { $0.decoder = part }) == "inference.damaged")

            let vocabulary = folder.appendingPathComponent("tokens.txt")
            for text in ["hello world\n", "IQ== 0\n$$$$ 1\n", "IQ== -1\n", "IQ 0\n", "IQ== 0 1\n"] {
                try Data(text.utf8).write(to: vocabulary)
                #expect(code(of: try whisper { $0.tokens = vocabulary }) == "inference.other_model", "\(text)")
            }
        }
    }

    @Test func metadataThatDoesNotFitIsRefused() throws {
        try withTemporaryDirectory { folder in
            let whole = try Data(contentsOf: Installed.whisper.appendingPathComponent("encoder.onnx"))
            let changed = folder.appendingPathComponent("encoder.onnx")
            // A later note of the same key counts: field 14 of the file with key and value.
            for (key, value) in [
                ("n_mels", ""), ("n_mels", "81"), ("n_vocab", "100"), ("sot", "-1"), ("sot_sequence", "50258"),
                ("sot_sequence", "a,b,c"), ("all_language_codes", "en"), ("n_text_state", "0"),
                ("eot", "99999999999"),
            ] {
                func text(_ field: UInt8, _ text: String) -> [UInt8] {
                    [field << 3 | 2, UInt8(text.utf8.count)] + Array(text.utf8)
                }
                let entry = text(1, key) + text(2, value)
                try (whole + Data([14 << 3 | 2, UInt8(entry.count)] + entry)).write(to: changed)
                #expect(code(of: try whisper { $0.encoder = changed }) == "inference.other_model", "\(key) \(value)")
            }
        }
    }
}
