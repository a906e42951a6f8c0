/// The words of an evaluation's page.
public enum EvaluationPhrase: Phrase {
    /// Heading of the page.
    case title(recipe: String, corpus: String)
    /// Rows of its head.
    case data, recipe, rule, classes, clips, speakers, folds, seed, time, profile
    /// What a speaker's profile was made of: `ProfileTrial`'s name.
    case profileClips(String)
    /// How often the recipe was trained.
    case trainings(Int)
    /// A length of time.
    case seconds(Double)
    /// The figures, and what they stand beside.
    case figures, interval, chance, listeners, ofChance
    /// Names of figures.
    case recallMean, recallPooled, accuracy, macroF1
    /// Headings of tables.
    case confusion, perClass, perFold, perSpeaker, perCorpus, subsets
    /// Headings of columns.
    case name, predicted, precision, recall, settings, leftOut, fold, clip, speaker
    /// How speakers differ.
    case spread, spreadNote, allSpeakers, women, men
    /// Confidence and correctness.
    case confidence, calibration, calibrationNote, expectedError, brier
    /// What is gained by keeping silent when unsure.
    case coverage, coverageAxis, riskAxis, coverageNote, confidenceAxis, accuracyAxis
    /// The clips that were judged wrongly.
    case worst, worstNote, noneWrong, trueClass, said, sound, voicesInside, soundsLeftOut, soundMissing
    /// What to know, and how to measure it again.
    case warnings, flattering, howMade, command, version

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .title(let recipe, let corpus): Wording("\(corpus)에서 잰 \(recipe)", "\(recipe) on \(corpus)")
        case .data: Wording("데이터", "Data")
        case .recipe: Wording("레시피", "Recipe")
        case .rule: Wording("프로토콜", "Protocol")
        case .classes: Wording("구별한 것", "Classes")
        case .clips: Wording("녹음", "Clips")
        case .speakers: Wording("화자", "Speakers")
        case .folds: Wording("폴드", "Folds")
        case .seed: Wording("시드", "Seed")
        case .time: Wording("걸린 시간", "Time taken")
        case .profile: Wording("화자 프로필", "Speaker profile")
        case .profileClips("every"): Wording("그 화자의 이름표 없는 녹음 전부로", "from all of the speaker's clips, unlabelled")
        case .profileClips(let count):
            Wording("그 화자의 이름표 없는 다른 녹음 \(count)개로", "from \(count) other clips of the speaker, unlabelled")
        case .trainings(let count): Wording("훈련 \(count)번", "\(count) trainings")
        case .seconds(let seconds): Wording("\(Self.rounded(seconds))초", "\(Self.rounded(seconds)) s")
        case .figures: Wording("성적", "Figures")
        case .interval: Wording("95 % 구간", "95 % interval")
        case .chance: Wording("무작위 추측", "chance")
        case .listeners: Wording("사람", "listeners")
        case .ofChance: Wording("점선: 무작위 추측", "dashed: chance")
        case .recallMean: Wording("평균 재현율(UAR), 폴드 평균", "UAR, mean of folds")
        case .recallPooled: Wording("평균 재현율(UAR), 전체 합산", "UAR, pooled")
        case .accuracy: Wording("정확도(WA)", "Accuracy (WA)")
        case .macroF1: Wording("매크로 F1", "Macro F1")
        case .confusion: Wording("혼동 행렬", "Confusion matrix")
        case .perClass: Wording("감정별", "Each class")
        case .perFold: Wording("폴드별", "Each fold")
        case .perCorpus: Wording("데이터 집합별", "Each data set")
        case .subsets: Wording("일부 화자만", "Some speakers alone")
        case .name: Wording("이름", "Name")
        case .predicted: Wording("예측 수", "Predicted")
        case .precision: Wording("정밀도", "Precision")
        case .recall: Wording("재현율", "Recall")
        case .settings: Wording("고른 설정", "Settings chosen")
        case .fold: Wording("폴드 번호", "Fold")
        case .clip: Wording("녹음 파일", "Clip")
        case .speaker: Wording("말한 사람", "Speaker")
        case .leftOut: Wording("시험 화자", "Test speakers")
        case .perSpeaker: Wording("화자별", "Each speaker")
        case .spread: Wording("화자마다 얼마나 다른가", "How speakers differ")
        case .spreadNote:
            Wording(
                "점 하나가 화자 한 명, 세로선은 그 무리 전체의 UAR입니다",
                "each dot is a speaker; the line is the UAR of the group's clips together")
        case .allSpeakers: Wording("모든 화자", "all speakers")
        case .women: Wording("여성", "women")
        case .men: Wording("남성", "men")
        case .confidence: Wording("믿을 만한 확률인가", "How far to trust the confidence")
        case .calibration: Wording("보정 곡선", "Calibration")
        case .calibrationNote:
            Wording("대각선 위면 맞을 확률보다 낮게, 아래면 높게 말합니다", "below the diagonal it is surer than it is right")
        case .expectedError: Wording("보정 오차(ECE)", "Calibration error (ECE)")
        case .brier: Wording("브라이어 점수", "Brier score")
        case .coverage: Wording("확실한 것만 말할 때", "Judging only the surest clips")
        case .coverageAxis: Wording("판정한 녹음의 비율", "Share of clips judged")
        case .riskAxis: Wording("그중 틀린 비율", "Share of those that is wrong")
        case .coverageNote: Wording("왼쪽으로 갈수록 덜 말하고 덜 틀립니다", "further left it says less and errs less")
        case .confidenceAxis: Wording("말한 확률", "Confidence")
        case .accuracyAxis: Wording("맞은 비율", "Share that is right")
        case .worst: Wording("가장 확신하며 틀린 녹음", "Wrong with the greatest confidence")
        case .worstNote:
            Wording("들어 보면 모델의 잘못인지 이름표의 잘못인지 알 수 있습니다", "listening tells whether the model errs or the label")
        case .noneWrong: Wording("틀린 녹음이 없습니다", "No clip was judged wrongly")
        case .trueClass: Wording("실제", "True")
        case .said: Wording("예측", "Said")
        case .sound: Wording("소리", "Sound")
        case .voicesInside:
            Wording(
                "이 파일에는 사람의 목소리 녹음이 들어 있습니다. 데이터의 라이선스와 개인정보를 확인하고 나누세요 (--no-audio로 뺄 수 있습니다).",
                "This file holds recordings of people's voices. Mind the data's licence and their privacy before passing it on (--no-audio leaves them out)."
            )
        case .soundsLeftOut: Wording("소리는 넣지 않았습니다 (--no-audio)", "Sounds were left out (--no-audio)")
        case .soundMissing: Wording("읽을 수 없음", "cannot be read")
        case .warnings: Wording("알아 둘 것", "What to know")
        case .flattering:
            Wording(
                "같은 화자가 훈련과 시험에 모두 있습니다. 수치가 부풀려져 있으며, 처음 듣는 목소리에서는 이만큼 나오지 않습니다.",
                "The same speakers are in training and test. The figures flatter: a stranger's voice will not reach them."
            )
        case .howMade: Wording("다시 재는 방법", "How to measure it again")
        case .command: Wording("명령", "Command")
        case .version: Wording("버전", "Versions")
        }
    }

    private static func rounded(_ seconds: Double) -> String { NumberText.fixed(seconds, decimals: 1) }

    /// One value of each case.
    public static let examples: [EvaluationPhrase] = [
        .title(recipe: "acoustic", corpus: "emodb"), .data, .recipe, .rule, .classes, .clips, .speakers, .folds, .seed,
        .time, .profile, .profileClips("every"), .trainings(10), .seconds(2.5), .figures, .interval, .chance,
        .listeners, .ofChance, .recallMean,
        .recallPooled, .accuracy, .macroF1, .confusion, .perClass, .perFold, .perSpeaker, .perCorpus, .subsets, .name,
        .predicted, .precision, .recall, .settings, .leftOut, .fold, .clip, .speaker, .spread, .spreadNote,
        .allSpeakers, .women, .men,
        .confidence, .calibration, .calibrationNote, .expectedError, .brier, .coverage, .coverageAxis, .riskAxis,
        .coverageNote, .confidenceAxis, .accuracyAxis, .worst, .worstNote, .noneWrong, .trueClass, .said, .sound,
        .voicesInside, .soundsLeftOut, .soundMissing, .warnings, .flattering, .howMade, .command, .version,
    ]
}
