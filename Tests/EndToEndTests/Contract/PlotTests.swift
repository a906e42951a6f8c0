import Foundation
import NunchiTesting
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Pictures: SVG that parses, PNG by its signature, with the words in the language asked for.
@Suite struct PlotTests {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Expects a well-formed SVG document; returns it.
    @discardableResult
    private func expectSVG(_ name: String, in folder: URL) throws -> String {
        let bytes = try folder.bytes(name)
        let parser = XMLParser(data: Data(bytes))
        let root = RootElement()
        parser.delegate = root
        #expect(parser.parse(), "line \(parser.lineNumber)")
        #expect(root.name == "svg")
        return String(decoding: bytes, as: UTF8.self)
    }

    private func expectPNG(_ name: String, in folder: URL) throws {
        let bytes = try folder.bytes(name)
        #expect(bytes.starts(with: Self.signature))
        #expect(Array(bytes.suffix(8).prefix(4)) == Array("IEND".utf8))
        let width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
        let height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
        #expect(width >= 200 && height >= 100)
    }

    private final class RootElement: NSObject, XMLParserDelegate {
        var name: String?

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            name = name ?? element
        }
    }

    @Test(arguments: [[], ["--linear"], ["--pitch"], ["--dark"]])
    func spectrogram(_ options: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let command = ["plot", "spectrogram", "voice.wav"] + options + ["--output"]
            for name in ["x.svg", "x.png"] {
                let run = try await Program.run(command + [name], in: folder)
                #expect(run.code == 0, "\(run.errors)")
            }
            #expect(try expectSVG("x.svg", in: folder).contains("voice.wav"))
            try expectPNG("x.png", in: folder)
        }
    }

    @Test func timeline() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 3)
            for name in ["x.svg", "x.png"] {
                let run = try await Program.run(
                    "plot", "timeline", "voice.wav", "--language", "ko", "--output", name, in: folder)
                #expect(run.code == 0, "\(run.errors)")
            }
            #expect(try expectSVG("x.svg", in: folder).contains("기쁨"))
            try expectPNG("x.png", in: folder)
        }
    }

    @Test func confusionOfAnEvaluation() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let result = try await Program.run(
                "evaluate", "--data", "corpus", "--recipe", "seed-mel", "--epochs", "5", "--json", "--quiet", "--plot",
                "direct.svg", in: folder)
            try #require(result.code == 0)
            try folder.file("result.json", Array(result.output.utf8))
            for name in ["x.svg", "x.png"] {
                let run = try await Program.run("plot", "confusion", "result.json", "--output", name, in: folder)
                #expect(run.code == 0, "\(run.errors)")
            }
            let document = try expectSVG("x.svg", in: folder)
            #expect(document.contains("Sadness") && document.contains("leave-one-speaker-out"))
            try expectPNG("x.png", in: folder)
            // The picture that the evaluation draws itself is the same.
            #expect(try folder.bytes("direct.svg") == folder.bytes("x.svg"))
        }
    }

    @Test func tellsProgramsWhatItDrew() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run(
                "plot", "spectrogram", "voice.wav", "--output", "x.svg", "--json", "--quiet", in: folder)
            let object = try run.object()
            #expect(try object.text("schema") == "nunchi.picture/1")
            #expect(try object.text("source") == "voice.wav")
            #expect(try object.text("output") == "x.svg")
            try folder.file("empty.wav", [])
            let failed = try await Program.run(
                "plot", "spectrogram", "empty.wav", "--output", "y.svg", "--json", in: folder)
            try expectJSONFailure(failed, source: "empty.wav", code: "audio.empty")
        }
    }

    @Test func noEvaluation() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("result.json", Array("{\"schema\":\"something/1\"}".utf8))
            let run = try await Program.run("plot", "confusion", "result.json", "--output", "x.svg", in: folder)
            expectFailure(run, naming: "result.json", cause: "could not be read")
            #expect(try folder.names() == ["result.json"])
        }
    }
}
