import VoiceEmotion

/// Why arousal could not be learned, and what helps.
enum ArousalFailure {
    static func wording(of error: ArousalError) -> FailureWording {
        switch error {
        case .label(let label, let corpus):
            FailureWording(
                code: "arousal.label",
                cause: Wording(
                    "\(corpus)의 라벨 '\(label)'은(는) 각성 수준이 아닙니다", "\(corpus): the label '\(label)' is no level of arousal"
                ),
                hint: Wording(
                    "라벨로 low, neutral, high 또는 -1부터 1까지의 수를 쓰세요",
                    "label clips low, neutral or high, or with a number from -1 to 1"))
        case .tooLittle(let corpus, let levels, let speakers, let needed):
            FailureWording(
                code: "arousal.too_little",
                cause: Wording(
                    "\(corpus)에서 각성을 배울 수 없습니다: 수준 \(levels)개, 화자 \(speakers)명",
                    "arousal cannot be learned from \(corpus): \(levels) levels, \(speakers) speakers"),
                hint: Wording(
                    "수준 2개 이상, 화자 \(needed)명 이상의 데이터를 주세요",
                    "give data with at least 2 levels and \(needed) speakers"))
        case .featuresOfOwnLength(let recipe):
            FailureWording(
                code: "arousal.features",
                cause: Wording(
                    "레시피 '\(recipe)'의 특징은 녹음 길이에 따라 수가 다릅니다",
                    "the features of the recipe '\(recipe)' are as many as the clip is long"),
                hint: Wording(
                    "각성은 acoustic이나 encoder 같은 레시피로 배우게 하세요", "learn arousal with a recipe such as acoustic or encoder")
            )
        }
    }
}
