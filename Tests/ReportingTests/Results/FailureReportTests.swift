import Acoustics
import AudioSignal
import Corpora
import Foundation
import Inference
import Learning
import Neural
import Reporting
import Testing
import Transcription
import VoiceEmotion

/// Every error that a command can meet is worded in both languages, with a code that never changes.
struct FailureReportTests {
    private static let audio: [AudioError.Kind] = [
        .missing, .directory, .permissionDenied, .unreadable(errno: 5), .notAFileURL(scheme: "https"), .empty,
        .unknownFormat, .playlist(format: "hls"), .noAudioTrack(format: "png"), .noSuchTrack(track: 3, available: 1),
        .noSuchChannel(channel: 2, available: 2), .noSamples(format: "wav"), .unsupportedCodec(name: "ac4"),
        .damaged(seconds: 1.5, format: "flac"), .damaged(seconds: nil, format: "mp4"),
        .truncated(decodedSeconds: 1, declaredSeconds: 2), .nonFinite(value: .nan, index: 7, channel: 0, seconds: 1),
        .spanOutside(start: 9, duration: 3), .spanInvalid(start: 2, end: 1), .spanInvalid(start: -1, end: nil),
        .sampleRateInvalid(requested: 5, native: nil), .sampleRateInvalid(requested: 1000, native: 768_000),
        .formatChanges(seconds: 1, from: "1 channel(s)", to: "2"), .tooLong(limitSeconds: 60),
        .needsSeeking(format: "mp4"),
        .encodingUnsupported(format: "opus", property: "sample rate", found: 44_100, supported: [48_000]),
        .unknownExtension("xyz"), .unknownExtension(""), .unwritable(errno: 28),
        .partsDiffer(property: "sample rate", first: 8000, other: 16_000),
        .library(operation: "resampling", reason: "no memory"),
    ]

    private static let acoustics: [AcousticsError] = [
        .emptySignal, .nonFiniteSample(index: 3), .signalTooShort(samples: 3, needed: 9),
        .invalidParameter(name: "nMels", value: "0", allowed: "above zero"),
        .invalidFrequencyRange(fMin: 5, fMax: 2, hint: "swap them"),
        .tooFewFrames(frames: 1, needed: 9, hint: "longer"),
        .framesDiffer(expected: "3 frames", found: "4 frames"), .unknownFeature(name: "x", available: ["rms"]),
        .transformUnavailable(length: 9), .soundTooShort(seconds: 0.1, needed: 0.4, purpose: "loudness"),
        .cannotStream(feature: "PYIN", reason: "whole signal"), .streamEnded,
    ]

    private static let voice: [VoiceEmotionError] = [
        .layer(number: 2, kind: "lstm", problem: .axes(input: [nil, 4], needed: 2...4)),
        .tooShort(seconds: 0.1, needed: 0.25), .silent(peak: 0), .unknownRecipe(name: "x", known: ["acoustic"]),
        .tooFewClasses(found: ["joy"]), .noUsableRecordings(corpus: "c", firstProblem: "a.wav: broken"),
        .noSuchModel(name: "x", known: ["acoustic"]), .featureCount(set: "acoustic", expected: 3, found: 2),
        .notAVoiceModel(file: "m", cause: "no format"), .modelFormat(file: "m", found: "v2", expected: "v1"),
        .featureVersion(file: "m", features: "acoustic", found: 2, expected: 1), .cancelled, .diverged(epoch: 3),
        .setting(name: "training.epochs", value: "0", recipe: "acoustic"),
        .noSuchSetting(name: "soup", recipe: "acoustic", known: ["training.epochs"]),
        .otherTask(model: "m", tells: "words", wanted: "emotion"), .recipeFile(file: "r.json", cause: "no JSON"),
        .otherFeatures(model: "m", expected: "a/1", found: "b/1"), .noProfiles(model: "m"),
        .otherProfile(name: "mina", madeFor: "a", model: "b"), .notAProfile(file: "p.safetensors"),
        .classesDiffer(learner: "forest"),
    ]

    private static let encoders: [SpeechEncoderError] = [
        .unknown(name: "x", known: ["whisper-base"]),
        .notAnEncoder(file: "m.onnx", expected: "one input", found: "two"),
        .noSuchLayer(encoder: "whisper-base", layer: 9, known: [1, 2]), .notTunable(encoder: "hubert.onnx"),
    ]

