public import Learning

extension EvaluationProtocol {
    /// What the protocol means, in one sentence.
    public func meaning(in language: Language) -> String { meaning[language] }

    private var meaning: Wording {
        switch self {
        case .leaveOneSpeakerOut:
            Wording(
                "화자를 한 명씩 빼고 훈련해, 처음 듣는 그 화자로 시험합니다.",
                "Each speaker in turn is left out of training and tested: every voice is new to the model that judges it."
            )
        case .grouped(let count):
            Wording(
                "화자를 \(count)묶음으로 나누어 한 묶음씩 빼고 훈련해, 처음 듣는 그 화자들로 시험합니다.",
                "The speakers are cut into \(count) groups; each group in turn is left out of training and tested.")
        case .speakerAndSentence(let speakers, let sentences):
            Wording(
                "시험하는 \(speakers == nil ? "화자" : "화자 묶음")\(speakers.map { "(\($0)묶음)" } ?? "")도, 시험하는 \(sentences == nil ? "문장" : "문장 묶음(\(sentences ?? 0)묶음)")도 훈련에 없습니다.",
                "Training has neither the \(speakers.map { "speakers (\($0) groups)" } ?? "speaker") nor the \(sentences.map { "sentences (\($0) blocks)" } ?? "sentence") of the clips tested; all cells of the same speakers are judged together."
            )
        case .leaveOneCorpusOut:
            Wording(
                "데이터 집합을 하나씩 빼고 훈련해 그것으로 시험합니다. 낯선 사람, 낯선 녹음 환경에 가장 가까운 조건입니다.",
                "Each data set in turn is left out of training and tested: the nearest to what a stranger's recording meets."
            )
        case .official:
            Wording("데이터 집합과 함께 공개된 분할로 잽니다.", "The folds that the data set was published with.")
        case .random(let count):
            Wording(
                "녹음을 무작위로 \(count)묶음으로 나눕니다. 같은 화자가 훈련과 시험에 모두 있습니다.",
                "Clips are dealt into \(count) parts at random: the same speakers are in training and test.")
        }
    }
}
