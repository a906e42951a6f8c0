import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Nunchi

extension Problem {
    /// Any error as a problem.
    package init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as any ProblemConvertible: self = error.problem
        case GateError.full(let seconds): self = .busy(retryAfter: seconds)
        case let error as AudioError:
            switch error.kind {
            case .tooLong(let limit): self = .tooLong(limit: limit)
            case .unwritable: self = .storeUnavailable
            default: self.init(.unprocessableContent, report: error)
            }
        case is VoiceEmotionError, is TextEmotionError, is TranscriptionError, is AcousticsError:
            self.init(.unprocessableContent, report: error)
        case ModelStoreError.notInstalled, InferenceError.runtimeMissing:
            self.init(.serviceUnavailable, report: error)
            code = "capability.not_installed"
        case is ModelStoreError, is InferenceError: self.init(.serviceUnavailable, report: error)
        // A disk that is full, say.
        case is DatabaseError, is ReportingError, is StoreError, is CocoaError, is POSIXError: self = .storeUnavailable
        case is CancellationError, is ClientGone:
            self = Problem(
                .serviceUnavailable, "request.cancelled", title: Wording("중단되었습니다", "It was stopped"),
                cause: Wording("요청을 끝내기 전에 중단되었습니다", "the request was stopped before its end"))
        case let error as any HTTPResponseError: self.init(http: error)
        default: self = .failed
        }
    }

    private init(_ status: HTTPResponse.Status, report error: any Error) {
        let report = FailureReport(error, source: "")
        self.init(
            status, report.code,
            title: status == .unprocessableContent
                ? Wording("읽을 수 없습니다", "It cannot be read") : Wording("지금은 할 수 없습니다", "It cannot be done now"),
            cause: Self.wording { Self.withoutFolders(report.cause(in: $0)) },
            hint: Self.wording { Self.withoutFolders(report.hint(in: $0)) })
    }

    private init(http error: any HTTPResponseError) {
        switch error.status {
        case .notFound: self = .notFound
        case .contentTooLarge: self = .tooLarge(limit: 0)
        case .unsupportedMediaType: self = .unsupportedType(nil)
        case let status where (400..<500).contains(status.code):
            self.init(
                status, "request.malformed", title: Wording("요청을 이해할 수 없습니다", "The request cannot be understood"),
                cause: Wording(alike: status.reasonPhrase))
        default: self = .failed
        }
    }

    private static func wording(_ text: (Language) -> String) -> Wording { Wording(text(.korean), text(.english)) }

    /// A text whose paths of this machine are shortened to the names of their files.
    package static func withoutFolders(_ text: String) -> String {
        var result = ""
        var word = ""
        func close() {
            // A path that begins at the root and has a folder in it.
            if word.hasPrefix("/"), word.dropFirst().contains("/") {
                result += word.split(separator: "/").last.map(String.init) ?? ""
            } else {
                result += word
            }
            word = ""
        }
        for character in text {
            if character.isWhitespace || "'\"()[]<>,;:=".contains(character) {
                close()
                result.append(character)
            } else {
                word.append(character)
            }
        }
        close()
        return result
    }
}
