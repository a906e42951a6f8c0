import Acoustics

/// Why features could not be computed. Values and parameter names are the same in both languages.
enum AcousticsFailure {
    static func wording(of error: AcousticsError) -> FailureWording {
        let (code, korean) = parts(error)
        return FailureWording(
            code: "acoustics." + code, cause: Wording(korean, error.description), hint: Wording(alike: ""))
    }

    private static func parts(_ error: AcousticsError) -> (code: String, korean: String) {
        switch error {
        case .emptySignal: ("empty", "소리에 표본이 없습니다")
        case .nonFiniteSample(let index): ("non_finite", "\(index)번째 표본이 무한대이거나 수가 아닙니다")
        case .signalTooShort(let samples, let needed):
            ("too_short", "표본 \(samples)개로는 \(needed)개짜리 프레임 하나도 되지 않습니다. 프레임을 가운데 맞추거나 더 긴 소리를 쓰세요")
        case .soundTooShort(let seconds, let needed, let purpose):
            ("sound_too_short", "\(purpose)에는 \(needed)초 이상이 필요한데 소리가 \(seconds)초입니다")
        case .invalidParameter(let name, let value, let allowed):
            ("parameter", "\(name) 값 \(value)은(는) 쓸 수 없습니다 (가능: \(allowed))")
        case .invalidFrequencyRange(let fMin, let fMax, let hint):
            ("frequency_range", "주파수 범위 \(fMin)–\(fMax) Hz는 쓸 수 없습니다: \(hint)")
        case .tooFewFrames(let frames, let needed, let hint):
            ("too_few_frames", "프레임이 \(needed)개 이상 필요한데 \(frames)개입니다: \(hint)")
        case .framesDiffer(let expected, let found): ("frames_differ", "프레임이 서로 다릅니다: \(expected), \(found)")
        case .unknownFeature(let name, let available):
            ("unknown_feature", "특징 \(name)이(가) 없습니다 (있는 것: \(available.joined(separator: ", ")))")
        case .cannotStream(let feature, let reason):
            ("cannot_stream", "\(feature)은(는) 실시간으로 계산할 수 없습니다: \(reason)")
        case .streamEnded: ("stream_ended", "이미 끝난 스트림입니다. 새로 시작하세요")
        case .transformUnavailable(let length): ("transform", "표본 \(length)개의 변환은 너무 길거나 메모리가 모자랍니다")
        }
    }
}
