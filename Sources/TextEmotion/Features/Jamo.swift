/// Hangul syllables taken apart.
enum Jamo {
    /// Appends a syllable's initial, vowel and final as conjoining jamo, or the scalar itself when it is no syllable.
    static func append(_ scalar: UInt32, to letters: inout [UInt32]) {
        guard (0xAC00...0xD7A3).contains(scalar) else {
            letters.append(scalar)
            return
        }
        let index = scalar - 0xAC00
        letters.append(0x1100 + index / 588)
        letters.append(0x1161 + index % 588 / 28)
        if index % 28 > 0 { letters.append(0x11A7 + index % 28) }
    }
}
