/// Codes of languages that are spoken.
public enum SpokenLanguage {
    /// The codes that Whisper was trained with, of ISO 639-1 save a few (Radford et al., "Robust speech recognition via
    /// large-scale weak supervision", 2022).
    public static let ofWhisper: [String] = """
        af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy id is \
        it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk \
        sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh
        """.split(separator: " ").map(String.init)

    /// The codes that SenseVoice was trained with.
    public static let ofSenseVoice = ["zh", "en", "ja", "ko", "yue"]

    /// The code that a name means: `ko`, `KO`, `ko-KR`, `korean`, `한국어`; nil for `auto` and for an empty name.
    public static func code(named name: String) -> String? {
        let word = String(name.lowercased().prefix { $0 != "-" && $0 != "_" })
        switch word {
        case "", "auto": return nil
        case "korean", "한국어", "kor", "kr": return "ko"
        case "english", "영어", "eng": return "en"
        case "japanese", "일본어", "jpn": return "ja"
        case "chinese", "중국어", "zho": return "zh"
        default: return word
        }
    }
}
