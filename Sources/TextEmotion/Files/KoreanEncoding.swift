import Foundation

/// Korean text of older Windows and Unix programs: CP949, of which EUC-KR is a part.
enum KoreanEncoding {
    /// The text, nil when the bytes cannot be CP949, or can but only by chance.
    static func text(of bytes: [UInt8]) -> String? {
        guard isWellFormed(bytes) else { return nil }
        // Foundation's number for the encoding that Core Foundation calls DOS Korean.
        let encoding = String.Encoding(rawValue: 0x8000_0000 | 0x0422)
        guard let text = String(data: Data(bytes), encoding: encoding) else { return nil }
        // Latin-1 text can be well-formed too, but hardly gives common Hangul.
        var hangul = 0
        var others = 0
        for scalar in text.unicodeScalars where scalar.value > 0x7F {
            if (0xAC00...0xD7A3).contains(scalar.value) || (0x3131...0x318E).contains(scalar.value) {
                hangul += 1
            } else {
                others += 1
            }
        }
        return hangul > 2 * others ? text : nil
    }

    /// Whether all bytes above 0x7F come in pairs that the encoding has.
    private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place += 1
                continue
            }
            guard (0x81...0xFE).contains(bytes[place]), place + 1 < bytes.count else { return false }
            switch bytes[place + 1] {
            case 0x41...0x5A, 0x61...0x7A, 0x81...0xFE: place += 2
            default: return false
            }
        }
        return true
    }
}
