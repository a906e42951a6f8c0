import TextEmotion

/// Why a text could not be read, or a text model not be trained, and what helps.
enum TextFailure {
    static func wording(of error: TextEmotionError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static let saveAsUTF8 = Wording("UTF-8로 저장하세요", "save it as UTF-8")
    private static let again = Wording(
        "다시 복사하거나 다시 훈련하세요: nunchi text train", "copy it again, or train it again: nunchi text train")

    private static func parts(_ error: TextEmotionError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .empty: (Wording("글이 비어 있습니다", "there is no text in it"), Wording("글을 넣으세요", "give some words"))
        case .notText(let offset, let byte):
            (
                Wording(
                    "UTF-8이 아닙니다 (\(offset)번째 바이트 0x\(hex(byte)), 0부터 셈)",
                    "it is not UTF-8: byte 0x\(hex(byte)) at offset \(offset)"), saveAsUTF8
            )
        case .binary(let offset):
            (
                Wording("글이 아니라 이진 파일입니다 (\(offset)번째 바이트가 0)", "it is no text: byte \(offset) is zero"),
                saveAsUTF8
            )
        case .unreadable(_, let cause):
            (
                Wording("읽지 못했습니다: \(cause)", "it cannot be read: \(cause)"),
                Wording("이름과 권한을 확인하세요", "check its name and your rights to it")
            )
        case .tooLarge(let bytes, let limit):
            (
                Wording("너무 큽니다 (\(bytes)바이트, 한도 \(limit))", "it is too large: \(bytes) bytes, the limit is \(limit)"),
                Wording("나누어 읽으세요", "split it")
            )
        default: modelParts(error)
        }
    }

    private static func modelParts(_ error: TextEmotionError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .noModel(let language, let looked):
            (
                Wording(
                    "\(language == .korean ? "한국어" : "영어") 글 모델이 없습니다 (\(looked))",
                    "there is no model for \(language == .korean ? "Korean" : "English") texts (\(looked))"),
                Wording("nunchi를 다시 설치하세요: make install", "install nunchi again: make install")
            )
        case .notATextModel(_, let cause):
            (Wording("Nunchi 글 모델이 아닙니다 (\(cause))", "it is no text model of Nunchi (\(cause))"), again)
        case .modelVersion(_, let found, let expected):
            (
                Wording(
                    "모델 형식이 \(found)인데, 이 판은 \(expected)을(를) 읽습니다",
                    "its format is \(found); this version reads \(expected)"), again
            )
        case .missingData(_, let file):
            (
                Wording("\(file)이(가) 없습니다", "it has no \(file)"),
                Wording("데이터 폴더를 지정하세요", "give the folder of the data set")
            )
        case .badRow(_, let line, let cause):
            (
                Wording("\(line)번째 줄을 이해할 수 없습니다 (\(cause))", "line \(line): \(cause)"),
                Wording("그 줄을 고치세요", "mend that line")
            )
        case .tooFewTexts(let found, let needed):
            (
                Wording(
                    "글이 \(needed)개 이상 필요한데 \(found)개입니다", "it needs at least \(needed) texts, the data has \(found)"),
                Wording("글을 더 모으세요", "gather more texts")
            )
        case .labelWithoutTexts(let label):
            (
                Wording("'\(label)' 이름표가 붙은 글이 없습니다", "no text has the label '\(label)'"),
                Wording("데이터를 확인하세요", "check the data")
            )
        case .baselineFailed(let program, let cause):
            (
                Wording("\(program) 실행에 실패했습니다 (\(cause))", "\(program) failed (\(cause))"),
                Wording("scikit-learn이 설치된 Python을 지정하세요", "give a Python that has scikit-learn")
            )
        case .badOptions(let cause): (Wording("설정을 쓸 수 없습니다 (\(cause))", cause), Wording(alike: ""))
        default: (Wording(alike: error.code), Wording(alike: ""))
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
