/// The words of an evaluation's page.
public enum EvaluationPhrase: Phrase {
    /// Heading of the page.
    case title(recipe: String, corpus: String)
    /// Rows of its head.
    case data, recipe, rule, classes, clips, speakers, folds, seed, time, profile, heard, changed, made
    /// What a speaker's profile was made of: `ProfileTrial`'s name.
    case profileClips(String)
    /// In a line: how test clips were heard; what profiles were made of.
    case heardAs(String), withProfile(String)
    /// How often the recipe was trained.
    case trainings(Int)
    /// A length of time.
    case seconds(Double)
    /// The figures, and what they stand beside.
    case figures, interval, chance, commonest, listeners, listenersSource, ofChance
    /// What the intervals are, with how many speakers they draw.
    case intervalNote(speakers: Int)
    /// Names of figures.
    case recallMean, recallPooled, accuracy, macroF1
    /// Headings of tables.
    case confusion, perClass, perFold, weakestFirst, perCorpus, subsets
    /// Of many folds: the lowest, middle and highest UAR, and what shows them all.
    case foldRange(lowest: String, median: String, highest: String), allFolds(Int)
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
    case warnings, flattering, howMade, command, version, wholeRecipe

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .title(let recipe, let corpus): Wording("\(recipe) 평가: \(corpus)", "\(recipe) on \(corpus)")
        case .data: Wording("데이터", "Data")
        case .recipe: Wording("레시피", "Recipe")
        case .rule: Wording("프로토콜", "Protocol")
        case .classes: Wording("클래스", "Classes")
        case .clips: Wording("녹음", "Clips")
        case .speakers: Wording("화자", "Speakers")
        case .folds: Wording("폴드", "Folds")
        case .seed: Wording("시드", "Seed")
        case .time: Wording("걸린 시간", "Time taken")
        case .profile: Wording("화자 프로필", "Speaker profile")
        case .profileClips("every"):
            Wording("시험 화자 자신의 녹음 전부로 만듦 (이름표는 쓰지 않음)", "from all of the test speaker's clips, unlabelled")
        case .profileClips(let count):
            Wording(
                "시험 화자 자신의 다른 녹음 \(count)개로 만듦 (이름표는 쓰지 않음)",
                "from \(count) other clips of the test speaker, unlabelled")
        case .heard: Wording("들려준 방식", "Test clips heard")
        case .heardAs(let ways): Wording("들려준 방식 \(ways)", "heard \(ways)")
        case .withProfile("every"): Wording("화자 프로필 사용 (녹음 전부)", "with speaker profiles (every clip)")
        case .withProfile(let count): Wording("화자 프로필 사용 (녹음 \(count)개)", "with speaker profiles (\(count) clips)")
        case .changed: Wording("바꾼 설정", "Settings changed")
        case .made: Wording("측정한 때", "Measured")
        case .trainings(let count): Wording("훈련 \(count)번", "\(count) trainings")
        case .seconds(let seconds): Wording("\(Self.rounded(seconds))초", "\(Self.rounded(seconds)) s")
        case .figures: Wording("성능", "Figures")
        case .interval: Wording("95 % 구간", "95 % interval")
        case .chance: Wording("무작위 추측", "chance")
        case .commonest: Wording("가장 많은 클래스만 답할 때", "always the commonest class")
        case .listeners: Wording("사람이 들었을 때(WA)", "Listeners (WA)")
        case .listenersSource: Wording("소리만 들은 사람들, 발표된 값", "people who only hear the speech, as published")
        case .intervalNote(let speakers): Self.intervalNote(speakers: speakers)
        case .ofChance: Wording("점선: 무작위 추측", "dashed: chance")
        case .recallMean: Wording("평균 재현율(UAR), 폴드 평균", "UAR, mean of folds")
        case .recallPooled: Wording("평균 재현율(UAR), 전체 합산", "UAR, pooled")
        case .accuracy: Wording("정확도(WA)", "Accuracy (WA)")
        case .macroF1: Wording("매크로 F1", "Macro F1")
        case .confusion: Wording("혼동 행렬", "Confusion matrix")
        case .perClass: Wording("클래스별", "Each class")
        case .perFold: Wording("폴드별", "Each fold")
        case .foldRange(let lowest, let median, let highest):
            Wording(
                "UAR은 최저 \(lowest), 중앙값 \(median), 최고 \(highest)입니다.",
                "UAR: lowest \(lowest), median \(median), highest \(highest).")
        case .allFolds(let count): Wording("폴드 \(count)개 모두", "All \(count) folds")
        case .perCorpus: Wording("데이터 집합별", "Each data set")
        case .subsets: Wording("일부 화자만", "Some speakers alone")
        case .name: Wording("이름", "Name")
        case .predicted: Wording("예측 수", "Predicted")
        case .precision: Wording("정밀도", "Precision")
        case .recall: Wording("재현율", "Recall")
        case .settings: Wording("고른 설정", "Settings chosen")
        case .fold: Wording("번호", "Fold")
        case .clip: Wording("녹음 파일", "Clip")
        case .speaker: Wording("화자 이름", "Speaker")
        case .leftOut: Wording("시험 화자", "Test speakers")
        case .weakestFirst: Wording("화자별 (UAR이 낮은 순)", "Each speaker, weakest first")
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
            Wording(
                "점은 확신도가 비슷한 녹음들, 크기는 그 수입니다. 점선 아래면 맞는 것보다 더 확신하고, 위면 덜 확신합니다.",
                "Each dot: clips of like confidence, its area their number. Below the dashed line it is surer than it is right."
            )
        case .expectedError: Wording("보정 오차(ECE)", "Calibration error (ECE)")
        case .brier: Wording("브라이어 점수", "Brier score")
        case .coverage: Wording("확실한 것만 판정할 때", "Judging only the surest clips")
        case .coverageAxis: Wording("판정한 녹음의 비율", "Share of clips judged")
        case .riskAxis: Wording("그중 틀린 비율", "Share of those that is wrong")
        case .coverageNote:
            Wording(
                "확신도가 높은 녹음부터 판정합니다. 오른쪽 끝은 전부 판정했을 때의 오류율입니다.",
                "From the surest clip on; at the right end all are judged.")
        case .confidenceAxis: Wording("확신도", "Confidence")
        case .accuracyAxis: Wording("맞은 비율", "Share that is right")
        case .worst: Wording("가장 확신하며 틀린 녹음", "Wrong with the greatest confidence")
        case .worstNote:
            Wording(
                "들어 보면 모델의 잘못인지 이름표의 잘못인지 알 수 있습니다. 소리는 크기를 맞추고 8초까지만 담았습니다.",
                "Listening tells whether the model errs or the label. Sounds are made equally loud and cut after 8 s.")
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
        case .howMade: Wording("재현 방법", "How to measure it again")
        case .command: Wording("명령", "Command")
        case .version: Wording("버전", "Versions")
        case .wholeRecipe:
            Wording("레시피 전체 (JSON, --recipe로 다시 쓸 수 있음)", "The whole recipe (JSON, as --recipe takes it)")
        }
    }

    private static func intervalNote(speakers: Int) -> Wording {
        guard speakers > 1 else {
            return Wording(
                "95 % 구간: 시험 화자가 한 명뿐이라 녹음을 2000번 다시 뽑았습니다(백분위 부트스트랩). 다른 사람에게서는 훨씬 더 달라질 수 있습니다.",
                "95 % intervals: as there is one test speaker only, clips are drawn anew 2000 times (percentile bootstrap). Another person may differ by far more."
            )
        }
        return Wording(
            "95 % 구간: 시험 화자 \(speakers)명을 통째로 2000번 다시 뽑아 전체 합산 값을 구했습니다(백분위 부트스트랩). 같은 데이터에서 화자가 달랐다면 얼마였을지를 뜻하며, 시드나 훈련 데이터, 녹음 환경이 달라지는 것은 들어 있지 않습니다.",
            "95 % intervals: of the pooled figures, the \(speakers) test speakers drawn anew 2000 times, each with all their clips (percentile bootstrap). They say what other speakers of such data might give, not what another seed, other training data or another place would."
        )
    }

    private static func rounded(_ seconds: Double) -> String { NumberText.fixed(seconds, decimals: 1) }

    /// One value of each case.
    public static let examples: [EvaluationPhrase] = [
        .title(recipe: "acoustic", corpus: "emodb"), .data, .recipe, .rule, .classes, .clips, .speakers, .folds, .seed,
        .time, .profile, .profileClips("every"), .profileClips("3"), .heardAs("plain"), .withProfile("every"),
        .withProfile("3"), .heard, .changed, .made, .foldRange(lowest: "0.4", median: "0.5", highest: "0.6"),
        .allFolds(65), .intervalNote(speakers: 1), .intervalNote(speakers: 9), .commonest,
        .listenersSource, .weakestFirst, .wholeRecipe, .trainings(10), .seconds(2.5), .figures, .interval, .chance,
        .listeners, .ofChance, .recallMean,
        .recallPooled, .accuracy, .macroF1, .confusion, .perClass, .perFold, .perCorpus, .subsets, .name,
        .predicted, .precision, .recall, .settings, .leftOut, .fold, .clip, .speaker, .spread, .spreadNote,
        .allSpeakers, .women, .men,
        .confidence, .calibration, .calibrationNote, .expectedError, .brier, .coverage, .coverageAxis, .riskAxis,
        .coverageNote, .confidenceAxis, .accuracyAxis, .worst, .worstNote, .noneWrong, .trueClass, .said, .sound,
        .voicesInside, .soundsLeftOut, .soundMissing, .warnings, .flattering, .howMade, .command, .version,
    ]
}
