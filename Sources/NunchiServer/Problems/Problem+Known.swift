import Foundation
import HTTPTypes
package import Nunchi

// The problems that the server itself finds.
extension Problem {
    /// A parameter or body that cannot be understood.
    package static func malformed(_ name: String, _ korean: String, _ english: String) -> Problem {
        var problem = Problem(
            .badRequest, "request.malformed", title: Wording("요청을 이해할 수 없습니다", "The request cannot be understood"),
            cause: Wording("\(name): \(korean)", "\(name): \(english)"),
            hint: Wording("/openapi.json 에 모든 매개변수가 있습니다", "/openapi.json lists all parameters"))
        problem.members["parameter"] = .string(name)
        return problem
    }

    /// Nobody's readings were asked for.
    package static var ownerMissing: Problem {
        var problem = Problem(
            .unauthorized, "owner.missing", title: Wording("누구의 기록인지 알 수 없습니다", "Whose readings is not known"),
            cause: Wording(
                "브라우저 쿠키도 Nunchi-Owner 헤더도 없습니다", "there is neither the browser's cookie nor a Nunchi-Owner header"),
            hint: Wording(
                "먼저 페이지(/)를 열거나, 22자 이상의 비밀을 Nunchi-Owner 헤더로 보내세요",
                "open the page (/) first, or send a secret of 22 characters or more as the header Nunchi-Owner"))
        problem.headers[.wwwAuthenticate] = "Nunchi-Owner"
        return problem
    }

    /// An owner's secret that is too easily guessed.
    package static var ownerWeak: Problem {
        Problem(
            .badRequest, "owner.weak", title: Wording("비밀이 너무 짧습니다", "The secret is too short"),
            cause: Wording(
                "Nunchi-Owner 는 글자와 숫자, - 와 _ 로 22~256자여야 합니다",
                "Nunchi-Owner takes 22 to 256 letters, digits, - and _"),
            hint: Wording("예: openssl rand -hex 32", "for example: openssl rand -hex 32"))
    }

    /// No API key, or a wrong one.
    package static var keyMissing: Problem {
        var problem = Problem(
            .unauthorized, "key.missing", title: Wording("API 키가 필요합니다", "An API key is needed"),
            cause: Wording("요청에 맞는 키가 없습니다", "the request carries no key that is known"),
            hint: Wording(
                "Authorization: Bearer 키 를 보내세요; 키는 nunchi serve keys add 로 만듭니다",
                "send Authorization: Bearer KEY; keys are made with: nunchi serve keys add"))
        problem.headers[.wwwAuthenticate] = "Bearer"
        return problem
    }

    /// A change asked for by another site.
    package static var otherOrigin: Problem {
        Problem(
            .forbidden, "origin.other", title: Wording("다른 사이트의 요청입니다", "The request comes from another site"),
            cause: Wording("이 브라우저의 기록은 이 페이지에서만 바꿀 수 있습니다", "only this page may change this browser's readings"),
            hint: Wording(
                "프로그램이라면 쿠키 대신 Nunchi-Owner 헤더를 쓰세요", "a program uses the header Nunchi-Owner instead of the cookie"))
    }

    /// A name that is not this server's: perhaps an address of another site that was made to lead here.
    package static func otherHost(_ name: String) -> Problem {
        let shown = TerminalText.printable(String(name.prefix(100)))
        return Problem(
            .misdirectedRequest, "host.other", title: Wording("이 서버의 이름이 아닙니다", "That is not this server's name"),
            cause: Wording("'\(shown)' 으로는 부를 수 없습니다", "it cannot be called '\(shown)'"),
            hint: Wording(
                "localhost 로 부르거나, nunchi serve --host-name 으로 이름을 허락하세요",
                "call it localhost, or allow the name with: nunchi serve --host-name"))
    }

    /// There is nothing under that path.
    package static var notFound: Problem {
        Problem(
            .notFound, "path.unknown", title: Wording("없는 주소입니다", "There is nothing here"),
            cause: Wording("그런 경로가 없습니다", "no such path"),
            hint: Wording("/openapi.json 에 모든 경로가 있습니다", "/openapi.json lists all paths"))
    }

    /// The path is there for other methods.
    package static func notAllowed(_ methods: [String]) -> Problem {
        let list = methods.sorted().joined(separator: ", ")
        var problem = Problem(
            .methodNotAllowed, "method.not_allowed", title: Wording("쓸 수 없는 메서드입니다", "That method is not allowed here"),
            cause: Wording("이 경로에서 쓸 수 있는 것: \(list)", "this path takes \(list)"))
        problem.headers[.allow] = list
        return problem
    }

    /// No reading of that id, or another's.
    package static var noReading: Problem {
        Problem(
            .notFound, "reading.missing", title: Wording("그런 기록이 없습니다", "There is no such reading"),
            cause: Wording("지웠거나, 기간이 지났거나, 다른 이의 것입니다", "it was deleted, has expired, or is another's"))
    }

