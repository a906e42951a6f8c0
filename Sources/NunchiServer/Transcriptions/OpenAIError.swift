import HTTPTypes
import Nunchi

/// A problem that clients of OpenAI's API understand too.
enum OpenAIError {
    /// The problem with the member `error` as that API has it.
    static func problem(_ problem: Problem, in language: Language) -> Problem {
        var problem = problem
        let message = [problem.cause[language], problem.hint[language]].filter { !$0.isEmpty }.joined(separator: "; ")
        problem.members["error"] = [
            "message": .string(message), "type": .string(type(problem.status)),
            "param": problem.members["parameter"] ?? .null, "code": .string(problem.code),
        ]
        return problem
    }

    private static func type(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 429: "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }

    /// A model that is not there.
    static func unknownModel(_ name: String, known: [String]) -> Problem {
        let shown = TerminalText.printable(String(name.prefix(100)))
        let list = known.joined(separator: ", ")
        var problem = Problem(
            .notFound, "model_not_found", title: Wording("그런 모델이 없습니다", "There is no such model"),
            cause: Wording("'\(shown)' 모델이 없습니다", "the model '\(shown)' does not exist"),
            hint: Wording("쓸 수 있는 모델: \(list)", "models that are there: \(list)"))
        problem.members["parameter"] = "model"
        return problem
    }
}
