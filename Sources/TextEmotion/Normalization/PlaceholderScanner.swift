/// Finds web addresses, users, masked names, numbers and emoticons in UTF-8 bytes.
enum PlaceholderScanner {
    /// What was found.
    struct Found {
        let symbol: UInt32
        let end: Int
        var isRepeated = false
    }

    /// What begins at a place, nil when nothing does.
    ///
    /// - Parameter before: the normalised scalar before it, a blank at the beginning.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int, after before: UInt32) -> Found? {
        let first = bytes[place]
        guard first < 0x80 else { return nil }
        let isApart = !ScalarFolding.isWordPart(before)
        switch first {
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"):
            guard isApart else { return nil }
            for beginning in addressBeginnings where starts(with: beginning, bytes, at: place, count: count) {
                return Found(symbol: Placeholder.address, end: endOfWord(bytes, from: place, count: count))
            }
            return nil
        case UInt8(ascii: "["):
            return maskedName(bytes, at: place, count: count) ?? emoticon(bytes, place, count, before)
        case UInt8(ascii: "@"), UInt8(ascii: "u"), UInt8(ascii: "/"):
            return before == 0x20 ? user(bytes, at: place, count: count) : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isApart ? emoticon(bytes, place, count, before) ?? number(bytes, at: place, count: count) : nil
        default: return emoticon(bytes, place, count, before)
        }
    }

    private static let addressBeginnings = ["http://", "https://", "www."].map { Array($0.utf8) }

    private static func starts(
        with text: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int
    ) -> Bool {
        guard place + text.count < count else { return false }
        for (offset, byte) in text.enumerated() where lower(bytes[place + offset]) != byte { return false }
        return bytes[place + text.count] > 0x20
    }

    private static func endOfWord(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int, count: Int) -> Int {
        var end = place
        while end < count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ")"), bytes[end] != UInt8(ascii: "]") {
            end += 1
        }
        return end
    }

    /// `[NAME]`, `[RELIGION]`: how data sets mask names.
    private static func maskedName(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int) -> Found? {
        var end = place + 1
        while end < count, (0x41...0x5A).contains(bytes[end]) { end += 1 }
        guard end > place + 3, end < count, bytes[end] == UInt8(ascii: "]") else { return nil }
        return Found(symbol: Placeholder.person, end: end + 1)
    }

    /// `@sam`, `u/sam`, `/u/sam`.
    private static func user(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int) -> Found? {
        var start = place + 1
        if bytes[place] != UInt8(ascii: "@") {
            if bytes[place] == UInt8(ascii: "/") {
                guard start < count, bytes[start] == UInt8(ascii: "u") else { return nil }
                start += 1
            }
            guard start < count, bytes[start] == UInt8(ascii: "/") else { return nil }
            start += 1
        }
        var end = start
        while end < count, isName(bytes[end]) { end += 1 }
        return end > start ? Found(symbol: Placeholder.user, end: end) : nil
    }

    /// Digits, and points, commas and colons between them.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int) -> Found {
        var end = place
        while end < count {
            if isDigit(bytes[end]) {
                end += 1
            } else if (0x2C...0x3A).contains(bytes[end]), end + 1 < count, isDigit(bytes[end + 1]) {
                end += 2
            } else {
                break
            }
        }
        return Found(symbol: Placeholder.number, end: end)
    }

    private static func emoticon(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ count: Int, _ before: UInt32
    ) -> Found? {
        guard Emoticon.beginners[Int(lower(bytes[place]))] else { return nil }
        // A time (10:30), a path (a:/b) or a word is none.
        let startsWithLetter = isName(bytes[place]) && bytes[place] != UInt8(ascii: "-")
        if ScalarFolding.isWordPart(before) || before == Placeholder.number {
            if startsWithLetter || bytes[place] == UInt8(ascii: "-") { return nil }
        }
        var keys = SIMD4<UInt64>()
        var key: UInt64 = 0
        let longest = min(Emoticon.longest, count - place)
        for offset in 0..<longest {
            key = key << 16 | UInt64(lower(bytes[place + offset]))
            keys[offset] = key
        }
        for length in stride(from: longest, through: 2, by: -1) {
            guard let symbol = Emoticon.table[keys[length - 1]] else { continue }
            let last = bytes[place + length - 1]
            var end = place + length
            let isLetter = isName(last) && last != UInt8(ascii: "-")
            while !isLetter, end < count, bytes[end] == last { end += 1 }
            if isLetter || startsWithLetter, end < count, isName(bytes[end]) || bytes[end] >= 0x80 { continue }
            if bytes[end - 1] == UInt8(ascii: "/"), end < count, bytes[end] > 0x20 { continue }
            return Found(symbol: symbol, end: end, isRepeated: end > place + length)
        }
        return nil
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isName(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(lower(byte)) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
