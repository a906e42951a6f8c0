package import HTTPTypes
package import Hummingbird
import NIOCore
package import Nunchi

/// Why a request was not answered as asked, as RFC 9457 puts it: what is wrong and what helps, in the asker's language.
package struct Problem: Error, Sendable {
    /// The status.
    package var status: HTTPResponse.Status
    /// A short name that never changes, such as `media.too_large`; `type` is `urn:nunchi:problem:` and this.
    package var code: String
    /// The kind of problem.
    package var title: Wording
    /// What is wrong in this case.
    package var cause: Wording
    /// What helps; empty where the cause says it all.
    package var hint: Wording
    /// Headers that go with it, such as `Retry-After`.
    package var headers = HTTPFields()
    /// Further members.
    package var members = JSONObject()

    package init(
        _ status: HTTPResponse.Status, _ code: String, title: Wording, cause: Wording,
        hint: Wording = Wording(alike: "")
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.cause = cause
        self.hint = hint
    }

    /// The media type of problems in JSON.
    package static let contentType = "application/problem+json"

    /// The problem as a JSON object.
    ///
    /// - Parameter instance: the path that was asked for.
    package func json(in language: Language, instance: String) -> JSONObject {
        var object: JSONObject = [
            "type": .string("urn:nunchi:problem:" + code), "title": .string(title[language]),
            "status": .integer(status.code), "detail": .string(cause[language]), "hint": .string(hint[language]),
            "code": .string(code), "instance": .string(instance),
        ]
        for (key, value) in members.members { object[key] = value }
        return object
    }

    /// The problem as an answer.
    package func response(in language: Language, instance: String) -> Response {
        var headers = headers
        headers[.contentType] = Self.contentType
        headers[.contentLanguage] = language.rawValue
        headers[.cacheControl] = "no-store"
        let text = JSONValue.object(json(in: language, instance: instance)).compact
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
