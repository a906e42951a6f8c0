/// The words of a search for settings.
public enum SearchPhrase: Phrase {
    /// Progress: trials.
    case trials
    /// Progress: trials of the search without a group of speakers.
    case trialsWithout(group: Int, of: Int)
    /// Heading of the table of the best trials.
    case bestTrials
    /// Column: the trial's number.
    case number
    /// Column: what the trial reached.
    case score
    /// Column: what the trial took.
    case seconds
    /// Mark of the trial with the recipe's own settings.
    case own
    /// How many trials were finished, and how many of them failed.
    case counts(finished: Int, failed: Int)
    /// Why the first trial that failed did.
    case firstFailure(String)
    /// Trials that were found in the log.
    case known(Int)
    /// The best settings.
    case bestSettings
    /// That the best score flatters, where nobody was held out.
    case optimistic
    /// That the best score flatters, beside the figure on speakers held out.
    case optimisticBeside
    /// What settings chosen without them reach on speakers held out: mean, groups.
    case heldOut(recall: String, groups: Int)
    /// Column: the speakers held out.
    case speakersHeldOut
    /// Column: what the chosen settings reached in the search.
    case inSearch
    /// Column: what they reach on the speakers held out.
    case onHeldOut
    /// Title of the picture.
    case title
    /// Axis: the best score so far.
    case bestSoFar
    /// Axis: number of finished trials.
    case trialAxis
    /// What the picture's dots are.
    case dots(endedEarly: Bool)
    /// The mean recall of the folds so far.
    case recallSoFar(String)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .trials: Wording("시도", "trials")
        case .trialsWithout(let group, let count):
            Wording("시도 (화자 묶음 \(group)/\(count) 제외)", "trials without speaker group \(group) of \(count)")
        case .bestTrials: Wording("가장 좋은 시도", "Best trials")
        case .number: Wording("번호", "trial")
        case .score: Wording(alike: "UAR")
        case .seconds: Wording("초", "seconds")
        case .own: Wording("레시피 그대로", "as the recipe is")
        case .counts(let finished, let failed):
            Wording("시도 \(finished)개, 실패 \(failed)개", "\(finished) trials, \(failed) failed")
        case .firstFailure(let cause): Wording("첫 실패: \(cause)", "the first failure: \(cause)")
        case .known(let count):
            Wording("기록에서 이어 함: 시도 \(count)개는 이미 끝났습니다", "going on from the log: \(count) trials are done")
        case .bestSettings: Wording("가장 좋은 설정", "Best settings")
        case .optimistic:
            Wording(
                "가장 좋은 점수는 여러 시도 가운데 골라낸 것이라 실제보다 높습니다. 정직한 값은 --holdout grouped:5 로 재세요.",
                "The best score was picked among many and is optimistic; --holdout grouped:5 measures an honest one.")
        case .optimisticBeside:
            Wording(
                "가장 좋은 점수는 골라낸 것이라 실제보다 높습니다. 탐색에 쓰지 않은 화자로 잰 값을 보세요.",
                "The best score was picked among many and is optimistic; the figure on held-out speakers is the honest one."
            )
        case .heldOut(let recall, let groups):
            Wording(
                "탐색에 쓰지 않은 화자에서 UAR \(recall) (묶음 \(groups)개의 평균)",
                "On speakers that the search never used: UAR \(recall) (mean of \(groups) groups)")
        case .speakersHeldOut: Wording("제외한 화자", "held out")
        case .inSearch: Wording("탐색에서", "in the search")
        case .onHeldOut: Wording("제외한 화자에서", "on those held out")
        case .title: Wording("설정 탐색", "Search for settings")
        case .bestSoFar: Wording("지금까지 최고 UAR", "Best UAR so far")
        case .trialAxis: Wording("시도 번호", "Trial")
        case .dots(endedEarly: false): Wording("주황: 가장 좋은 시도", "orange: the best trial")
        case .dots(endedEarly: true):
            Wording(
                "주황: 가장 좋은 시도, 흐린 점: 적은 예산에서 끝낸 시도", "orange: the best trial; pale: ended on a smaller budget")
        case .recallSoFar(let recall): Wording("지금까지 UAR \(recall)", "UAR so far \(recall)")
        }
    }

    /// One value of each case.
    public static let examples: [SearchPhrase] = [
        .trials, .trialsWithout(group: 1, of: 5), .bestTrials, .number, .score, .seconds, .own,
        .counts(finished: 30, failed: 1), .firstFailure("loss"), .known(12), .bestSettings, .optimistic,
        .optimisticBeside, .heldOut(recall: "0.712", groups: 5), .speakersHeldOut, .inSearch, .onHeldOut, .title,
        .bestSoFar, .trialAxis, .recallSoFar("0.712"), .dots(endedEarly: false), .dots(endedEarly: true),
    ]
}