    /// The body is larger than the server takes.
    package static func tooLarge(limit: Int) -> Problem {
        var problem = Problem(
            .contentTooLarge, "body.too_large", title: Wording("너무 큽니다", "It is too large"),
            cause: Wording(
                "\(ByteCount.text(limit))까지 받습니다", "at most \(ByteCount.text(limit)) are taken"),
            hint: Wording("나누거나 압축해 보내세요", "send a part of it, or a compressed format"))
        problem.members["limit_bytes"] = .integer(limit)
        return problem
    }

    /// The sound is longer than the server takes.
    package static func tooLong(limit: Double) -> Problem {
        var problem = Problem(
            .contentTooLarge, "media.too_long", title: Wording("너무 깁니다", "It is too long"),
            cause: Wording(
                "\(NumberText.plain(limit))초까지 받습니다", "at most \(NumberText.plain(limit)) s are taken"),
            hint: Wording("start 와 end 로 구간을 정하세요", "choose a part of it with start and end"))
        problem.members["limit_seconds"] = .number(limit)
        return problem
    }

    /// The body did not arrive in time.
    package static func tooSlow(seconds: Double) -> Problem {
        Problem(
            .requestTimeout, "body.too_slow", title: Wording("너무 느립니다", "It is too slow"),
            cause: Wording(
                "본문이 \(NumberText.plain(seconds))초 안에 오지 않았습니다",
                "the body did not arrive within \(NumberText.plain(seconds)) s"),
            hint: Wording("다시 보내세요", "send it again"))
    }

    /// A kind of content that nothing here reads.
    package static func unsupportedType(_ type: String?) -> Problem {
        let shown = TerminalText.printable(String((type ?? "").prefix(100)))
        return Problem(
            .unsupportedMediaType, "body.unsupported",
            title: Wording("읽을 수 없는 종류입니다", "That kind of content is not read"),
            cause: type == nil
                ? Wording("Content-Type 이 없습니다", "there is no Content-Type")
                : Wording("'\(shown)' 은 읽지 못합니다", "'\(shown)' is not read"),
            hint: Wording(
                "audio/*, video/*, text/plain, application/octet-stream, multipart/form-data 가운데 하나로 보내세요",
                "send audio/*, video/*, text/plain, application/octet-stream or multipart/form-data"))
    }

    /// All places are taken.
    package static func busy(retryAfter seconds: Int) -> Problem {
        var problem = Problem(
            .tooManyRequests, "server.busy", title: Wording("지금은 바쁩니다", "The server is busy"),
            cause: Wording("기다리는 요청이 가득 찼습니다", "as many requests wait as may wait"),
            hint: Wording("\(seconds)초 뒤에 다시 보내세요", "try again in \(seconds) s"))
        problem.headers[.retryAfter] = "\(seconds)"
        return problem
    }

    /// Something that this version cannot do.
    package static func capabilityMissing(_ name: String, remedy: Wording) -> Problem {
        var problem = Problem(
            .notImplemented, "capability.missing", title: Wording("아직 할 수 없는 일입니다", "This version cannot do that"),
            cause: Wording("이 판에는 '\(name)' 기능이 없습니다", "this version has no '\(name)'"), hint: remedy)
        problem.members["capability"] = .string(name)
        return problem
    }

    /// Something went wrong that is the server's own fault; what is in the log, not here.
    package static var failed: Problem {
        Problem(
            .internalServerError, "server.failed",
            title: Wording("서버에 문제가 생겼습니다", "Something went wrong in the server"),
            cause: Wording("뜻밖의 오류입니다", "an unexpected error"),
            hint: Wording("서버의 로그를 보세요", "the server's log tells more"))
    }
}

// The problems of readings that are kept.
extension Problem {
    /// The server was told to keep nothing.
    package static var keepsNothing: Problem {
        Problem(
            .notFound, "store.off", title: Wording("이 서버는 아무것도 저장하지 않습니다", "This server keeps nothing"),
            cause: Wording("--no-store 로 실행되었습니다", "it runs with --no-store"))
    }

    /// Something could not be written or read where the server keeps things.
    package static var storeUnavailable: Problem {
        Problem(
            .serviceUnavailable, "store.unavailable", title: Wording("지금은 저장할 수 없습니다", "Nothing can be kept now"),
            cause: Wording("서버가 파일을 쓰거나 읽지 못했습니다", "the server could not write or read a file"),
            hint: Wording("서버의 디스크를 살펴보세요", "look at the server's disk"))
    }

    /// A correction that its maker did not agree to have kept.
    package static var noConsent: Problem {
        Problem(
            .unprocessableContent, "correction.consent", title: Wording("동의가 필요합니다", "Consent is needed"),
            cause: Wording(
                "고친 감정은 녹음과 함께 이 서버에 학습용으로 저장됩니다",
                "a correction is kept on this server with the recording, for training"),
            hint: Wording("\"consent\": true 를 함께 보내세요", "send \"consent\": true with it"))
    }

    /// A correction of a reading whose sound is not there.
    package static var noSound: Problem {
        Problem(
            .unprocessableContent, "correction.no_sound", title: Wording("녹음이 없습니다", "There is no recording"),
            cause: Wording("소리가 저장된 기록만 고칠 수 있습니다", "only readings whose sound is kept can be corrected"))
    }
}
