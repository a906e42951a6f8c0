public import VoiceEmotion

/// The words of the commands' progress and reports.
public enum CommandPhrase: Phrase {
    /// Progress: reading recordings.
    case reading
    /// Progress: computing features.
    case features
    /// Progress: folds of an evaluation.
    case folds
    /// Progress: training.
    case training
    /// Clips that could not be used.
    case unusable(Int)
    /// Recordings of identical content.
    case duplicates(Int)
    /// Recordings whose label names no emotion.
    case unlabelled(Int)
    /// A file that was written.
    case wrote(String)
    /// Recordings that an earlier run has done.
    case alreadyDone(Int)
    /// What a model learned from.
    case learnedFrom(clips: Int, speakers: Int)
    /// Heading of a corpus's figures: layout.
    case layout
    /// Number of recordings.
    case recordings
    /// Number of speakers.
    case speakers
    /// Labels.
    case labels
    /// Licence of the recordings.
    case licence
    /// Heading of a card's sources.
    case trainedOn
    /// Heading of what a model learned of arousal.
    case learnedArousal
    /// How the clips of a card's figures were heard.
    case cardHeard(String)
    /// When a model names an emotion, or a word, and how that went.
    case cardNaming(
        threshold: String, classes: Int, clips: Int, named: String, right: String, task: ClassList.Task = .emotion)
    /// Heading of a card's figures.
    case measuredOnUnheardSpeakers
    /// Heading of the notes on a model of the package, which are in English.
    case cardNotes
    /// The model that read the recordings; what it could have been with its encoder installed.
    case readBy(String), readByWithoutEncoder(String)
    /// A name that exists, in place of one that does not.
    case didYouMean(String)
    /// Said of models whose data bars commercial use.
    case nonCommercial
    /// Said of models whose data sets, which are named, tell of no licence.
    case licenceNotStated(String)
    /// Said of models without figures, since data sets, which are named, tell no speakers apart.
    case notMeasured(String)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .reading: Wording("읽는 중", "reading")
        case .features: Wording("특징 계산", "features")
        case .folds: Wording("폴드", "folds")
        case .training: Wording("훈련", "training")
        case .unusable(let count): Wording("녹음 \(count)개는 쓸 수 없었습니다", "\(count) recording(s) could not be used")
        case .duplicates(let count):
            Wording("내용이 같은 녹음 \(count)개는 한 번만 셉니다", "\(count) recording(s) of identical content count once")
        case .unlabelled(let count):
            Wording("감정이 아닌 이름표가 붙은 녹음 \(count)개", "\(count) recording(s) whose label names no emotion")
        case .wrote(let file): Wording("저장: \(file)", "wrote \(file)")
        case .alreadyDone(let count):
            Wording("멈춘 실행을 이어 합니다: \(count)개는 이미 끝났습니다", "going on with a run that was stopped: \(count) done already")
        case .learnedFrom(let clips, let speakers):
            Wording("화자 \(speakers)명의 녹음 \(clips)개로 훈련", "learned from \(clips) clips of \(speakers) speakers")
        case .layout: Wording("구성", "layout")
        case .recordings: Wording("녹음", "recordings")
        case .speakers: Wording("화자", "speakers")
        case .labels: Wording("이름표", "labels")
        case .licence: Wording("라이선스", "licence")
        case .learnedArousal:
            Wording("각성도 학습함 (훈련에 없던 화자로 측정)", "Arousal is learned too (measured on speakers left out)")
        case .cardHeard(let ways):
            Wording("시험 녹음은 저마다 다음 중 하나로 들음: \(ways)", "each test clip heard in one of these ways: \(ways)")
        case .cardNaming(let threshold, let classes, let clips, let named, let right, .words):
            Wording(
                "확률 \(threshold)부터 낱말을 말함: 이런 녹음 \(clips)개(낱말 \(classes)가지) 가운데 \(named) %에서 말하고 그중 \(right) %가 맞음",
                "A word is named from a probability of \(threshold) on: in \(named) % of \(clips) such clips "
                    + "(\(classes) words), \(right) % of them rightly")
        case .cardNaming(let threshold, let classes, let clips, let named, let right, .emotion):
            Wording(
                "확률 \(threshold)부터 감정을 말함: 이런 녹음 \(clips)개(감정 \(classes)가지) 가운데 \(named) %에서 말하고 그중 \(right) %가 맞음",
                "An emotion is named from a probability of \(threshold) on: in \(named) % of \(clips) such clips "
                    + "(\(classes) emotions), \(right) % of them rightly")
        case .trainedOn: Wording("훈련 데이터", "Trained on")
        case .measuredOnUnheardSpeakers:
            Wording("처음 듣는 화자로 잰 성적 (UAR, 95 % 구간)", "Measured on speakers not heard in training (UAR, 95 % interval)")
        case .cardNotes: Wording("이 모델에 대해 알아 둘 것 (영어)", "Notes on this model")
        case .readBy(let model): Wording("읽은 모델: \(model)", "read by \(model)")
        case .readByWithoutEncoder(let model):
            Wording(
                "읽은 모델: \(model) (설치하면 더 정확합니다: nunchi models install whisper-base-encoder)",
                "read by \(model) (better once installed: nunchi models install whisper-base-encoder)")
        case .didYouMean(let name): Wording("혹시 \(name)?", "did you mean \(name)?")
        case .nonCommercial:
            Wording(
                "일부 훈련 데이터는 상업적으로 쓸 수 없습니다. 이 모델도 그렇습니다.",
                "Some of its data may not be used commercially; neither may the model.")
        case .licenceNotStated(let corpora):
            Wording(
                "\(corpora): 라이선스가 적혀 있지 않습니다. 이 모델은 그 녹음만큼만 자유롭게 쓸 수 있습니다.",
                "No licence is stated for \(corpora): the model is as free as these recordings are.")
        case .notMeasured(let corpora):
            Wording(
                "성적을 재지 못했습니다. 데이터에 화자가 한 명뿐입니다(\(corpora)). 화자마다 녹음을 따로 폴더에 담으세요.",
                "Not measured: the data names only one speaker (\(corpora)); put the recordings of each speaker into a folder of their own."
            )
        }
    }

    /// One value of each case.
    public static let examples: [CommandPhrase] = [
        .reading, .features, .folds, .training, .unusable(2), .duplicates(1), .unlabelled(3), .wrote("a.npy"),
        .alreadyDone(3),
        .learnedFrom(clips: 10, speakers: 2), .layout, .recordings, .speakers, .labels, .licence, .trainedOn,
        .learnedArousal, .cardHeard("plain, telephone"),
        .cardNaming(threshold: "0.40", classes: 9, clips: 100, named: "50", right: "60"),
        .cardNaming(threshold: "0.40", classes: 9, clips: 100, named: "50", right: "60", task: .words),
        .measuredOnUnheardSpeakers, .nonCommercial, .licenceNotStated("mine"), .notMeasured("mine"),
        .didYouMean("read"),
        .cardNotes, .readBy("encoder 1"), .readByWithoutEncoder("acoustic 1"),
    ]
}
