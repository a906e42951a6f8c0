/// What Korean comments write for common emoji, which their corpora hold few of.
enum KoreanEmoji {
    /// The letters for an emoji; nil for one that has none and for other scalars.
    static func letters(of scalar: UInt32) -> [UInt32]? {
        guard scalar >= 0x2600 else { return nil }
        switch scalar {
        case 0x1F622, 0x1F625, 0x1F62D, 0x1F63F, 0x1F97A, 0x1F979: return [0x3160, 0x3160]  // weeping: ㅠㅠ
        case 0x1F602, 0x1F606, 0x1F605, 0x1F923, 0x1F639, 0x1F61D, 0x1F61C: return [0x314B, 0x314B]  // laughing: ㅋㅋ
        case 0x1F600, 0x1F601, 0x1F603, 0x1F604, 0x1F60A, 0x1F642, 0x263A, 0x1F917, 0x1F60B: return [smile]
        case 0x1F60D, 0x1F618, 0x1F970, 0x1F63B: return [Emoticon.heart.placeholder]
        case 0x1F620, 0x1F621, 0x1F624, 0x1F92C, 0x1F612, 0x1F644, 0x1F611: return [0x3161, 0x3161]  // cross: ㅡㅡ
        case 0x1F44D, 0x1F44F, 0x1F44C: return [0xAD7F]  // thumbs up, applause: 굿
        default: return nil
        }
    }

    private static let smile = Emoticon.smile.placeholder
}
