/// The words that tell of an exported model.
public enum ExportPhrase: Phrase {
    /// Heading of what it takes.
    case input
    /// Heading of what it gives.
    case output
    /// Heading of the classes in the order of the scores.
    case classes
    /// The rate at which the sound is heard.
    case heardAt(Int)
    /// Which outputs of which encoder the input sums up.
    case encoder(String, outputs: String)
    /// How to compute the input.
    case computedBy
    /// What it was exported for: a speaker's profile.
    case profile(String)

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .input: Wording("입력", "input")
        case .output: Wording("출력", "outputs")
        case .classes: Wording("클래스", "classes")
        case .heardAt(let rate): Wording("\(rate) Hz로 들은 소리", "of sound at \(rate) Hz")
        case .encoder(let name, let outputs):
            Wording("인코더 \(name)의 출력 \(outputs)", "from outputs \(outputs) of the encoder \(name)")
        case .computedBy: Wording("계산하기", "computed by")
        case .profile(let name): Wording("프로필 \(name)", "profile \(name)")
        }
    }

    /// One value of each case.
    public static let examples: [ExportPhrase] = [
        .input, .output, .classes, .heardAt(16_000), .encoder("whisper-base-encoder", outputs: "hidden_1"),
        .computedBy, .profile("mina"),
    ]
}
