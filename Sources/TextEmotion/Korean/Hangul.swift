/// Arithmetic of Hangul syllables (The Unicode Standard, 3.12) and the letters that stand alone.
package enum Hangul {
    /// A syllable's parts as places in the orders of initials, vowels and finals; 0 is no final.
    package struct Parts: Hashable {
        package var initial: UInt32
        package var vowel: UInt32
        package var final: UInt32

        package init(initial: UInt32, vowel: UInt32, final: UInt32) {
            (self.initial, self.vowel, self.final) = (initial, vowel, final)
        }

        /// The syllable.
        package var syllable: UInt32 { Hangul.first + (initial * 21 + vowel) * 28 + final }
    }

    static let first: UInt32 = 0xAC00

    /// Whether a scalar is a whole syllable.
    package static func isSyllable(_ scalar: UInt32) -> Bool { (0xAC00...0xD7A3).contains(scalar) }

    /// A syllable's parts; nil for anything else.
    package static func parts(of scalar: UInt32) -> Parts? {
        guard isSyllable(scalar) else { return nil }
        let index = scalar - first
        return Parts(initial: index / 588, vowel: index % 588 / 28, final: index % 28)
    }

    /// The place of ㅇ among the initials: it is silent.
    static let silentInitial: UInt32 = 11

    /// The letter that a syllable's final is when it stands alone, for the finals that people draw out in laughter.
    static func laughter(ofFinal final: UInt32) -> UInt32? {
        switch final {
        case 24: 0x314B  // ㅋ
        case 27: 0x314E  // ㅎ
        default: nil
        }
    }

    /// The letter that stands alone for a half-width one or a conjoining one without a syllable; nil for other scalars.
    package static func loneLetter(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFFA1...0xFFBE: scalar - 0xFFA1 + 0x3131
        case 0xFFC2...0xFFC7: scalar - 0xFFC2 + 0x314F
        case 0xFFCA...0xFFCF: scalar - 0xFFCA + 0x3155
        case 0xFFD2...0xFFD7: scalar - 0xFFD2 + 0x315B
        case 0xFFDA...0xFFDC: scalar - 0xFFDA + 0x3161
        case 0x1100...0x1112: initials[Int(scalar - 0x1100)]
        case 0x1161...0x1175: scalar - 0x1161 + 0x314F
        default: nil
        }
    }

    /// The initials as letters that stand alone, in order.
    private static let initials: [UInt32] = [
        0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
        0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
    ]

    /// Whether a scalar is a vowel that stands alone, ㅏ to ㅣ.
    static func isLoneVowel(_ scalar: UInt32) -> Bool { (0x314F...0x3163).contains(scalar) }
}
