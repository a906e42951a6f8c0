import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Nunchi
import NunchiServer
import NunchiTesting

/// A server of its own for a test, with a folder of its own.
struct TestServer: Sendable {
    let client: any TestClientProtocol
    let server: NunchiServer
    /// Where it keeps what it keeps.
    let data: URL

    /// Runs a test with a server, whose requests go straight to its routes unless they are to go through a socket.
    static func run(
        _ setup: TestingSetup = .router, _ change: (inout ServerSettings) -> Void = { _ in },
        _ test: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            var settings = ServerSettings(data: folder.appending(path: "data"), version: "9.9")
            settings.model = "acoustic"
            settings.log = .none
            settings.program = program
            change(&settings)
            let server = try await NunchiServer(settings)
            let data = settings.data
            try await server.application().test(setup) { client in
                try await test(TestServer(client: client, server: server, data: data))
            }
            await server.services.decoder.stop()
        }
    }

    /// The built program, beside the bundle of these tests.
    static var program: URL {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
            return bundle.bundleURL.deletingLastPathComponent().appending(path: "nunchi")
        #else
            let runner = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
            return runner.deletingLastPathComponent().appending(path: "nunchi")
        #endif
    }

    /// Sends a request.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, owner: String? = nil, headers: HTTPFields = [:],
        type: String? = nil, body: [UInt8]? = nil
    ) async throws -> Answer {
        var headers = headers
        if let owner { headers[HTTPField.Name("Nunchi-Owner")!] = owner }
        if let type { headers[.contentType] = type }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        return Answer(
            status: response.status.code, headers: response.headers, body: Array(response.body.readableBytesView))
    }

    /// Sends words of JSON.
    @discardableResult
    func send(_ method: HTTPRequest.Method, _ path: String, owner: String? = nil, json: String) async throws -> Answer {
        try await send(method, path, owner: owner, type: "application/json", body: Array(json.utf8))
    }

    /// Reads a synthetic voice.
    @discardableResult
    func read(_ query: String = "", owner: String? = nil, voice: Waveform = SyntheticVoices.voice()) async throws
        -> Answer
    {
        try await send(.post, "/v1/read" + query, owner: owner, type: "audio/wav", body: voice.wav)
    }

    /// Every file below the folder of data, by its path in it.
    var files: [String: Data] {
        var found: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: data.path) ?? .init() {
            if let content = try? Data(contentsOf: data.appending(path: name)) { found[name] = content }
        }
        return found
    }
}

/// What a server answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as a JSON object, read by Foundation and so by other code than wrote it.
    var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    /// The problem's code.
    var problem: String? { headers[.contentType] == "application/problem+json" ? object["code"] as? String : nil }

    var id: String? { object["id"] as? String }
}

extension Waveform {
    /// The first channel as a 16-bit WAV file.
    var wav: [UInt8] {
        WAVBytes.pcm16(
            channels[0].map { Int16(clamping: Int(($0 * 32_768).rounded())) }, sampleRate: UInt32(sampleRate)
        ).bytes
    }
}

/// Secrets of two people.
enum Someone {
    static let mina = "mina-0123456789-0123456789"
    static let juno = "juno-0123456789-0123456789"
}
