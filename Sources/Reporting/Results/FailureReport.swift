import Acoustics
import AudioSignal
import Corpora
import Inference
import Learning
import Neural
import TextEmotion
import Transcription
import VoiceEmotion

/// A failure as people and programs are told of it: which input, what is wrong, what helps.
public struct FailureReport: Sendable, Hashable {
    /// The input: a path, `-` for standard input, or what was being done.
    public let source: String
    /// A short name that never changes, such as `audio.empty`.
    public let code: String
    private let causes: Wording
    private let hints: Wording

    /// Words an error.
    ///
    /// - Parameter source: the input; an error about another file, such as an output, names that file instead.
    public init(_ error: any Error, source: String) {
        self.source = Self.file(of: error) ?? source
        let wording = Self.wording(of: error)
        (code, causes, hints) = (wording.code, wording.cause, wording.hint)
    }

    /// What is wrong.
    public func cause(in language: Language) -> String { causes[language] }

    /// What helps.
    public func hint(in language: Language) -> String { hints[language] }

    /// One line for people.
    public func text(in language: Language) -> String {
        let hint = hints[language]
        // Some causes begin with what they are about, which may be the source itself.
        let cause = causes[language]
        let told = cause.hasPrefix(source + ": ") ? String(cause.dropFirst(source.count + 2)) : cause
        // Causes quote what files and users say.
        return TerminalText.printable(source + ": " + told + (hint.isEmpty ? "" : " (\(hint))"))
    }

    /// The `nunchi.error/1` object.
    public func json(in language: Language) -> JSONValue {
        .object([
            "schema": .string("nunchi.error/1"), "source": .string(source), "cause": .string(causes[language]),
            "hint": .string(hints[language]), "code": .string(code),
        ])
    }

    private static func file(of error: any Error) -> String? {
        switch error {
        case let error as ReportingError: ReportFailure.file(of: error)
        case let error as ModelStoreError: ModelStoreFailure.file(of: error)
        case let error as TextEmotionError: error.file
        case let error as TrialLogError: error.file
        case let error as CheckpointError: error.file
        case VoiceEmotionError.recipeFile(let file, _): file
        case let error as NeuralError: error.kind == .file ? error.file : nil
        case let error as InferenceError: InferenceFailure.file(of: error)
        case let error as SpeechEncoderError: error.file
        default: nil
        }
    }

    private static func wording(of error: any Error) -> FailureWording {
        switch error {
        case let error as AudioError: AudioFailure.wording(of: error)
        case let error as AcousticsError: AcousticsFailure.wording(of: error)
        case let error as CorpusError: CorpusFailure.wording(of: error)
        case let error as ComparisonError: ComparisonFailure.wording(of: error)
        case let error as LearningError: LearningFailure.wording(of: error)
        case let error as SpeechEncoderError: EncoderFailure.wording(of: error)
        case let error as VoiceEmotionError: VoiceFailure.wording(of: error)
        case let error as ArousalError: ArousalFailure.wording(of: error)
        case let error as ModelExportError: ExportFailure.wording(of: error)
        case let error as ProfileError: ProfileFailure.wording(of: error)
        case let error as SearchError: SearchFailure.wording(of: error)
        case let error as TrialLogError: TrialLogFailure.wording(of: error)
        case let error as CheckpointError: CheckpointFailure.wording(of: error)
        case let error as NeuralError: NeuralFailure.wording(of: error)
        case let error as InferenceError: InferenceFailure.wording(of: error)
        case let error as TextEmotionError: TextFailure.wording(of: error)
        case let error as ReportingError: ReportFailure.wording(of: error)
        case let error as TranscriptionError: TranscriptionFailure.wording(of: error)
        case let error as ModelStoreError: ModelStoreFailure.wording(of: error)
        case let error as any WordedError:
            FailureWording(code: error.code, cause: error.cause, hint: error.hint)
        case is CancellationError:
            FailureWording(code: "cancelled", cause: Wording("중단되었습니다", "it was stopped"), hint: Wording(alike: ""))
        default: FailureWording(code: "failed", cause: Wording(alike: "\(error)"), hint: Wording(alike: ""))
        }
    }
}
