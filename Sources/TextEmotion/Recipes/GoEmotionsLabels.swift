public import Affect

extension Taxonomy {
    /// Ekman's six and neutral: what the English labels are summed up to.
    public static let ekmanNeutral = Taxonomy(
        name: "ekman-neutral", emotions: [.neutral, .joy, .sadness, .anger, .surprise, .fear, .disgust])
}

extension TextLabel {
    /// The 27 emotions of GoEmotions and neutral, in its order, grouped as its authors group them under Ekman's six
    /// (Demszky et al., "GoEmotions: A Dataset of Fine-Grained Emotions", ACL 2020).
    public static let goEmotions: [TextLabel] = [
        TextLabel(name: "admiration", koreanName: "감탄", emotion: .joy),
        TextLabel(name: "amusement", koreanName: "재미", emotion: .joy),
        TextLabel(name: "anger", koreanName: "분노", emotion: .anger),
        TextLabel(name: "annoyance", koreanName: "짜증", emotion: .anger),
        TextLabel(name: "approval", koreanName: "찬성", emotion: .joy),
        TextLabel(name: "caring", koreanName: "배려", emotion: .joy),
        TextLabel(name: "confusion", koreanName: "혼란", emotion: .surprise),
        TextLabel(name: "curiosity", koreanName: "궁금함", emotion: .surprise),
        TextLabel(name: "desire", koreanName: "바람", emotion: .joy),
        TextLabel(name: "disappointment", koreanName: "실망", emotion: .sadness),
        TextLabel(name: "disapproval", koreanName: "반대", emotion: .anger),
        TextLabel(name: "disgust", koreanName: "혐오", emotion: .disgust),
        TextLabel(name: "embarrassment", koreanName: "민망함", emotion: .sadness),
        TextLabel(name: "excitement", koreanName: "신남", emotion: .joy),
        TextLabel(name: "fear", koreanName: "두려움", emotion: .fear),
        TextLabel(name: "gratitude", koreanName: "고마움", emotion: .joy),
        TextLabel(name: "grief", koreanName: "비통", emotion: .sadness),
        TextLabel(name: "joy", koreanName: "기쁨", emotion: .joy),
        TextLabel(name: "love", koreanName: "사랑", emotion: .joy),
        TextLabel(name: "nervousness", koreanName: "초조", emotion: .fear),
        TextLabel(name: "optimism", koreanName: "낙관", emotion: .joy),
        TextLabel(name: "pride", koreanName: "자부심", emotion: .joy),
        TextLabel(name: "realization", koreanName: "깨달음", emotion: .surprise),
        TextLabel(name: "relief", koreanName: "안도", emotion: .joy),
        TextLabel(name: "remorse", koreanName: "후회", emotion: .sadness),
        TextLabel(name: "sadness", koreanName: "슬픔", emotion: .sadness),
        TextLabel(name: "surprise", koreanName: "놀람", emotion: .surprise),
        TextLabel(name: "neutral", koreanName: "중립", emotion: .neutral),
    ]
}
