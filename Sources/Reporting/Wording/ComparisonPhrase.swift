/// The words of runs set beside each other.
public enum ComparisonPhrase: Phrase {
    /// Headings of tables and columns.
    case comparison, runs, differences, difference, onlyFirst, onlySecond, clipsCompared, exactTest, adjusted
    /// How to take the figures.
    case comparisonNote
    /// What makes a comparison less than fair.
    case protocolsDiffer, clipsDiffer(left: Int), classesDiffer

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .comparison: Wording("비교", "Comparison")
        case .runs: Wording("실행", "Runs")
        case .differences: Wording("차이", "Differences")
        case .difference: Wording("UAR 차이 (합산)", "Difference in UAR (pooled)")
        case .onlyFirst: Wording("앞만 맞음", "only the first right")
        case .onlySecond: Wording("뒤만 맞음", "only the second right")
        case .clipsCompared: Wording("함께 판정한 녹음", "clips judged by both")
        case .exactTest: Wording("맥니마 p", "McNemar p")
        case .adjusted: Wording("홀름 보정 p", "p after Holm")
        case .comparisonNote:
            Wording(
                "구간은 화자를 통째로 다시 뽑아 구했습니다. 맥니마 검정은 녹음이 서로 독립이라고 보므로 같은 화자의 녹음이 많으면 p가 너무 작습니다.",
                "The interval draws whole speakers. McNemar's test takes clips as independent of each other; with many clips of each speaker its p is too small."
            )
        case .protocolsDiffer:
            Wording(
                "프로토콜이 서로 다릅니다: 차이가 모델 때문이 아닐 수 있습니다", "the protocols differ: so may the figures, whatever the models")
        case .clipsDiffer(let left):
            Wording("한쪽에만 있는 녹음 \(left)개는 비교에서 뺐습니다", "\(left) clip(s) that only one of them judged are left out")
        case .classesDiffer: Wording("구별하는 것이 서로 다릅니다", "they tell different classes apart")
        }
    }

    /// One value of each case.
    public static let examples: [ComparisonPhrase] = [
        .comparison, .runs, .differences, .difference, .onlyFirst, .onlySecond, .clipsCompared, .exactTest, .adjusted,
        .comparisonNote, .protocolsDiffer, .clipsDiffer(left: 3), .classesDiffer,
    ]
}
