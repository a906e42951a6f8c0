public import VoiceEmotion

/// The words of the commands on speakers' profiles.
public enum ProfilePhrase: Phrase {
    /// A profile that is there.
    case made(String, clips: Int, model: String)
    /// It was made of few clips.
    case few
    /// What the clips have to be like.
    case moods
    /// No profile is there.
    case none
    /// A profile was removed.
    case removed(String)

    /// One of each case.
    public static let examples: [ProfilePhrase] = [
        .made("mina", clips: 7, model: "encoder"), .few, .moods, .none, .removed("mina"),
    ]

    /// The phrase in both languages.
    public var wording: Wording {
        switch self {
        case .made(let name, let clips, let model):
            // A profile may come from anywhere, and with it the names in it.
            Wording(
                TerminalText.printable("\(name): 클립 \(clips)개, 모델 \(model)"),
                TerminalText.printable("\(name): \(clips) clip(s), for the model \(model)"))
        case .few:
            Wording(
                "클립이 셋보다 적으면 프로필이 도움이 되지 않을 수 있습니다",
                "a profile of fewer than three clips may not help")
        case .moods:
            Wording(
                "여러 기분의 클립이어야 합니다: 한 가지 기분의 클립뿐이면 그 기분이 이 사람의 평소 목소리(중립)로 여겨집니다",
                "the clips should be of different moods: of one mood alone, that mood would count as neutral")
        case .none: Wording("프로필이 없습니다", "there are no profiles")
        case .removed(let name): Wording("프로필 \(name)을(를) 지웠습니다", "removed the profile \(name)")
        }
    }
}

extension SpeakerProfile {
    /// One line: name, clips, model.
    public func text(in language: Language) -> String {
        ProfilePhrase.made(name, clips: clips, model: model).text(in: language)
    }

    /// `nunchi.profile/1`.
    public var json: JSONValue {
        .object([
            "schema": "nunchi.profile/1", "name": .string(name), "clips": .integer(clips), "model": .string(model),
            "features": .string(featureIdentity),
        ])
    }
}
