public import Affect

/// The words of readings and of evaluations.
public enum ReadingPhrase: Phrase {
    /// An emotion's name.
    case emotion(Emotion)
    /// In place of an emotion when none is likely enough.
    case unsure
    /// In place of an emotion where nothing was said.
    case silence
    /// Heading of the course over time.
    case overTime
    /// Before the words of a voice.
    case said
    /// Heading of the emotion in the words of a voice.
    case inTheWords
    /// In place of words where none were said.
    case nothingSaid
    /// A warning of a reading.
    case warning(ReadingWarning)
    /// Column: test speakers.
    case testSpeakers
    /// Column: number of clips.
    case clips
    /// Unweighted average recall.
    case recall
    /// Weighted accuracy.
    case accuracy
    /// Macro-averaged F1.
    case macroF1
    /// Mean over folds.
    case meanOverFolds
    /// All folds together.
    case pooled
    /// What guessing reaches.
    case chance
    /// Rows are true classes, columns predictions.
    case confusionHeading
    /// A figure for some of the speakers alone.
    case only(String)
    /// Said of random splits.
    case flattering
    /// Number of classes.
    case classCount(Int)
    /// The seed.
    case seed(UInt64)
    /// How long it took.
    case took(Double)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .emotion(let emotion): Wording(emotion.koreanName, emotion.englishName)
        case .unsure: Wording("확실하지 않음", "Unsure")
        case .silence: Wording("소리 없음", "Silence")
        case .overTime: Wording("시간에 따른 흐름", "Over time")
        case .said: Wording("말한 내용", "Said")
        case .inTheWords: Wording("말의 감정", "In the words")
        case .nothingSaid: Wording("(말이 없습니다)", "(no words)")
        case .warning(let warning): Self.wording(of: warning)
        case .testSpeakers: Wording("시험 화자", "test speakers")
        case .clips: Wording("녹음", "clips")
        case .recall: Wording("평균 재현율(UAR)", "UAR")
        case .accuracy: Wording("정확도(WA)", "WA")
        case .macroF1: Wording("매크로 F1", "macro F1")
        case .meanOverFolds: Wording("폴드 평균", "mean of folds")
        case .pooled: Wording("전체 합산", "pooled")
        case .chance: Wording("무작위 추측", "chance")
        case .confusionHeading: Wording("혼동 행렬 (행: 실제, 열: 예측)", "Confusion (rows: true, columns: predicted)")
        case .only(let pattern): Wording("화자 \(pattern)만", "speakers \(pattern) only")
        case .flattering:
            Wording(
                "무작위 분할은 훈련과 시험에 같은 화자가 있어 수치가 부풀려집니다",
                "a random split has the same speakers in training and test: the figure flatters")
        case .classCount(let count): Wording("감정 \(count)가지", "\(count) classes")
        case .seed(let seed): Wording("시드 \(seed)", "seed \(seed)")
        case .took(let seconds):
            Wording("\(NumberText.fixed(seconds, decimals: 1))초 걸림", "took \(NumberText.fixed(seconds, decimals: 1)) s")
        }
    }

    /// One value of each case.
    public static let examples: [ReadingPhrase] =
        Emotion.allCases.map(ReadingPhrase.emotion) + ReadingWarning.allCases.map(ReadingPhrase.warning) + [
            .unsure, .silence, .overTime, .said, .inTheWords, .nothingSaid, .testSpeakers, .clips, .recall, .accuracy,
            .macroF1,
            .meanOverFolds, .pooled,
            .chance, .confusionHeading, .only("em*"), .flattering, .classCount(7), .seed(1), .took(2.5),
        ]

    private static func wording(of warning: ReadingWarning) -> Wording {
        switch warning {
        case .lowConfidence: Wording("이름 붙일 만큼 뚜렷한 감정이 없습니다", "no emotion is likely enough to be named")
        case .shortInput: Wording("녹음이 짧아 읽기가 불확실합니다", "the recording is short; the reading is unsure")
        case .clipped: Wording("소리가 깨져 있습니다 (최대 음량에 닿음)", "the sound is clipped (it reaches full scale)")
        case .truncated: Wording("파일이 중간에 끊겨 있어, 있는 데까지 읽었습니다", "the file is cut short; what is there was read")
        case .narrowBand: Wording("높은 주파수가 없는 녹음입니다 (전화 음질)", "the recording lacks high frequencies (telephone band)")
        case .nonCommercialModel:
            Wording("비상업용 데이터로 훈련된 모델입니다", "the model was trained on data that may not be used commercially")
        case .modalitiesDisagree:
            Wording("목소리와 말의 감정이 서로 다릅니다", "voice and words point to opposite emotions")
        case .unknownWords: Wording("모델이 아는 말이 없습니다", "the model knows none of the words")
        }
    }
}
