import Foundation

/// Folds away what does not change the emotion of a text, and keeps what does.
///
/// Letter case (capitals are remembered), decomposed letters (NFC), runs of three and more of one sign, full-width forms,
/// curly quotes, blanks, skin tones and variation marks are folded; web addresses, users, numbers, masked names and
/// emoticons become placeholders. The text in memory is UTF-8; a byte that is not valid there is read as a blank.
struct TextNormalizer {
    /// Longest text that is normalised at once, in bytes, so that places fit in 32 bits.
    static let longest = 1 << 30

    /// Normalises into `text`, which keeps its memory from call to call.
    static func normalize(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout NormalizedText) {
        text.removeAll()
        var place = 0
        let count = min(bytes.count, longest)
        while place < count {
            if let found = PlaceholderScanner.scan(bytes, at: place, count: count, after: text.scalars.last ?? blank) {
                put(found.symbol, from: place, to: found.end, marks: found.isRepeated ? .repeated : [], to: &text)
                place = found.end
                continue
            }
            let (value, length) = UTF8Scalars.decode(bytes, at: place, count: count)
            add(value, from: place, to: place + length, to: &text)
            place += length
        }
        if text.scalars.last == blank { text.removeLast(1) }
    }

    private static let blank: UInt32 = 0x20

    // MARK: Scalars

    private static func add(_ value: UInt32, from start: Int, to end: Int, to text: inout NormalizedText) {
        if value < 0x80 {
            if value <= 0x20 || value == 0x7F {
                put(blank, from: start, to: end, to: &text)
            } else if (0x41...0x5A).contains(value) {
                put(value + 0x20, from: start, to: end, marks: .capital, to: &text)
            } else {
                put(value == 0x60 ? 0x27 : value, from: start, to: end, to: &text)
            }
            return
        }
        if ScalarFolding.joins(value), compose(value, to: end, in: &text) { return }
        switch ScalarFolding.fold(value) {
        case .scalar(let scalar): put(scalar, from: start, to: end, to: &text)
        case .capital(let scalar): put(scalar, from: start, to: end, marks: .capital, to: &text)
        case .several(let scalars): for scalar in scalars { put(scalar, from: start, to: end, to: &text) }
        case .dropped: if !text.ends.isEmpty { text.ends[text.ends.count - 1] = Int32(truncatingIfNeeded: end) }
        }
    }

    /// Appends a scalar, unless it prolongs a run of blanks or of more than two of one sign.
    private static func put(
        _ scalar: UInt32, from start: Int, to end: Int, marks: NormalizedText.Marks = [], to text: inout NormalizedText
    ) {
        let last = text.count - 1
        if scalar == blank {
            if last >= 0, text.scalars[last] != blank { text.append(blank, from: start, to: end) }
            return
        }
        // Digits repeat for other reasons than feeling.
        if last >= 1, text.scalars[last] == scalar, text.scalars[last - 1] == scalar, !(0x30...0x39).contains(scalar) {
            text.ends[last] = Int32(truncatingIfNeeded: end)
            text.marks[last].insert(.repeated)
            text.marks[last - 1].insert(.repeated)
            return
        }
        text.append(scalar, from: start, to: end, marks: marks)
    }

    /// Puts a mark, or a conjoining jamo, together with the scalar before it; false when they make no one scalar.
    private static func compose(_ value: UInt32, to end: Int, in text: inout NormalizedText) -> Bool {
        guard let last = text.scalars.last, last != blank else { return false }
        let index = text.count - 1
        let composed: UInt32?
        switch (last, value) {
        case (0x1100...0x1112, 0x1161...0x1175):
            composed = 0xAC00 + ((last - 0x1100) * 21 + (value - 0x1161)) * 28
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (last - 0xAC00) % 28 == 0:
            composed = last + value - 0x11A7
        default:
            composed = precomposed(last, value)
        }
        guard let composed else { return false }
        text.scalars[index] = composed
        text.ends[index] = Int32(truncatingIfNeeded: end)
        return true
    }

    private static func precomposed(_ base: UInt32, _ mark: UInt32) -> UInt32? {
        guard let first = Unicode.Scalar(base), let second = Unicode.Scalar(mark) else { return nil }
        var pair = String.UnicodeScalarView()
        pair.append(first)
        pair.append(second)
        let scalars = String(pair).precomposedStringWithCanonicalMapping.unicodeScalars
        return scalars.count == 1 ? scalars.first?.value : nil
    }
}
