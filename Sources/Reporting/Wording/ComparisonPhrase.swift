/// The words of runs set beside each other.
public enum ComparisonPhrase: Phrase {
    /// Headings of tables and columns.
    case comparison(String), runs, pairs, differences, difference, onlyFirst, onlySecond, clipsCompared, exactTest,
        adjusted
    /// How to take the figures.
    case comparisonNote
    /// What makes a comparison less than fair.
    case protocolsDiffer, clipsDiffer(left: Int), classesDiffer, hearingsDiffer, profilesDiffer

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .comparison(let names): Wording("비교: \(names)", "Comparison: \(names)")
        case .runs: Wording("평가", "Runs")
        case .pairs: Wording("견준 쌍", "First – second")
        case .differences: Wording("차이", "Differences")
        case .difference: Wording("UAR 차이 (합산)", "Difference in UAR (pooled)")
        case .onlyFirst: Wording("앞만 맞음", "only the first right")
        case .onlySecond: Wording("뒤만 맞음", "only the second right")
        case .clipsCompared: Wording("함께 판정한 녹음", "clips judged by both")
        case .exactTest: Wording("맥니마 p", "McNemar p")
        case .adjusted: Wording("홀름 보정 p", "p after Holm")
        case .comparisonNote:
            Wording(
                "차이는 앞의 UAR에서 뒤의 UAR을 뺀 값입니다. 95 % 구간은 화자를 통째로 다시 뽑아 구했으며, 0이 들어 있으면 어느 쪽이 나은지 알 수 없습니다. 맥니마 검정은 녹음이 서로 독립이라고 보므로 같은 화자의 녹음이 많으면 p가 너무 작습니다. 홀름 보정은 여러 쌍을 한꺼번에 견준 것을 바로잡습니다.",
                "A difference is the first's UAR less the second's. Its 95 % interval draws whole speakers; where it holds 0, neither is known to be better. McNemar's test takes clips as independent of each other; with many clips of each speaker its p is too small. Holm's correction is for the number of pairs."
            )
        case .protocolsDiffer:
            Wording(
                "프로토콜이 서로 다릅니다: 차이가 모델 때문이 아닐 수 있습니다", "the protocols differ: so may the figures, whatever the models")
        case .clipsDiffer(let left):
            Wording("한쪽에만 있는 녹음 \(left)개는 비교에서 뺐습니다", "\(left) clip(s) that only one of them judged are left out")
        case .classesDiffer: Wording("구별하는 클래스가 서로 다릅니다", "they tell different classes apart")
        case .hearingsDiffer:
            Wording(
                "시험 녹음을 들려준 방식이 서로 다릅니다: 차이가 모델 때문이 아닐 수 있습니다",
                "test clips were heard differently: so may the figures be, whatever the models")
        case .profilesDiffer:
            Wording("한쪽만 화자 프로필을 썼습니다", "only one of them used speaker profiles")
        }
    }

    /// One value of each case.
    public static let examples: [ComparisonPhrase] = [
        .comparison("a, b"), .runs, .pairs, .differences, .difference, .onlyFirst, .onlySecond, .clipsCompared,
        .exactTest, .adjusted,
        .comparisonNote, .protocolsDiffer, .clipsDiffer(left: 3), .classesDiffer, .hearingsDiffer,
        .profilesDiffer,
    ]
}
