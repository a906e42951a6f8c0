/// The words of the report on what is installed.
public enum DoctorPhrase: Phrase {
    /// Heading: what it is.
    case part
    /// Heading: its version.
    case version
    /// Heading: where it is.
    case place
    /// The processor's instructions.
    case instructions
    /// The folder of models.
    case modelFolder
    /// Said of a model that is there.
    case model
    /// Said where something cannot be used.
    case unusable

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .part: Wording("구성 요소", "Part")
        case .version: Wording("판", "Version")
        case .place: Wording("위치", "Where")
        case .instructions: Wording("프로세서 명령", "processor instructions")
        case .modelFolder: Wording("모델 폴더", "folder of models")
        case .model: Wording("모델", "model")
        case .unusable: Wording("쓸 수 없음", "cannot be used")
        }
    }

    /// One value of each case.
    public static let examples: [DoctorPhrase] = [
        .part, .version, .place, .instructions, .modelFolder, .model, .unusable,
    ]
}
