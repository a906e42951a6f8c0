/// The words of readings of texts and of their evaluations.
public enum TextPhrase: Phrase {
    /// Heading of the fine labels.
    case labels
    /// In place of labels when none reaches its threshold.
    case noLabel
    /// Heading of the words that moved a score.
    case explained(String)
    /// The score of a text without known words.
    case base
    /// Heading of the sentences.
    case sentences
    /// More of them that are not shown.
    case more(Int)
    /// Column: label.
    case label
    /// Column: texts that have it.
    case texts
    /// Column: precision.
    case precision
    /// Column: recall.
    case recall
    /// Column: threshold.
    case threshold
    /// Macro-averaged F1.
    case macroF1
    /// Micro-averaged F1.
    case microF1
    /// Share of texts whose likeliest emotion is right.
    case emotionAccuracy
    /// Texts that were trained on.
    case trainedOn(Int)
    /// How thresholds were chosen.
    case thresholds(String)
    /// Features that a model knows.
    case features(Int)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .labels: Wording("세부 감정", "Labels")
        case .noLabel: Wording("뚜렷한 것 없음", "none stands out")
        case .explained(let subject): Wording("'\(subject)' 점수를 움직인 낱말", "Words that moved the score of \(subject)")
        case .base: Wording("아는 낱말이 없을 때", "without known words")
        case .sentences: Wording("문장별", "Sentence by sentence")
        case .more(let count): Wording("… 그 밖에 \(count)개 (--json은 모두 보여 줍니다)", "… \(count) more (--json shows all)")
        case .label: Wording("이름표", "label")
        case .texts: Wording("글", "texts")
        case .precision: Wording("정밀도", "precision")
        case .recall: Wording("재현율", "recall")
        case .threshold: Wording("문턱값", "threshold")
        case .macroF1: Wording("매크로 F1", "macro F1")
        case .microF1: Wording("마이크로 F1", "micro F1")
        case .emotionAccuracy: Wording("가장 그럴듯한 감정이 맞은 비율", "likeliest emotion right")
        case .trainedOn(let count): Wording("글 \(count)개로 훈련", "trained on \(count) texts")
        case .thresholds(let text): Wording("문턱값: \(text)", "thresholds: \(text)")
        case .features(let count): Wording("특징 \(count)개", "\(count) features")
        }
    }

    /// One value of each case.
    public static let examples: [TextPhrase] = [
        .labels, .noLabel, .explained("joy"), .base, .sentences, .more(3), .label, .texts, .precision, .recall,
        .threshold, .macroF1, .microF1, .emotionAccuracy, .trainedOn(2), .thresholds("x"), .features(9),
    ]
}
