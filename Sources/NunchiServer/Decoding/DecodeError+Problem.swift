import HTTPTypes
import Nunchi

extension DecodeError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .timedOut(let seconds):
            Problem(
                .unprocessableContent, "media.undecodable", title: Wording("읽을 수 없습니다", "It cannot be read"),
                cause: Wording(
                    "\(NumberText.plain(seconds))초 안에 풀지 못했습니다",
                    "it could not be decoded within \(NumberText.plain(seconds)) s"),
                hint: Wording("더 짧게 자르거나 WAV 나 FLAC 으로 바꾸세요", "send a shorter part, or WAV or FLAC"))
        case .died:
            Problem(
                .unprocessableContent, "media.undecodable", title: Wording("읽을 수 없습니다", "It cannot be read"),
                cause: Wording("디코더가 이 파일을 견디지 못했습니다", "the decoder did not survive it"),
                hint: Wording("WAV 나 FLAC 으로 바꾸세요", "convert it to WAV or FLAC"))
        case .unavailable, .closed:
            Problem(
                .serviceUnavailable, "decoder.unavailable", title: Wording("지금은 할 수 없습니다", "It cannot be done now"),
                cause: Wording("파일을 풀 프로세스를 시작하지 못했습니다", "no process could be started to decode it"),
                hint: Wording("잠시 뒤에 다시 보내세요", "try again later"))
        }
    }
}
