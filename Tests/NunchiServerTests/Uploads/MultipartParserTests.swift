import NunchiServer
import Testing

@Suite("Multipart bodies")
struct MultipartParserTests {
    /// What a body holds: name, file name and bytes of each part.
    private struct Part: Equatable {
        var name: String
        var fileName: String?
        var bytes: [UInt8] = []
        var isWhole = false
    }

    private func parts(
        of body: [UInt8], boundary: String = "XX", pieces: Int = .max, limits: MultipartParser.Limits = .init()
    ) throws -> [Part] {
        var parser = try MultipartParser(boundary: boundary, limits: limits)
        var found: [Part] = []
        var rest = body[...]
        while !rest.isEmpty {
            for event in try parser.append(rest.prefix(pieces)) {
                switch event {
                case .head(let head): found.append(Part(name: head.name, fileName: head.fileName))
                case .bytes(let bytes):
                    #expect(!bytes.isEmpty)
                    found[found.count - 1].bytes += bytes
                case .end: found[found.count - 1].isWhole = true
                }
            }
            rest = rest.dropFirst(pieces)
        }
        try parser.finish()
        return found
    }

    private func form(_ parts: [(head: String, content: [UInt8])], boundary: String = "XX") -> [UInt8] {
        var body: [UInt8] = []
        for part in parts {
            body += Array("--\(boundary)\r\n\(part.head)\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }

    private func named(_ disposition: String) throws -> Part? {
        try parts(of: form([("Content-Disposition: form-data; \(disposition)", [])])).first
    }

    @Test("Fields and files come out as they went in, however the bytes are cut", arguments: [1, 2, 3, 7, 64, .max])
    func pieces(_ size: Int) throws {
        // Content that looks like delimiters in part.
        let sound = Array("\r\n--X\r\n--XY\r\r\n-".utf8) + (0...255).map { UInt8($0) } + Array("\r\n--".utf8)
        let body = form([
            ("Content-Disposition: form-data; name=\"modalities\"", Array("voice,text".utf8)),
            (
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav",
                Array("\r\n--X".utf8) + sound.filter { $0 != UInt8(ascii: "Y") }
            ),
            ("content-disposition:form-data;name=empty", []),
        ])
        let found = try parts(of: Array("preamble, which counts for nothing\r\n".utf8) + body, pieces: size)
        #expect(found.map(\.name) == ["modalities", "file", "empty"])
        #expect(found.map(\.fileName) == [nil, "a.wav", nil])
        #expect(found[0].bytes == Array("voice,text".utf8))
        #expect(found[1].bytes == Array("\r\n--X".utf8) + sound.filter { $0 != UInt8(ascii: "Y") })
        #expect(found[2].bytes.isEmpty)
        #expect(found.map(\.isWhole) == [true, true, true])
    }

    @Test("An inner form of another boundary is content like any other")
    func nested() throws {
        let inner = form([("Content-Disposition: form-data; name=\"x\"", [1])], boundary: "inner")
        let found = try parts(
            of: form([("Content-Disposition: form-data; name=\"file\"; filename=\"f\"", inner)]))
        #expect(found.map(\.name) == ["file"])
        #expect(found[0].bytes == inner)
    }

    @Test(
        "Names of files are read as clients write them",
        arguments: [
            (#"name="file"; filename="a;b.wav""#, "a;b.wav"),
            (#"name="file"; filename="say \"hi\".wav""#, #"say "hi".wav"#),
            (#"name="file"; filename="say %22hi%22.wav""#, #"say "hi".wav"#),
            (#"name="file"; filename="C:\Users\me\a.wav""#, "a.wav"),
            (#"name="file"; filename="../../etc/passwd""#, "passwd"),
            (#"name="file"; filename="녹음 1.wav""#, "녹음 1.wav"),
            (#"name="file"; filename="x"; filename*=UTF-8''%EB%85%B9%EC%9D%8C.wav"#, "녹음.wav"),
            (#"name="file"; filename="x.wav"; filename*=UTF-8''%ff%fe"#, "x.wav"),
            (#"name="file"; filename="x.wav"; filename*=UTF-8''%4"#, "x.wav"),
            (#"name="file"; filename="\u{202E}gnp.wav""#.replacing(#"\u{202E}"#, with: "\u{202E}"), "gnp.wav"),
            (#"name="file"; filename="""#, ""),
            (#"name=file; filename=plain.wav"#, "plain.wav"),
        ])
    func names(_ disposition: String, _ expected: String) throws {
        #expect(try named(disposition)?.fileName == expected)
    }

    @Test(
        "Hostile boundaries are refused",
        arguments: ["", String(repeating: "x", count: 71), "a b ", "a\r\nb", "ünï", "a\"b", "a;b", "\0"])
    func boundaries(_ boundary: String) {
        #expect(throws: MultipartError.boundary) { try MultipartParser(boundary: boundary) }
    }

    @Test("The longest boundary is taken")
    func longBoundary() throws {
        let boundary = String(repeating: "x", count: 70)
        let body = form([("Content-Disposition: form-data; name=\"a\"", [7])], boundary: boundary)
        #expect(try parts(of: body, boundary: boundary).first?.bytes == [7])
    }

    @Test(
        "A broken form is one clear error",
        arguments: [
            ("", MultipartError.unfinished),
            ("no boundary at all", .unfinished),
            ("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", .unfinished),
            ("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX", .unfinished),
            ("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XXY\r\n", .delimiter),
            ("--XX\r\n\r\nx\r\n--XX--", .noName),
            ("--XX\r\nContent-Type: audio/wav\r\n\r\nx\r\n--XX--", .noName),
            ("--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XX--", .noName),
            ("--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--", .noName),
            ("--XX\r\nno colon\r\n\r\nx\r\n--XX--", .head),
            ("--XX\r\nA: b\n\r\n\r\nx\r\n--XX--", .head),
            ("--XX\r\n bad: b\r\n\r\nx\r\n--XX--", .head),
            (
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n",
                .transferEncoding("base64")
            ),
        ])
    func broken(_ body: String, _ error: MultipartError) {
        #expect(throws: error) { try parts(of: Array(body.utf8)) }
        #expect(throws: error) { try parts(of: Array(body.utf8), pieces: 1) }
    }

    @Test("Bytes that are no UTF-8 in a head are refused")
    func badText() {
        let body = form([("Content-Disposition: form-data; name=\"a\"", [])]).map {
            $0 == UInt8(ascii: "a") ? 0xff : $0
        }
        #expect(throws: MultipartError.head) { try parts(of: body) }
    }

    @Test("Too many parts and too long heads are refused")
    func limits() throws {
        let limits = MultipartParser.Limits(parts: 2, headBytes: 64)
        let part = (head: "Content-Disposition: form-data; name=\"a\"", content: [UInt8(1)])
        #expect(try parts(of: form([part, part]), limits: limits).count == 2)
        #expect(throws: MultipartError.tooManyParts(limit: 2)) {
            try parts(of: form([part, part, part]), limits: limits)
        }
        let long = (head: part.head + "; x=" + String(repeating: "y", count: 40), content: [UInt8(1)])
        #expect(throws: MultipartError.headTooLong(limit: 64)) { try parts(of: form([long]), limits: limits) }
        // Also where the end never comes.
        let endless = Array("--XX\r\nA: ".utf8) + [UInt8](repeating: 65, count: 100)
        #expect(throws: MultipartError.headTooLong(limit: 64)) { try parts(of: endless, pieces: 1, limits: limits) }
    }
}
