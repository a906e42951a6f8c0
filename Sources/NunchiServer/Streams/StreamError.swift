import HTTPTypes
import Nunchi

/// Why a live stream does not take what it was given.
package enum StreamError: Error, Sendable, Hashable {
    /// No stream of that id, or another's.
    case missing
    /// As many streams are open as may be.
    case tooMany(limit: Int)
    /// A chunk came before one that is not there yet.
    case gap(expected: Int)
    /// The stream has ended.
    case ended
    /// The stream would get longer than allowed, in seconds.
    case tooLong(limit: Double)
    /// Half a sample.
    case oddBytes
}

extension StreamError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .missing:
            Problem(
                .notFound, "stream.missing", title: Wording("그런 스트림이 없습니다", "There is no such stream"),
                cause: Wording("끝났거나, 너무 오래 쉬었거나, 다른 이의 것입니다", "it has ended, paused too long, or is another's"),
                hint: Wording("POST /v1/streams 로 새로 여세요", "open another with POST /v1/streams"))
        case .tooMany(let limit): Self.tooManyProblem(limit)
        case .gap(let expected): Self.gapProblem(expected)
        case .ended:
            Problem(
                .conflict, "stream.ended", title: Wording("끝난 스트림입니다", "The stream has ended"),
                cause: Wording("더는 조각을 받지 않습니다", "it takes no more chunks"),
                hint: Wording("POST /v1/streams 로 새로 여세요", "open another with POST /v1/streams"))
        case .tooLong(let limit): .tooLong(limit: limit)
        case .oddBytes:
            .malformed(
                "body", "16비트 표본은 바이트 수가 짝수여야 합니다", "samples of 16 bits make an even number of bytes")
        }
    }
    private static func tooManyProblem(_ limit: Int) -> Problem {
        var problem = Problem.busy(retryAfter: 10)
        problem.code = "stream.too_many"
        problem.cause = Wording("스트림이 이미 \(limit)개 열려 있습니다", "\(limit) streams are open already")
        return problem
    }

    private static func gapProblem(_ expected: Int) -> Problem {
        var problem = Problem(
            .conflict, "stream.gap", title: Wording("빠진 조각이 있습니다", "A chunk is missing"),
            cause: Wording("다음은 seq=\(expected) 입니다", "the next one is seq=\(expected)"),
            hint: Wording("그 조각부터 다시 보내세요", "send that one first"))
        problem.members["expected"] = .integer(expected)
        return problem
    }
}
