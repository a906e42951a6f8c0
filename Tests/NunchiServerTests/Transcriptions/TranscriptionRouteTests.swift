import Foundation
import HTTPTypes
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Transcriptions over HTTP")
struct TranscriptionRouteTests {
    /// Whether there is a model that writes down words.
    private static var isInstalled: Bool {
        let store = ModelStore(folder: ModelFolder())
        return [WhisperTranscriber.defaultModel, WhisperTranscriber.voiceActivityModel].allSatisfy {
            (try? store.installed($0)) != nil
        }
    }

    private static func form(_ fields: [String: String], file: [UInt8]? = SyntheticVoices.voice().wav) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        if let file {
            body += Array("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n".utf8)
            body += file + Array("\r\n".utf8)
        }
        return body + Array("--XX--\r\n".utf8)
    }

    private static func send(_ server: TestServer, _ body: [UInt8]) async throws -> Answer {
        try await server.send(
            .post, "/v1/audio/transcriptions", type: "multipart/form-data; boundary=XX", body: body)
    }

    /// The member that OpenAI's clients look at.
    private static func error(_ answer: Answer) -> [String: Any] { answer.object["error"] as? [String: Any] ?? [:] }

    @Test("Mistakes are told as OpenAI's clients and as others understand them")
    func mistakes() async throws {
        try await TestServer.run { server in
            let cases: [([UInt8], Int, String, String?)] = [
                (Self.form(["model": "whisper-1"], file: nil), 400, "request.malformed", "file"),
                (Self.form([:]), 400, "request.malformed", "model"),
                (Self.form(["model": "whisper-9"]), 404, "model_not_found", "model"),
                (
                    Self.form(["model": "whisper-1", "response_format": "xml"]), 400, "request.malformed",
                    "response_format"
                ),
                (Self.form(["model": "whisper-1"]).dropLast(6), 400, "request.malformed", "body"),
            ].map { (Array($0.0), $0.1, $0.2, $0.3) }
            for (body, status, code, parameter) in cases {
                let answer = try await Self.send(server, body)
                #expect(answer.status == status)
                #expect(answer.problem == code)
                let error = Self.error(answer)
                #expect(error["code"] as? String == code)
                #expect(error["param"] as? String == parameter)
                #expect(error["type"] as? String == "invalid_request_error")
                #expect((error["message"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test("Speech is told not to be there")
    func speech() async throws {
        try await TestServer.run { server in
            let answer = try await server.send(
                .post, "/v1/audio/speech", json: #"{"model": "tts-1", "input": "Hello", "voice": "alloy"}"#)
            #expect(answer.status == 501)
            #expect(answer.problem == "capability.missing")
            #expect(Self.error(answer)["type"] as? String == "server_error")
            let wrong = try await server.send(.get, "/v1/audio/speech")
            #expect(wrong.status == 405)
            #expect(Self.error(wrong)["code"] as? String == "method.not_allowed")
        }
    }

    @Test("A transcript comes in all forms", .enabled(if: isInstalled, "whisper-base and silero-vad are not installed"))
    func forms() async throws {
        try await TestServer.run { server in
            for (format, type, start) in [
                ("json", "application/json", "{\"text\":"), ("text", "text/plain; charset=utf-8", ""),
                ("srt", "application/x-subrip; charset=utf-8", ""), ("vtt", "text/vtt; charset=utf-8", "WEBVTT\n"),
                ("verbose_json", "application/json", "{\"task\":\"transcribe\","),
            ] {
                let answer = try await Self.send(server, Self.form(["model": "whisper-1", "response_format": format]))
                #expect(answer.status == 200)
                #expect(answer.headers[.contentType] == type)
                #expect(answer.text.hasPrefix(start))
            }
            let unknown = try await Self.send(server, Self.form(["model": "whisper-1", "language": "zz"]))
            #expect(unknown.status == 400)
            #expect(Self.error(unknown)["param"] as? String == "language")
            let broken = try await Self.send(server, Self.form(["model": "whisper-1"], file: Array("no sound".utf8)))
            #expect(broken.status == 422)
            #expect(broken.problem == "audio.unknown_format")
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("uploads/") })
        }
    }
}
