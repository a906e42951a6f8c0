extension Emotion {
    /// The English name shown to people.
    public var englishName: String {
        switch self {
        case .neutral: "Neutral"
        case .joy: "Joy"
        case .sadness: "Sadness"
        case .anger: "Anger"
        case .surprise: "Surprise"
        case .fear: "Fear"
        case .disgust: "Disgust"
        case .contempt: "Contempt"
        case .calm: "Calm"
        case .boredom: "Boredom"
        }
    }

    /// The Korean name shown to people.
    public var koreanName: String {
        switch self {
        case .neutral: "중립"
        case .joy: "기쁨"
        case .sadness: "슬픔"
        case .anger: "분노"
        case .surprise: "놀람"
        case .fear: "공포"
        case .disgust: "혐오"
        case .contempt: "경멸"
        case .calm: "평온"
        case .boredom: "지루함"
        }
    }

    /// The emotion that a word names, in the vocabulary of published corpora, or nil.
    ///
    /// Letter case and surrounding blanks do not count: `"Happy"`, `"happiness"`, `"joy"`, `"기쁨"` and `"행복"` are all `.joy`.
    public init?(label: String) {
        let word = label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let emotion = Self.vocabulary[word] else { return nil }
        self = emotion
    }

    private static let vocabulary: [String: Emotion] = {
        let words: [(Emotion, [String])] = [
            (.neutral, ["neutral", "neutrality", "normal", "none", "중립", "보통", "무감정", "평상"]),
            (.joy, ["joy", "happy", "happiness", "joyful", "기쁨", "행복", "즐거움", "freude"]),
            (.sadness, ["sadness", "sad", "슬픔", "trauer"]),
            (.anger, ["anger", "angry", "분노", "화남", "화", "wut", "ärger"]),
            (.surprise, ["surprise", "surprised", "놀람", "당황"]),
            (.fear, ["fear", "fearful", "anxiety", "공포", "두려움", "불안", "angst"]),
            (.disgust, ["disgust", "disgusted", "dislike", "disqust", "혐오", "역겨움", "ekel"]),
            (.contempt, ["contempt", "경멸"]),
            (.calm, ["calm", "relaxed", "평온", "차분함"]),
            (.boredom, ["boredom", "bored", "지루함", "langeweile"]),
        ]
        var table: [String: Emotion] = [:]
        for (emotion, synonyms) in words {
            for synonym in synonyms { table[synonym] = emotion }
        }
        return table
    }()
}
