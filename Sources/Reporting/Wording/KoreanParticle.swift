/// A Korean particle whose form depends on the sound before it.
public enum KoreanParticle: Sendable, CaseIterable {
    /// 은/는
    case topic
    /// 이/가
    case subject
    /// 을/를
    case object
    /// 과/와
    case with
    /// 으로/로
    case by

    /// `word` with the form of this particle that fits its last syllable; both forms, as in `을(를)`, after a word
    /// whose sound cannot be told from its letters (`clip.wav`).
    public func after(_ word: String) -> String { word + form(after: word) }

    /// The particle alone, in the form that fits after `word`.
    public func form(after word: String) -> String {
        guard let final = Self.finalConsonant(of: word) else { return either }
        // ㄹ (the eighth final) takes 로, as an open syllable does.
        let open = final == 0 || (self == .by && final == 8)
        return open ? forms.open : forms.closed
    }

    private var forms: (closed: String, open: String) {
        switch self {
        case .topic: ("은", "는")
        case .subject: ("이", "가")
        case .object: ("을", "를")
        case .with: ("과", "와")
        case .by: ("으로", "로")
        }
    }

    private var either: String { self == .by ? "(으)로" : "\(forms.closed)(\(forms.open))" }

    /// Index of the last syllable's final consonant (0 = none), or nil where the word's end has no known sound.
    private static func finalConsonant(of word: String) -> UInt32? {
        let scalars = word.unicodeScalars
        guard let last = scalars.last(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
            return nil
        }
        switch last.value {
        case 0xAC00...0xD7A3: return (last.value - 0xAC00) % 28
        // Decomposed Hangul: a final consonant, or a vowel with none.
        case 0x11A8...0x11C2: return last.value - 0x11A7
        case 0x1161...0x1175: return 0
        // Digits are read 영 일 이 삼 사 오 육 칠 팔 구: 일, 칠, 팔 end in ㄹ; 영, 삼, 육 in another consonant.
        case 0x30...0x39: return [21, 8, 0, 16, 0, 0, 1, 8, 8, 0][Int(last.value - 0x30)]
        default: return nil
        }
    }
}
