import Affect
public import VoiceEmotion

extension EvaluationNote {
    /// The note for people; in English what `description` says.
    public func text(in language: Language) -> String {
        guard language == .korean else { return description }
        return switch self {
        case .passedOver(let corpus, let count, let first): "\(corpus): 쓰지 못한 것 \(count)개, 첫째는 \(first)"
        case .duplicates(let corpus, let count): "\(corpus): " + CommandPhrase.duplicates(count).text(in: .korean)
        case .copies(let corpus, let other, let count):
            "\(corpus): 녹음 \(count)개는 \(other)에도 똑같은 내용으로 있어 거기서 한 번만 셉니다"
        case .classesLeftOut(let labels, let clips):
            "모든 데이터 집합에 있지는 않아 뺀 감정: \(labels.map(Self.named).joined(separator: ", ")) (녹음 \(clips)개)"
        case .onlyTested(let fold, let speakers, let label):
            "폴드 \(fold): \(Self.named(label)) 녹음은 시험 화자(\(speakers.joined(separator: ", ")))에게만 있어 배울 수 없었고, 틀린 것으로 셉니다"
        case .unlearned(let label, let trainings, let all):
            "훈련 \(all)번 가운데 \(trainings)번은 \(Self.named(label)) 녹음이 없어 배울 수 없었고, 틀린 것으로 셉니다"
        case .told(let text): text
        }
    }

    /// An emotion's name; words as they are.
    private static func named(_ label: String) -> String {
        Emotion(rawValue: label).map { ReadingPhrase.emotion($0).text(in: .korean) } ?? label
    }
}
