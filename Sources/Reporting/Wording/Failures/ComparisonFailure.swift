import VoiceEmotion

/// Why evaluations could not be compared, and what helps.
enum ComparisonFailure {
    static func wording(of error: ComparisonError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: ComparisonError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .tooFewRuns(let found):
            (
                Wording("비교하려면 실행이 둘 이상 있어야 하는데 \(found)개입니다", "two runs or more are needed to compare, not \(found)"),
                Wording(
                    "nunchi evaluate --save로 쓴 파일을 둘 이상 지정하세요",
                    "give two files or more that nunchi evaluate --save wrote")
            )
        case .nothingInCommon(let first, let second):
            (
                Wording(
                    "\(first)와 \(second)에는 함께 판정한 녹음이 없습니다", "\(first) and \(second) judged no clip in common"),
                Wording("같은 --data로 잰 실행을 비교하세요", "compare runs of the same --data")
            )
        case .truthDiffers(let file, let first, let second):
            (
                Wording(
                    "\(file): 한쪽에서는 실제가 \(first), 다른 쪽에서는 \(second)입니다",
                    "\(file) is \(first) in one run and \(second) in the other"),
                Wording("같은 이름표로 다시 재세요", "measure both again with the same labels")
            )
        }
    }
}
