/// Takes a `multipart/form-data` body apart while it comes (RFC 7578, RFC 2046), in memory bounded by one header and one
/// delimiter, however long the parts are.
///
///     var parser = try MultipartParser(boundary: "XX")
///     for piece in body { for event in try parser.append(piece) { … } }
///     try parser.finish()
package struct MultipartParser {
    /// How much a body may ask for.
    package struct Limits: Sendable, Hashable {
        /// Most parts of a body.
        package var parts: Int
        /// Most bytes of a part's headers together.
        package var headBytes: Int

        /// Limits; the defaults are far above what a browser's form needs.
        package init(parts: Int = 64, headBytes: Int = 8_192) {
            self.parts = parts
            self.headBytes = headBytes
        }
    }

    /// What the next bytes held.
    package enum Event: Sendable, Hashable {
        /// A part begins.
        case head(PartHead)
        /// Some bytes of the part; never empty.
        case bytes([UInt8])
        /// The part ends.
        case end
    }

    private enum Place {
        case preamble, afterDelimiter, head, body, epilogue
    }

    private let delimiter: [UInt8]
    private let limits: Limits
    private var place = Place.preamble
    private var parts = 0
    /// Bytes that are not understood yet. The first delimiter needs no line end before it, so one is put there.
    private var pending: [UInt8] = [13, 10]
    /// How many bytes of a head have been searched for its end.
    private var searched = 0

    /// - Parameter boundary: what `Content-Type` names.
    /// - Throws: `MultipartError.boundary` unless it is 1 to 70 of the characters that RFC 2046 allows.
    package init(boundary: String, limits: Limits = Limits()) throws(MultipartError) {
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=? ".utf8)
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy(allowed.contains), boundary.last != " "
        else { throw .boundary }
        delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
        self.limits = limits
    }

    /// Takes further bytes in and tells what they hold.
    package mutating func append(_ bytes: some Collection<UInt8>) throws(MultipartError) -> [Event] {
        pending.append(contentsOf: bytes)
        var events: [Event] = []
        var start = 0
        while let next = try step(from: start, &events) { start = next }
        pending.removeFirst(min(start, pending.count))
        if place == .body || place == .preamble, let kept = keep() {
            if place == .body { events.append(.bytes(Array(pending[..<kept]))) }
            pending.removeFirst(kept)
        }
        return events
    }

    /// Tells that nothing more comes.
    ///
    /// - Throws: `MultipartError.unfinished` when the last delimiter was missing.
    package func finish() throws(MultipartError) {
        guard place == .epilogue else { throw .unfinished }
    }

    /// Understands one thing more; nil when that needs more bytes. Gives where to go on.
    private mutating func step(from start: Int, _ events: inout [Event]) throws(MultipartError) -> Int? {
        switch place {
        case .epilogue:
            return start < pending.count ? pending.count : nil
        case .preamble:
            guard let found = position(of: delimiter, from: start) else { return nil }
            place = .afterDelimiter
            return found + delimiter.count
        case .body:
            guard let found = position(of: delimiter, from: start) else { return nil }
            if found > start { events.append(.bytes(Array(pending[start..<found]))) }
            events.append(.end)
            place = .afterDelimiter
            return found + delimiter.count
        case .afterDelimiter:
            return try afterDelimiter(from: start)
        case .head:
            guard let found = try endOfHead(from: start) else { return nil }
            parts += 1
            guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
            events.append(.head(try PartHead(pending[start..<found])))
            place = .body
            searched = 0
            return found + 4
        }
    }

    /// Two hyphens end the body; blanks and a line end begin a part.
    private mutating func afterDelimiter(from start: Int) throws(MultipartError) -> Int? {
        guard pending.count >= start + 2 else { return nil }
        if pending[start] == 45, pending[start + 1] == 45 {
            place = .epilogue
            return start + 2
        }
        var index = start
        while index < pending.count, pending[index] == 32 || pending[index] == 9 {
            index += 1
            guard index - start <= 64 else { throw .delimiter }
        }
        guard pending.count >= index + 2 else { return nil }
        guard pending[index] == 13, pending[index + 1] == 10 else { throw .delimiter }
        place = .head
        searched = 0
        return index + 2
    }

    private mutating func endOfHead(from start: Int) throws(MultipartError) -> Int? {
        if pending.count >= start + 2, pending[start] == 13, pending[start + 1] == 10 { throw .noName }
        let found = position(of: [13, 10, 13, 10], from: start + max(0, searched - 3))
        let length = (found ?? pending.count) - start
        guard length <= limits.headBytes else { throw .headTooLong(limit: limits.headBytes) }
        searched = found == nil ? length : 0
        return found
    }

    /// How many of the pending bytes cannot belong to a delimiter; nil for none.
    private func keep() -> Int? {
        let count = pending.count - (delimiter.count - 1)
        return count > 0 ? count : nil
    }

    private func position(of pattern: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeBufferPointer { bytes in
            var index = start
            let last = bytes.count - pattern.count
            while index <= last {
                // Both patterns begin with a carriage return, which sound has one of in 256 bytes.
                guard let found = bytes[index...last].firstIndex(of: 13) else { return nil }
                if bytes[found..<found + pattern.count].elementsEqual(pattern) { return found }
                index = found + 1
            }
            return nil
        }
    }
}
