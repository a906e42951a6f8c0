/// Zip archives made byte by byte, sound ones and hostile ones.
public struct ZipBytes: Sendable {
    /// A file of the archive.
    public struct Member: Sendable {
        /// Its name, which may be anything.
        public var name: String
        /// Its content.
        public var content: [UInt8]
        /// Whether it is deflated (in blocks that are not compressed).
        public var isDeflated = false
        /// The mode that Unix gave it; 0o120777 is a link.
        public var mode: UInt32 = 0o100644
        /// Added to the checksum, to make it wrong.
        public var checksumError: UInt32 = 0
        /// Added to the size that is told, to make it wrong.
        public var sizeError: Int = 0

        /// A file.
        public init(_ name: String, _ content: [UInt8]) {
            self.name = name
            self.content = content
        }
    }

    /// The archive.
    public let bytes: [UInt8]

    /// An archive of those files.
    public init(_ members: [Member]) {
        var (body, list): ([UInt8], [UInt8]) = ([], [])
        for member in members {
            let data = member.isDeflated ? Self.deflated(member.content) : member.content
            let name = Array(member.name.utf8)
            var common = Self.half(20) + Self.half(0x0800) + Self.half(member.isDeflated ? 8 : 0) + Self.word(0)
            common += Self.word(Self.checksum(member.content) &+ member.checksumError)
            common += Self.word(UInt32(data.count)) + Self.word(UInt32(member.content.count + member.sizeError))
            common += Self.half(UInt16(name.count)) + Self.half(0)
            list += Self.word(0x0201_4b50) + Self.half(0x0314) + common + Self.half(0) + Self.half(0) + Self.half(0)
            list += Self.word(member.mode << 16) + Self.word(UInt32(body.count)) + name
            body += Self.word(0x0403_4b50) + common + name + data
        }
        let count = UInt16(members.count)
        let end =
            Self.word(0x0605_4b50) + Self.word(0) + Self.half(count) + Self.half(count)
            + Self.word(UInt32(list.count)) + Self.word(UInt32(body.count)) + Self.half(0)
        bytes = body + list + end
    }

    /// An archive of sound files.
    public init(_ files: [(name: String, content: [UInt8])]) {
        self.init(files.map { Member($0.name, $0.content) })
    }

    private static func deflated(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = content[...]
        repeat {
            let block = rest.prefix(60_000)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            result += [rest.isEmpty ? 1 : 0] + half(count) + half(~count) + block
        } while !rest.isEmpty
        return result
    }

    private static func half(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }

    private static func word(_ value: UInt32) -> [UInt8] {
        half(UInt16(value & 0xffff)) + half(UInt16(value >> 16))
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = ~UInt32(0)
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xedb8_8320 : checksum >> 1 }
        }
        return ~checksum
    }
}
