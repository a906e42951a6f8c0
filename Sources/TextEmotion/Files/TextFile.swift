public import Foundation

/// A text file's content, whatever its encoding was.
public struct TextFile: Sendable, Hashable {
    /// How a text's characters were written as bytes.
    public enum Encoding: String, Sendable, Hashable, Codable {
        /// UTF-8, with or without a byte order mark.
        case utf8 = "utf-8"
        /// UTF-16, little-endian, with a byte order mark.
        case utf16LittleEndian = "utf-16le"
        /// UTF-16, big-endian, with a byte order mark.
        case utf16BigEndian = "utf-16be"
        /// Korean Windows, of which EUC-KR is a part.
        case cp949
    }

    /// The text, without a byte order mark.
    public let text: String

    /// What it was encoded in.
    public let encoding: Encoding

    /// Largest file that is read, in bytes.
    public static let limit = 256 << 20

    /// Endings of names that say that a file is text.
    public static let extensions: Set<String> = ["txt", "md", "text"]

    /// Reads a file.
    ///
    /// - Throws: `TextEmotionError` when it cannot be opened, is empty, too large, or no text.
    public init(contentsOf file: URL) throws(TextEmotionError) {
        let data: Data
        do {
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= Self.limit else { throw TextEmotionError.tooLarge(bytes: size, limit: Self.limit) }
            data = try Data(contentsOf: file)
        } catch let error as TextEmotionError {
            throw error
        } catch {
            throw .unreadable(file: file.path, cause: Self.cause(of: error, at: file))
        }
        try self.init(data: data)
    }

    /// Decodes a file's bytes: UTF-16 when it begins with such a byte order mark, else UTF-8, else Korean CP949 when the
    /// bytes make sense as that and most of its letters are then Hangul.
    ///
    /// - Throws: `TextEmotionError.empty`, `.binary` or `.notText` with the place of the first byte that is no UTF-8.
    public init(data: Data) throws(TextEmotionError) {
        var bytes = [UInt8](data)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let encoding: Encoding = bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
            self.encoding = encoding
            text = try Self.text(utf16: Array(bytes.dropFirst(2)), isLittle: bytes[0] == 0xFF)
            return
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        if let zero = bytes.firstIndex(of: 0) { throw .binary(offset: zero) }
        if let offset = bytes.withUnsafeBufferPointer({ UTF8Scalars.firstInvalid(in: $0) }) {
            guard let korean = KoreanEncoding.text(of: bytes) else {
                throw .notText(offset: offset + data.count - bytes.count, byte: bytes[offset])
            }
            (text, encoding) = (korean, .cp949)
            return
        }
        text = String(decoding: bytes, as: UTF8.self)
        encoding = .utf8
    }

    private static func text(utf16 bytes: [UInt8], isLittle: Bool) throws(TextEmotionError) -> String {
        guard bytes.count % 2 == 0 else { throw .notText(offset: bytes.count + 1, byte: bytes[bytes.count - 1]) }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 0, to: bytes.count, by: 2) {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        guard units.contains(where: { $0 > 0x20 }) else { throw .empty }
        if let lone = loneSurrogate(in: units) { throw .notText(offset: 2 + 2 * lone, byte: bytes[2 * lone]) }
        return String(decoding: units, as: UTF16.self)
    }

    /// The first half of a pair that lacks the other.
    private static func loneSurrogate(in units: [UInt16]) -> Int? {
        var place = 0
        while place < units.count {
            switch units[place] {
            case 0xD800...0xDBFF:
                guard place + 1 < units.count, (0xDC00...0xDFFF).contains(units[place + 1]) else { return place }
                place += 2
            case 0xDC00...0xDFFF: return place
            default: place += 1
            }
        }
        return nil
    }

    /// Why a file could not be read, without its name.
    static func cause(of error: any Error, at file: URL) -> String {
        let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? (error as NSError).code
        if !FileManager.default.fileExists(atPath: file.path) { return "no such file" }
        return code > 0 && code < 256 ? String(cString: strerror(Int32(code))) : "it cannot be opened"
    }
}
