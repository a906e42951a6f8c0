import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Uploads")
struct UploadReaderTests {
    /// A server that answers with what came, and with what lies in its folder meanwhile.
    private func withServer(
        maxBytes: Int = 100_000, deadline: Duration = .seconds(20), maxRoom: Int? = nil,
        _ setup: TestingSetup = .router,
        _ body: @Sendable (any TestClientProtocol, URL, UploadReader) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            let reader = UploadReader(folder: folder, maxBytes: maxBytes, deadline: deadline, maxRoom: maxRoom)
            let router = Router(context: ServerContext.self)
            router.post("/up") { request, context in
                do {
                    let upload = try await reader.read(request, context: context)
                    defer { upload.discard() }
                    let content = try upload.file.map { try Data(contentsOf: $0) }
                    return Response.json(
                        .object([
                            "bytes": .integer(upload.byteCount), "same": .bool(content?.count == upload.byteCount),
                            "name": JSONValue(upload.fileName), "type": JSONValue(upload.contentType),
                            "fields": .array(
                                upload.values.sorted { $0.key < $1.key }.map {
                                    .string("\($0)=\($1.joined(separator: "|"))")
                                }),
                            "files": .integer(try Self.files(in: folder)), "room": .integer(reader.room.inUse),
                        ]))
                } catch let error as any ProblemConvertible {
                    return error.problem.response(in: .english, instance: "/up")
                }
            }
            try await Application(router: router).test(setup) { client in try await body(client, folder, reader) }
            #expect(try Self.files(in: folder) == 0)
            #expect(reader.room.inUse == 0)
        }
    }

    private static func files(in folder: URL) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).count
    }

    private func form(_ parts: [(String, String)]) -> ByteBuffer {
        ByteBuffer(
            string: parts.map { "--XX\r\nContent-Disposition: form-data; \($0)\r\n\r\n\($1)\r\n" }.joined()
                + "--XX--\r\n")
    }

    private let formType: HTTPFields = [.contentType: "multipart/form-data; boundary=\"XX\""]

    @Test("A raw body becomes a file that is gone after the answer", arguments: [nil, "audio/wav", "video/mp4; x=y"])
    func raw(_ type: String?) async throws {
        try await withServer { client, _, _ in
            var headers = HTTPFields()
            headers[.contentType] = type
            let body = ByteBuffer(repeating: 7, count: 100_000)
            try await client.execute(uri: "/up", method: .post, headers: headers, body: body) { response in
                let text = String(buffer: response.body)
                let bare = type?.split(separator: ";").first.map { "\"\($0)\"" } ?? "null"
                #expect(
                    text
                        == "{\"bytes\":100000,\"same\":true,\"name\":null,\"type\":\(bare),\"fields\":[],\"files\":1,\"room\":100000}"
                )
            }
        }
    }

    @Test("A form's file and values come apart; of several values all are kept")
    func parts() async throws {
        try await withServer { client, _, _ in
            let body = form([
                ("name=\"language\"", "ko"), ("name=\"file\"; filename=\"C:\\fakepath\\녹음.wav\"", "RIFF"),
                ("name=\"t[]\"", "word"), ("name=\"t[]\"", "segment"),
            ])
            try await client.execute(uri: "/up", method: .post, headers: formType, body: body) { response in
                #expect(
                    String(buffer: response.body)
                        == #"{"bytes":4,"same":true,"name":"녹음.wav","type":null,"fields":["language=ko","t[]=word|segment"],"files":1,"room":4}"#
                )
            }
        }
    }

    @Test("A text is a value and no file")
    func text() async throws {
        try await withServer { client, _, _ in
            try await client.execute(
                uri: "/up", method: .post, headers: [.contentType: "text/plain; charset=UTF-8"],
                body: ByteBuffer(string: "고마워!")
            ) { response in
                #expect(String(buffer: response.body).contains(#""fields":["text=고마워!"],"files":0"#))
            }
        }
    }

    @Test("What is refused leaves nothing on disk")
    func refused() async throws {
        try await withServer(maxBytes: 1_000) { client, folder, _ in
            func expect(
                _ status: HTTPResponse.Status, _ code: String, _ headers: HTTPFields, _ body: ByteBuffer,
                _ place: SourceLocation = #_sourceLocation
            ) async throws {
                try await client.execute(uri: "/up", method: .post, headers: headers, body: body) { response in
                    #expect(response.status == status, sourceLocation: place)
                    #expect(
                        String(buffer: response.body).contains("\"code\":\"\(code)\""), sourceLocation: place)
                }
                #expect(try Self.files(in: folder) == 0, sourceLocation: place)
            }
            let audio: HTTPFields = [.contentType: "audio/wav"]
            let long = ByteBuffer(repeating: 7, count: 1_001)
            try await expect(.contentTooLarge, "body.too_large", audio, long)
            // Declared to be longer than it is allowed to be with all its values.
            try await expect(
                .contentTooLarge, "body.too_large", audio, ByteBuffer(repeating: 7, count: 1_000 + (2 << 20) + 1))
            let longPart = form([("name=\"file\"; filename=\"a\"", String(repeating: "x", count: 1_001))])
            try await expect(.contentTooLarge, "body.too_large", formType, longPart)
            let twoFiles = form([("name=\"file\"; filename=\"a\"", "x"), ("name=\"b\"; filename=\"b\"", "y")])
            try await expect(.badRequest, "request.malformed", formType, twoFiles)
            let unfinished = ByteBuffer(
                string: "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc")
            try await expect(.badRequest, "request.malformed", formType, unfinished)
            let longValue = form([("name=\"text\"", String(repeating: "x", count: (1 << 20) + 1))])
            try await expect(.badRequest, "request.malformed", formType, longValue)
            try await expect(
                .badRequest, "request.malformed", [.contentType: "multipart/form-data"], form([("name=\"a\"", "x")]))
            for type in ["application/json", "text/html", "audio", "audio/", "", "x"].filter({ !$0.isEmpty }) {
                try await expect(.unsupportedMediaType, "body.unsupported", [.contentType: type], long)
            }
            try await expect(
                .unsupportedMediaType, "body.unsupported", [.contentType: "audio/wav", .contentEncoding: "gzip"], long)
            try await expect(
                .badRequest, "request.malformed", [.contentType: "text/plain"], ByteBuffer(bytes: [0xff, 0xfe]))
        }
    }

    @Test("Uploads at once share a limited room")
    func room() async throws {
        try await withServer(maxRoom: 500) { client, _, _ in
            try await client.execute(uri: "/up", method: .post, body: ByteBuffer(repeating: 7, count: 501)) {
                response in
                #expect(response.status == .tooManyRequests)
                #expect(response.headers[.retryAfter] != nil)
            }
            try await client.execute(uri: "/up", method: .post, body: ByteBuffer(repeating: 7, count: 500)) {
                response in
                #expect(response.status == .ok)
            }
        }
    }

    @Test("A body that does not come in time, and one that breaks off, leave nothing")
    func slow() async throws {
        try await withServer(deadline: .milliseconds(300), .live) { client, folder, _ in
            let port = try #require(client.port)
            let head = "POST /up HTTP/1.1\r\nHost: localhost\r\n"
            let slow = try await RawClient.exchange(head + "Content-Length: 1000\r\n\r\nabc", port: port)
            #expect(slow.hasPrefix("HTTP/1.1 408"))
            try await RawClient.leave(
                after: head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", then: [], port: port
            ) { (try? Self.files(in: folder)) == 1 }
            for _ in 0..<200 where try Self.files(in: folder) > 0 { try await Task.sleep(for: .milliseconds(50)) }
            #expect(try Self.files(in: folder) == 0)
        }
    }
}
