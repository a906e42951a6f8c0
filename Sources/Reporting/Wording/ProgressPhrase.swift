/// The words of a progress line.
public enum ProgressPhrase: Phrase, Hashable {
    /// How fast the work goes, in things a second.
    case rate(String)
    /// How long the rest may take.
    case remaining(String)
    /// How long it took.
    case took(String)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .rate(let value): Wording("초당 \(value)", "\(value)/s")
        case .remaining(let time): Wording("남은 시간 \(time)", "\(time) left")
        case .took(let time): Wording("걸린 시간 \(time)", "took \(time)")
        }
    }

    /// One value of each case.
    public static let examples: [ProgressPhrase] = [.rate("12.5"), .remaining("1:05"), .took("0:42")]
}
