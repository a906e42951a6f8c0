/// A text's sentences and lines, found in UTF-8 bytes.
enum Sentences {
    /// A part of a text.
    struct Part: Hashable {
        /// Its bytes, without blanks at its ends.
        let bytes: Range<Int>
        /// Its line, from 1.
        let line: Int
    }

    /// Longest part in bytes; a longer sentence is cut at a blank.
    static let longest = 1000

    /// The parts in order: a line break ends one, and so does `.`, `!`, `?`, `…` or `。` before a blank.
    static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [Part] {
        var parts: [Part] = []
        var line = 1
        var start = 0
        var lastBlank = -1
        var place = 0
        func close(at end: Int) {
            let range = trimmed(bytes, start..<end)
            if let last = parts.last, last.line == line, !range.isEmpty, isSigns(bytes[range]),
                range.upperBound - last.bytes.lowerBound <= longest
            {
                parts[parts.count - 1] = Part(bytes: last.bytes.lowerBound..<range.upperBound, line: line)
            } else if !range.isEmpty {
                parts.append(Part(bytes: range, line: line))
            }
            start = end
            lastBlank = -1
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x0A || byte == 0x0D {
                close(at: place)
                if byte == 0x0A || place + 1 == bytes.count || bytes[place + 1] != 0x0A { line += 1 }
                start = place + 1
            } else if byte == 0x20 || byte == 0x09 {
                if endsSentence(bytes, before: place, from: start) { close(at: place) } else { lastBlank = place }
            }
            place += 1
            if place - start >= longest {
                // Without a blank it is cut between two scalars.
                var end = lastBlank > start ? lastBlank : place
                while end < bytes.count, end - start < longest + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
                close(at: end)
                place = max(place, end)
            }
        }
        close(at: bytes.count)
        return parts
    }

    /// An emoticon or a bracket on its own belongs to the sentence before it.
    private static func isSigns(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.allSatisfy { byte in
            byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
                && !(0x61...0x7A).contains(byte)
        }
    }

    private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int) -> Bool {
        var place = end - 1
        // Closing quotes and brackets belong to the sentence.
        while place > start, bytes[place] == 0x22 || bytes[place] == 0x27 || bytes[place] == 0x29 { place -= 1 }
        guard place >= start else { return false }
        if bytes[place] == 0x21 || bytes[place] == 0x3F { return true }
        if bytes[place] == 0x2E {
            // "Mr. Kim" and "e.g. this" go on.
            return place - start >= 4 && !isAbbreviation(bytes, endingAt: place, from: start)
        }
        return place - 2 >= start
            && (bytes[place - 2], bytes[place - 1], bytes[place]) == (0xE2, 0x80, 0xA6)
            || place - 2 >= start && (bytes[place - 2], bytes[place - 1], bytes[place]) == (0xE3, 0x80, 0x82)
    }

    private static func isAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, endingAt point: Int, from start: Int)
        -> Bool
    {
        var begin = point
        while begin > start, bytes[begin - 1] > 0x20 { begin -= 1 }
        let word = bytes[begin..<point]
        return word.count == 1 && word[begin] != 0x49 || word.contains(0x2E) && word.count <= 4
            || ["mr", "ms", "mrs", "dr", "st", "vs"].contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}
