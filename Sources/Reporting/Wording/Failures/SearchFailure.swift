import VoiceEmotion

/// Why settings could not be searched for, and what helps.
enum SearchFailure {
    static func wording(of error: SearchError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: SearchError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .axis(let text, let fault): (cause(of: fault, text), hint(for: fault))
        case .nothingToVary(let recipe):
            (
                Wording("레시피 \(recipe)에서 무엇을 바꿀지 정해지지 않았습니다", "nothing to vary in the recipe \(recipe) was named"),
                Wording("--vary SETTING=VALUES 로 정하세요", "name it: --vary SETTING=VALUES")
            )
        case .noTrials:
            (
                Wording("시도 횟수가 0입니다", "no trial is asked for"),
                Wording("--trials 를 1 이상으로 주세요", "give --trials 1 or more")
            )
        case .largeGrid(let count, let limit):
            (
                Wording(
                    "격자의 조합이 \(count)개로 한도 \(limit)개보다 많습니다", "the grid has \(count) combinations, more than \(limit)"),
                Wording(
                    "--trials 를 늘리거나 --method random 을 쓰세요", "raise --trials, vary less or use --method random")
            )
        case .allFailed(let count, let first):
            (
                Wording("시도 \(count)개가 모두 실패했습니다. 첫 까닭: \(first)", "all \(count) trials failed; the first: \(first)"),
                Wording("--vary 의 범위를 좁히거나 데이터를 살펴보세요", "narrow what --vary gives, or look at the data")
            )
        }
    }

    private static func cause(of fault: SearchError.AxisFault, _ text: String) -> Wording {
        switch fault {
        case .form: Wording("'\(text)'은(는) SETTING=VALUES 꼴이 아닙니다", "'\(text)' is not of the form SETTING=VALUES")
        case .range:
            Wording("'\(text)'의 범위는 작은 수..큰 수여야 합니다", "the range of '\(text)' must be two numbers, the smaller first")
        case .logarithm: Wording("'\(text)': 로그 범위는 0보다 커야 합니다", "'\(text)': a logarithmic range lies above 0")
        case .repeated: Wording("'\(text)': 같은 설정이 두 번 나옵니다", "'\(text)': the setting is given twice")
        }
    }

    private static func hint(for fault: SearchError.AxisFault) -> Wording {
        if fault == .repeated { return Wording("값을 하나의 --vary 에 모으세요", "put its values into one --vary") }
        return Wording(
            "예: training.epochs=10,20 learner.dropout=0.3..0.6 training.learningRate=1e-4..1e-2:log",
            "as in training.epochs=10,20 learner.dropout=0.3..0.6 training.learningRate=1e-4..1e-2:log")
    }
}

/// What of a piece of work differs, in words.
enum WorkPartWording {
    static func of(_ part: WorkIdentity.Part) -> Wording {
        switch part {
        case .work: Wording("작업의 종류", "another kind of work")
        case .recipe: Wording("레시피", "another recipe or other settings")
        case .data: Wording("데이터(소리, 이름표, 화자 또는 특징)", "other data (sound, labels, speakers or features)")
        case .space: Wording("바꾸는 설정이나 감정", "other things to vary, or other emotions")
        case .evaluationProtocol: Wording("프로토콜", "another protocol")
        case .seed: Wording("시드", "another seed")
        }
    }
}
