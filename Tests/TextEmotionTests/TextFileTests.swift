import Foundation
import NunchiTesting
import Testing
import TextEmotion

/// Text files in the encodings that people have, and files that are none.
@Suite struct TextFileTests {
    private static let words = "안녕하세요, 정말 기쁩니다!\nhello"

    /// "안녕하세요, 정말 기쁩니다!\nhello" in CP949, as Windows writes it.
    private static let cp949: [UInt8] = [
        0xBE, 0xC8, 0xB3, 0xE7, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4, 0x2C, 0x20, 0xC1, 0xA4, 0xB8, 0xBB, 0x20, 0xB1,
        0xE2, 0xBB, 0xDE, 0xB4, 0xCF, 0xB4, 0xD9, 0x21, 0x0A, 0x68, 0x65, 0x6C, 0x6C, 0x6F,
    ]

    @Test func readsUTF8WithAndWithoutMark() throws {
        let plain = try TextFile(data: Data(Self.words.utf8))
        #expect(plain.text == Self.words)
        #expect(plain.encoding == .utf8)
        #expect(try TextFile(data: Data([0xEF, 0xBB, 0xBF] + Array(Self.words.utf8))) == plain)
    }

    @Test func readsUTF16() throws {
        let units = Array(Self.words.utf16)
        let little = try TextFile(data: Data([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
        let big = try TextFile(data: Data([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
        #expect(little.text == Self.words)
        #expect(little.encoding == .utf16LittleEndian)
        #expect(big.text == Self.words)
        #expect(big.encoding == .utf16BigEndian)
    }

    @Test func readsCP949() throws {
        let file = try TextFile(data: Data(Self.cp949))
        #expect(file.text == Self.words)
        #expect(file.encoding == .cp949)
        // 똠 and 햏 are in CP949 but not in EUC-KR.
        #expect(try TextFile(data: Data([0x8C, 0x63, 0xC1, 0x64])).text == "똠햏")
    }

    @Test(
        arguments: [
            ([0x61, 0x62, 0xFF, 0x63], 2, 0xFF), ([0xC3], 0, 0xC3), ([0x61, 0xE2, 0x82], 1, 0xE2),
            ([0xEF, 0xBB, 0xBF, 0x61, 0x80], 4, 0x80), ([0xC0, 0x20], 0, 0xC0), ([0xED, 0xA0, 0x80], 0, 0xED),
            ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x6F, 0x6B], 3, 0xE9),
        ] as [([UInt8], Int, UInt8)])
    func tellsWhereItIsNoUTF8(bytes: [UInt8], offset: Int, byte: UInt8) {
        #expect(throws: TextEmotionError.notText(offset: offset, byte: byte)) { try TextFile(data: Data(bytes)) }
    }

    @Test func latinIsNotTakenForKorean() {
        let latin: [UInt8] = Array("Tr".utf8) + [0xE8, 0x73, 0x20] + Array("d".utf8) + [0xE9, 0xE7, 0x75]
        #expect(throws: TextEmotionError.self) { try TextFile(data: Data(latin)) }
    }

    @Test(
        arguments: [[], [0x20, 0x0A, 0x09], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF, 0x00, 0x20]] as [[UInt8]])
    func emptyIsToldAsEmpty(bytes: [UInt8]) {
        #expect(throws: TextEmotionError.empty) { try TextFile(data: Data(bytes)) }
    }

    @Test func refusesBinaryAndHalfPairs() {
        #expect(throws: TextEmotionError.binary(offset: 2)) { try TextFile(data: Data([0x61, 0x62, 0x00, 0x63])) }
        #expect(throws: TextEmotionError.notText(offset: 2, byte: 0x00)) {
            try TextFile(data: Data([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]))
        }
        #expect(throws: TextEmotionError.notText(offset: 4, byte: 0x62)) {
            try TextFile(data: Data([0xFF, 0xFE, 0x61, 0x00, 0x62]))
        }
    }

    @Test func tellsThatThereIsNoFile() {
        let file = URL(filePath: "/nowhere/at/all.txt")
        #expect(throws: TextEmotionError.unreadable(file: file.path, cause: "no such file")) {
            try TextFile(contentsOf: file)
        }
    }

    @Test(arguments: [
        ("empty.txt", "", true), ("notes.md", "\u{0}", true), ("notes", "I am glad.", true), ("long", "가나다 é", true),
        ("list.m3u", "a.wav", false), ("sound.wav", "RIFF", false), ("sound", "RIFF$\u{0}\u{0}", false),
        ("empty", "", false),
        ("bell", "a\u{7}", false),
    ])
    func tellsTextFromSound(name: String, content: String, isText: Bool) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: name)
            try Data(content.utf8).write(to: file)
            #expect(TextFile.isText(file) == isText)
        }
    }

    @Test func aFileThatIsNotThereIsTextByItsNameOnly() {
        #expect(!TextFile.isText(URL(filePath: "/nowhere/sound")))
        #expect(TextFile.isText(URL(filePath: "/nowhere/notes.TXT")))
    }
}
