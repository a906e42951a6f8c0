import Affect

extension TextLabel {
    /// The 43 emotions of KOTE and "none", in its order, with its Korean names.
    ///
    /// English names and the emotion that each belongs to are this package's. Anger takes what is directed against
    /// something, contempt what looks down on it, boredom tedium and reluctance to act, calm ease and trust, fear worry and
    /// pressure, surprise what is unexpected, new or understood at last. Resolve (비장함) is no emotion of the ten and is left out of all of them.
    public static let kote: [TextLabel] = [
        TextLabel(name: "complaint", koreanName: "불평/불만", emotion: .anger),
        TextLabel(name: "welcome", koreanName: "환영/호의", emotion: .joy),
        TextLabel(name: "admiration", koreanName: "감동/감탄", emotion: .joy),
        TextLabel(name: "weariness", koreanName: "지긋지긋", emotion: .disgust),
        TextLabel(name: "gratitude", koreanName: "고마움", emotion: .joy),
        TextLabel(name: "sadness", koreanName: "슬픔", emotion: .sadness),
        TextLabel(name: "anger", koreanName: "화남/분노", emotion: .anger),
        TextLabel(name: "respect", koreanName: "존경", emotion: .joy),
        TextLabel(name: "expectation", koreanName: "기대감", emotion: .joy),
        TextLabel(name: "arrogance", koreanName: "우쭐댐/무시함", emotion: .contempt),
        TextLabel(name: "disappointment", koreanName: "안타까움/실망", emotion: .sadness),
        TextLabel(name: "resolve", koreanName: "비장함", emotion: nil),
        TextLabel(name: "distrust", koreanName: "의심/불신", emotion: .anger),
        TextLabel(name: "pride", koreanName: "뿌듯함", emotion: .joy),
        TextLabel(name: "comfort", koreanName: "편안/쾌적", emotion: .calm),
        TextLabel(name: "interest", koreanName: "신기함/관심", emotion: .surprise),
        TextLabel(name: "affection", koreanName: "아껴주는", emotion: .joy),
        TextLabel(name: "shame", koreanName: "부끄러움", emotion: .sadness),
        TextLabel(name: "fear", koreanName: "공포/무서움", emotion: .fear),
        TextLabel(name: "despair", koreanName: "절망", emotion: .sadness),
        TextLabel(name: "scorn", koreanName: "한심함", emotion: .contempt),
        TextLabel(name: "disgust", koreanName: "역겨움/징그러움", emotion: .disgust),
        TextLabel(name: "irritation", koreanName: "짜증", emotion: .anger),
        TextLabel(name: "preposterousness", koreanName: "어이없음", emotion: .contempt),
        TextLabel(name: "none", koreanName: "없음", emotion: .neutral),
        TextLabel(name: "self-loathing", koreanName: "패배/자기혐오", emotion: .sadness),
        TextLabel(name: "reluctance", koreanName: "귀찮음", emotion: .boredom),
        TextLabel(name: "exhaustion", koreanName: "힘듦/지침", emotion: .sadness),
        TextLabel(name: "excitement", koreanName: "즐거움/신남", emotion: .joy),
        TextLabel(name: "realization", koreanName: "깨달음", emotion: .surprise),
        TextLabel(name: "guilt", koreanName: "죄책감", emotion: .sadness),
        TextLabel(name: "hatred", koreanName: "증오/혐오", emotion: .disgust),
        TextLabel(name: "delight", koreanName: "흐뭇함(귀여움/예쁨)", emotion: .joy),
        TextLabel(name: "embarrassment", koreanName: "당황/난처", emotion: .surprise),
        TextLabel(name: "shock", koreanName: "경악", emotion: .surprise),
        TextLabel(name: "burden", koreanName: "부담/안_내킴", emotion: .fear),
        TextLabel(name: "sorrow", koreanName: "서러움", emotion: .sadness),
        TextLabel(name: "boredom", koreanName: "재미없음", emotion: .boredom),
        TextLabel(name: "compassion", koreanName: "불쌍함/연민", emotion: .sadness),
        TextLabel(name: "surprise", koreanName: "놀람", emotion: .surprise),
        TextLabel(name: "happiness", koreanName: "행복", emotion: .joy),
        TextLabel(name: "anxiety", koreanName: "불안/걱정", emotion: .fear),
        TextLabel(name: "joy", koreanName: "기쁨", emotion: .joy),
        TextLabel(name: "relief", koreanName: "안심/신뢰", emotion: .calm),
    ]

    /// Three classes of film reviews by their rating.
    public static let polarity: [TextLabel] = [
        TextLabel(name: "negative", koreanName: "부정", emotion: nil),
        TextLabel(name: "neutral", koreanName: "중립", emotion: .neutral),
        TextLabel(name: "positive", koreanName: "긍정", emotion: .joy),
    ]
}
