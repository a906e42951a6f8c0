import VoiceEmotion

/// Why a speech encoder could not be loaded or used, and what helps.
enum EncoderFailure {
    static func wording(of error: SpeechEncoderError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: SpeechEncoderError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .unknown(let name, let known):
            (
                Wording("음성 인코더 '\(name)'이(가) 없습니다", "there is no speech encoder '\(name)'"),
                Wording(
                    "가능한 이름: \(known.joined(separator: ", ")); 또는 .onnx 파일을 지정하세요",
                    "known: \(known.joined(separator: ", ")); or give an .onnx file")
            )
        case .notAnEncoder(_, let expected, let found):
            (
                Wording(
                    "음성 인코더가 아닙니다: \(expected)이(가) 필요한데 \(found)입니다",
                    "it is no speech encoder: expected \(expected), found \(found)"),
                Wording(
                    "hidden_1, hidden_2, … 또는 last_hidden_state를 내는 ONNX로 다시 내보내세요",
                    "export it again as ONNX with the outputs hidden_1, hidden_2, … or last_hidden_state")
            )
        case .notTunable(let encoder):
            (
                Wording(
                    "인코더 \(encoder)의 층은 더 학습시킬 수 없습니다",
                    "the layers of the encoder \(encoder) cannot be trained further"),
                Wording(
                    "whisper-base나 같은 방식으로 변환한 Whisper 인코더를 쓰세요",
                    "use whisper-base, or another Whisper encoder converted as it is")
            )
        case .noSuchLayer(let encoder, let layer, let known):
            (
                Wording("인코더 \(encoder)에 \(layer)번 층이 없습니다", "the encoder \(encoder) has no layer \(layer)"),
                Wording(
                    "있는 층: \(known.map(String.init).joined(separator: ", "))",
                    "its layers: \(known.map(String.init).joined(separator: ", "))")
            )
        }
    }
}