    private static let arousal: [ArousalError] = [
        .label("loud", corpus: "c"), .tooLittle(corpus: "c", levels: 1, speakers: 2, needed: 5),
        .featuresOfOwnLength(recipe: "cnn"),
    ]

    private static let corpora: [CorpusError] = [
        .noFolder(path: "d"), .notAFolder(path: "d"), .unknownLayout(path: "d"),
        .noRecordings(path: "d", layout: "ravdess", firstIssue: "line 2"),
        .missingColumn(manifest: "m", column: "file", found: ["path"]), .notText(manifest: "m"),
        .unreadable(path: "d", cause: "denied"), .noSounds(folder: "d"),
        .noOfficialFolds(corpus: "c", missing: 2, of: 3), .incompleteFolds(corpus: "c", missing: ["actor 21"]),
        .labelMap(entry: "x"),
    ]

    private static let learning: [LearningError] = [
        .tooFewSpeakers(protocol: "grouped:5", found: 2, needed: 5),
        .tooFewSamples(protocol: "random:5", found: 2, needed: 5),
        .tooFewCorpora(protocol: "leave-one-corpus-out", found: 1),
        .noSentences(protocol: "speaker-and-sentence", missing: 2, of: 5),
        .tooFewSentences(protocol: "speaker-and-sentence", found: 1, needed: 2),
        .nothingToTrainOn(protocol: "speaker-and-sentence", test: "a, s1"), .noOfficialFolds(missing: 2, of: 5),
        .oddOfficialFolds(found: ["1", "test"]),
        .raggedRows(row: 1, expected: 3, found: 2), .nonFinite(row: 1, column: 2),
        .tooLarge(row: 1, column: 2, value: 1e20, limit: 1e15), .nothingVaries(model: "svm", features: 8),
        .tooFewClasses(model: "svm", found: 1, needed: 2), .tooFewRows(model: "svm", found: 1, needed: 2),
        .wrongCount(of: "labels", expected: 3, found: 2), .labelOutOfRange(row: 1, label: 9, classes: 3),
        .badWeight(of: "rows", index: 1, value: -1), .labelMaskedOut(row: 1, label: 2),
        .badSetting(name: "c", value: "-1", allowed: "above 0"),
        .badParameters(model: "svm", name: "bias", problem: "is missing"),
    ]

    private static let comparison: [ComparisonError] = [
        .tooFewRuns(found: 1), .nothingInCommon(first: "a", second: "b"),
        .truthDiffers(file: "a.wav", first: "joy", second: "fear"),
    ]

    private static let inference: [InferenceError] = [
        .runtimeMissing(name: "sherpa-onnx", cause: "not found", remedy: "scripts/setup"), .noFile(path: "m"),
        .unreadable(path: "m", cause: "denied"), .empty(path: "m"), .damaged(path: "m", cause: "it ends early"),
        .notAModel(path: "m", expected: "an ONNX model"), .otherModel(path: "m", expected: "a", found: "b"),
        .refused(path: "m", cause: "operator"), .input(name: "x", expected: "1", found: "2"),
        .failed(model: "m", cause: "no memory"),
    ]

    private static let transcription: [TranscriptionError] = [
        .unknownLanguage(code: "zz", model: "m", known: ["ko", "en"]),
        .unknownService(name: "x", known: ["google"]), .noKey(service: "S", variable: "KEY"),
        .badEndpoint(address: "http://x", variable: "URL"), .refused(service: "S", status: 400, message: "m"),
        .notAllowed(service: "S", status: 403, message: "m"),
        .unavailable(service: "S", status: 503, message: "m", attempts: 4),
        .unreachable(service: "S", cause: "offline", attempts: 4), .badAnswer(service: "S", cause: "no JSON"),
        .noReferences(corpus: "c"), .nothingTranscribed(corpus: "c", firstProblem: "a.wav: broken"),
    ]

    private static let profiles: [ProfileError] = [
        .unknown("nina", known: []), .unknown("nina", known: ["mina"]), .name("../x"), .noClips("mina"),
    ]

    private static let reporting: [ReportingError] = ErrorPhrase.examples.map { phrase in
        switch phrase {
        case .reporting(let error): error
        }
    }

    private static var all: [any Error] {
        audio.map { AudioError($0, source: "clip.wav") } + acoustics + voice + encoders + arousal + corpora + learning
            + comparison + inference + transcription + profiles + reporting
            + [CancellationError(), ModelExportError.noForm(learner: "x")] as [any Error]
    }

