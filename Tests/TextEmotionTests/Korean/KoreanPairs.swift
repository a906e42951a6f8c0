/// Sixty Korean pairs written by hand: ten for each thing that a text model must get right.
enum KoreanPairs {
    static let all = negation + intensifiers + emoji + typos + spacing + elongation

    static let negation = TextPair.pairs(
        "negation",
        [
            ("joy", "이 영화 안 좋아요", "이 영화 좋아요"),
            ("happiness", "나는 행복하지 않아", "나는 행복해"),
            ("excitement", "재미있지 않았다", "재미있었다"),
            ("excitement", "하나도 안 재밌다", "정말 재밌다"),
            ("gratitude", "전혀 고맙지 않네요", "정말 고맙네요"),
            ("boredom", "지루하지 않아요", "지루해요"),
            ("relief", "믿을 수 없는 회사", "믿을 수 있는 회사"),
            ("admiration", "감동적이지 않다", "감동적이다"),
            ("joy", "기쁘지 않아요", "기뻐요"),
            ("expectation", "기대 안 됩니다", "기대 됩니다"),
        ])

    static let intensifiers = TextPair.pairs(
        "intensifier",
        [
            ("happiness", "행복해요", "정말 행복해요"),
            ("sadness", "슬프다", "너무 슬프다"),
            ("anger", "화가 납니다", "정말 화가 납니다"),
            ("boredom", "재미없다", "진짜 재미없다"),
            ("excitement", "재밌다", "완전 재밌다"),
            ("gratitude", "고맙다", "정말 고맙다"),
            ("irritation", "짜증난다", "너무 짜증난다"),
            ("admiration", "감동적이다", "정말 감동적이다"),
            ("fear", "무서워요", "너무 무서워요"),
            ("hatred", "싫다", "존나 싫다"),
        ])

    static let emoji = TextPair.pairs(
        "emoji",
        [
            ("excitement", "오늘 학교 갔다", "오늘 학교 갔다 ㅋㅋㅋ"),
            ("sadness", "오늘 학교 갔다", "오늘 학교 갔다 ㅠㅠ"),
            ("joy", "오늘 만났어요", "오늘 만났어요 ^^"),
            ("excitement", "친구가 넘어졌어", "친구가 넘어졌어 😂"),
            ("affection", "우리 강아지", "우리 강아지 ❤️"),
            ("anger", "또 그랬네", "또 그랬네 😡"),
            ("sadness", "졌다", "졌다 😭"),
            ("excitement", "주말이다", "주말이다 ㅎㅎ"),
            ("irritation", "회사 갔다", "회사 갔다 ㅡㅡ"),
            ("admiration", "봤어요", "봤어요 👍"),
        ])

    static let typos = TextPair.pairs(
        "typo",
        [
            ("happiness", "내일 비가 와요", "행복햇어요"),
            ("joy", "점심 먹었어요", "조아요"),
            ("irritation", "전화 왔어요", "짜쯩나네요"),
            ("gratitude", "어제 왔어요", "감사함니다"),
            ("excitement", "어제 봤다", "재밋다"),
            ("boredom", "어제 봤다", "재미업다"),
            ("admiration", "보았습니다", "감동적이엇습니다"),
            ("sadness", "공부했다", "슬펏다"),
            ("fear", "앉았어요", "무서웟어요"),
            ("disappointment", "나왔어요", "실망햇어요"),
        ])

    static let spacing = TextPair.pairs(
        "spacing",
        [
            ("sadness", "밥을먹었다", "너무슬프다"),
            ("happiness", "집에갔어요", "정말행복해요"),
            ("anger", "물을마신다", "진짜화난다"),
            ("gratitude", "문을열었습니다", "도와주셔서감사합니다"),
            ("excitement", "길을걸었다", "완전재밌다"),
            ("boredom", "영화를봤다", "지루하고재미없다"),
            ("fear", "버스를탔다", "너무무서웠다"),
            ("irritation", "의자에앉았다", "아짜증나"),
            ("admiration", "책을읽었다", "정말감동적이었다"),
            ("hatred", "그사람을봤다", "그인간정말싫다"),
        ])

    static let elongation = TextPair.pairs(
        "elongation",
        [
            ("happiness", "행복해", "행복해애애애"),
            ("excitement", "재밌다", "재밌다아아아"),
            ("joy", "좋아", "좋아아아아"),
            ("sadness", "슬퍼", "슬퍼어어어"),
            ("excitement", "웃기다ㅋ", "웃기다ㅋㅋㅋㅋㅋ"),
            ("sadness", "보고싶다ㅠ", "보고싶다ㅠㅠㅠㅠ"),
            ("irritation", "짜증나", "짜증나아아아"),
            ("excitement", "신난다", "신난다아아아"),
            ("gratitude", "고마워", "고마워어어어"),
            ("admiration", "최고다", "최고다아아아!!!"),
        ])
}
