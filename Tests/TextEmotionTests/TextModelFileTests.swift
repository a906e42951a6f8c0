import Foundation
import NunchiTesting
import Testing
import TextEmotion

/// Model files: what is written is read back; what is damaged is told.
@Suite struct TextModelFileTests {
    private func withModelFile(_ body: (URL, [UInt8]) throws -> Void) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "made.nunchitext")
            try MadeTexts.model.get().write(to: file)
            try body(file, [UInt8](Data(contentsOf: file)))
        }
    }

    @Test func readsBackTheSame() throws {
        try withModelFile { file, bytes in
            let model = try TextModel(contentsOf: file)
            let original = try MadeTexts.model.get()
            for text in ["a sunny party", "not crying", "", "SHOUTING!!!", "very lonely"] where !text.isEmpty {
                let options = TextReader.Options(explains: true)
                #expect(
                    try TextReader(models: [model]).read(text, options: options)
                        == TextReader(models: [original]).read(text, options: options))
            }
            try model.write(to: file)
            #expect(try [UInt8](Data(contentsOf: file)) == bytes)
        }
    }

    @Test(arguments: [0, 7, 12, 15, 16, 40, 1000, -9, -1])
    func cutShort(length: Int) throws {
        try withModelFile { file, bytes in
            try Data(bytes.prefix(length < 0 ? bytes.count + length : length)).write(to: file)
            #expect(throws: TextEmotionError.self) { try TextModel(contentsOf: file) }
        }
    }

    @Test func everyDamagedByteIsFound() throws {
        try withModelFile { file, bytes in
            for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
                var damaged = bytes
                damaged[place] ^= 0x10
                try Data(damaged).write(to: file)
                #expect(throws: TextEmotionError.self, "byte \(place)") { try TextModel(contentsOf: file) }
            }
            try Data(bytes + [0]).write(to: file)
            #expect(throws: TextEmotionError.self) { try TextModel(contentsOf: file) }
        }
    }

    @Test func otherVersionsAndOtherFiles() throws {
        try withModelFile { file, bytes in
            var later = bytes
            later[8] = 2
            try Data(later).write(to: file)
            #expect(throws: TextEmotionError.modelVersion(file: file.path, found: 2, expected: 1)) {
                try TextModel(contentsOf: file)
            }
            try Data("hello, I am no model at all, really".utf8).write(to: file)
            #expect(throws: TextEmotionError.notATextModel(file: file.path, cause: "it does not begin with NUNCHITX")) {
                try TextModel(contentsOf: file)
            }
        }
        #expect(throws: TextEmotionError.notATextModel(file: "/nowhere/m", cause: "no such file")) {
            try TextModel(contentsOf: URL(filePath: "/nowhere/m"))
        }
    }
}