    private static func hasHangul(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    }

    @Test func everyCauseIsWordedInBothLanguages() {
        for error in Self.all {
            let report = FailureReport(error, source: "clip.wav")
            let (korean, english) = (report.cause(in: .korean), report.cause(in: .english))
            #expect(Self.hasHangul(korean), "\(error): \(korean)")
            #expect(!english.isEmpty && !Self.hasHangul(english), "\(error): \(english)")
            // A hint is given in both languages or in none.
            #expect(report.hint(in: .korean).isEmpty == report.hint(in: .english).isEmpty, "\(error)")
            #expect(!Self.hasHangul(report.hint(in: .english)), "\(error)")
            #expect(!report.code.isEmpty && report.code != "failed", "\(error)")
        }
    }

    /// The case names are read from the sources, as Swift does not list them.
    @Test(arguments: [
        "AudioSignal/Errors/AudioError", "Acoustics/AcousticsError", "VoiceEmotion/VoiceEmotionError",
        "VoiceEmotion/Encoder/SpeechEncoderError",
        "Corpora/CorpusError", "Learning/LearningError", "Inference/InferenceError", "Transcription/TranscriptionError",
    ])
    func noErrorIsForgotten(_ source: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Sources/\(source).swift"), encoding: .utf8)
        let declared = Set(text.matches(of: #/\n    (?:    )?case (\w+)[(\n]/#).map { String($0.1) })
        let values: [any Error & Sendable] =
            Self.acoustics + Self.voice + Self.encoders + Self.arousal + Self.corpora + Self.learning
            + Self.inference + Self.transcription
        // A case without values shows its description alone; there is one.
        let tested = Set((values.map(Self.caseName) + Self.audio.map(Self.caseName)) + ["emptySignal", "streamEnded"])
        #expect(Self.acoustics.contains(.emptySignal))
        #expect(declared.count > 2)
        #expect(declared.subtracting(tested).isEmpty)
    }

    private static func caseName(_ value: some Any) -> String {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .enum ? mirror.children.first?.label ?? "\(value)" : "\(value)"
    }

    @Test func codesOfARoomDiffer() {
        for errors in [
            Self.voice as [any Error], Self.encoders, Self.arousal, Self.corpora, Self.acoustics, Self.inference,
            Self.transcription,
        ] {
            let codes = errors.map { FailureReport($0, source: "").code }
            #expect(Set(codes).count == errors.count, "\(codes)")
        }
    }

    @Test func textAndJSON() {
        let report = FailureReport(VoiceEmotionError.tooShort(seconds: 0.1, needed: 0.25), source: "a.wav")
        #expect(report.text(in: .english) == "a.wav: it is too short: 0.1 s (record at least 0.25 s)")
        #expect(report.text(in: .korean) == "a.wav: 0.1초뿐이라 너무 짧습니다 (0.25초 이상 녹음하세요)")
        #expect(
            report.json(in: .english).compact
                == #"{"schema":"nunchi.error/1","source":"a.wav","cause":"it is too short: 0.1 s","#
                + #""hint":"record at least 0.25 s","code":"voice.too_short"}"#)
    }

    @Test func withoutAHintThereAreNoParentheses() {
        let report = FailureReport(CancellationError(), source: "a.wav")
        #expect(report.text(in: .english) == "a.wav: it was stopped")
        #expect(report.code == "cancelled")
    }

    @Test func aDamagedModelFileSaysWhatHelps() throws {
        let error = #expect(throws: NeuralError.self) { try SafeTensors(data: Data("letter".utf8)) }
        let report = FailureReport(try #require(error), source: "m.safetensors")
        #expect(report.code == "neural.format")
        for language in Language.allCases { #expect(report.hint(in: language).contains("nunchi train")) }
        #expect(Self.hasHangul(report.cause(in: .korean)))
        let missing = #expect(throws: NeuralError.self) {
            try SafeTensors(contentsOf: URL(filePath: "/nowhere/m.safetensors"))
        }
        #expect(FailureReport(try #require(missing), source: "m").code == "neural.file")
    }

    @Test func aStrangeErrorIsStillToldOf() {
        struct Strange: Error, CustomStringConvertible { let description = "the moon is full" }
        let report = FailureReport(Strange(), source: "a\u{1b}[31m.wav")
        #expect(report.code == "failed")
        #expect(report.text(in: .english).contains("the moon is full"))
        #expect(!report.text(in: .english).contains("\u{1b}"))
    }
}
