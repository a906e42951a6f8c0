import HTTPTypes
import Nunchi

extension UploadError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .tooLarge(let limit): .tooLarge(limit: limit)
        case .tooSlow(let seconds): .tooSlow(seconds: seconds)
        case .unsupportedType(let type): .unsupportedType(type)
        case .interrupted:
            Problem(
                .badRequest, "body.interrupted", title: Wording("본문이 끝까지 오지 않았습니다", "The body did not come to its end"),
                cause: Wording(
                    "연결이 끊겼거나 본문의 형식이 잘못되었습니다",
                    "the connection broke, or the body is not framed as HTTP asks"),
                hint: Wording("다시 보내세요", "send it again"))
        case .contentEncoding(let encoding):
            Problem(
                .unsupportedMediaType, "body.unsupported",
                title: Wording("읽을 수 없는 종류입니다", "That kind of content is not read"),
                cause: Wording(
                    "Content-Encoding '\(Self.shown(encoding))' 은 풀지 않습니다",
                    "Content-Encoding '\(Self.shown(encoding))' is not undone"),
                hint: Wording("압축하지 말고 보내세요", "send it without"))
        case .notText:
            .malformed("body", "UTF-8 글이 아닙니다", "it is not text in UTF-8")
        case .textTooLong(let limit): .tooLarge(limit: limit)
        case .form(let error): error.problem
        case .noRoom: .busy(retryAfter: 5)
        case .notWritten:
            Problem(
                .serviceUnavailable, "server.disk", title: Wording("지금은 할 수 없습니다", "It cannot be done now"),
                cause: Wording("서버가 파일을 받아 적지 못했습니다", "the server could not write the file down"),
                hint: Wording("서버의 디스크를 확인하세요", "check the server's disk"))
        }
    }

    fileprivate static func shown(_ text: String) -> String { TerminalText.printable(String(text.prefix(100))) }
}

extension MultipartError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .boundary:
            .malformed(
                "Content-Type", "multipart/form-data 의 boundary 가 없거나 잘못되었습니다",
                "multipart/form-data has no valid boundary")
        case .delimiter: .malformed("body", "boundary 뒤가 잘못되었습니다", "what follows a boundary is no line end")
        case .noName: .malformed("body", "이름 없는 부분이 있습니다", "a part has no Content-Disposition: form-data with a name")
        case .head: .malformed("body", "부분의 헤더가 잘못되었습니다", "the headers of a part cannot be understood")
        case .transferEncoding(let encoding):
            .malformed(
                "body", "Content-Transfer-Encoding '\(UploadError.shown(encoding))' 은 쓸 수 없습니다",
                "Content-Transfer-Encoding '\(UploadError.shown(encoding))' is not understood; send bytes as they are")
        case .unfinished: .malformed("body", "마지막 boundary 가 없습니다", "the last boundary is missing")
        case .tooManyParts(let limit): .malformed("body", "부분이 \(limit)개를 넘습니다", "there are more than \(limit) parts")
        case .headTooLong(let limit):
            .malformed("body", "부분의 헤더가 \(limit)바이트를 넘습니다", "the headers of a part are longer than \(limit) bytes")
        case .fieldTooLong(let name, let limit):
            .malformed(
                UploadError.shown(name), "\(limit)바이트를 넘습니다", "it is longer than \(limit) bytes")
        case .fieldNotText(let name): .malformed(UploadError.shown(name), "UTF-8 글이 아닙니다", "it is not text in UTF-8")
        case .severalFiles: .malformed("file", "파일은 하나만 보내세요", "send one file only")
        }
    }
}
