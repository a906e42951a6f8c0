public import Foundation

extension TextFile {
    /// Whether a file is a text: by the ending of its name; one whose name has no ending by its first 4,096 bytes, which
    /// must be UTF-8, or UTF-16 with a byte order mark, and hold no control characters.
    public static func isText(_ file: URL) -> Bool {
        if extensions.contains(file.pathExtension.lowercased()) { return true }
        guard file.pathExtension.isEmpty, let handle = try? FileHandle(forReadingFrom: file) else { return false }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: 4096), !data.isEmpty else { return false }
        return looksLikeText([UInt8](data))
    }

    static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            // MPEG audio frames can begin so as well, but not without zero bytes or controls among the letters' halves.
            return bytes.count % 2 == 0 && (try? TextFile(data: Data(bytes))) != nil && bytes.dropFirst(2).contains(0)
        }
        let controls = bytes.contains { $0 < 0x09 || (0x0E...0x1F).contains($0) && $0 != 0x1B || $0 == 0x7F }
        guard !controls, bytes.contains(where: { $0 > 0x20 }) else { return false }
        guard let invalid = bytes.withUnsafeBufferPointer({ UTF8Scalars.firstInvalid(in: $0) }) else { return true }
        // The last letter may be cut off.
        return bytes.count == 4096 && invalid > bytes.count - 4
    }
}
