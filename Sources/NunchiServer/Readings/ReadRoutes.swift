import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore
package import Nunchi

/// `POST /v1/read`: a recording, a video's sound or words in, the emotion that they express out.
struct ReadRoutes: Sendable {
    let services: Services

    func add(to router: Router<ServerContext>) {
        router.post("/v1/read") { request, context in try await read(request, context) }
    }

    private func read(_ request: Request, _ context: ServerContext) async throws -> Response {
        try Self.check(request.headers[.contentType])
        try services.gate.check()
        let upload = try await services.uploads.read(request, context: context)
        defer { upload.discard() }
        let parameters = try ReadParameters(request, fields: upload.fields, threads: services.settings.threads)
        let reading = Reading(services: services, owner: context.owner, parameters: parameters)
        let body = try await whileClientWaits(context) {
            if let words = try Self.words(of: upload, parameters) { return try await reading.read(words: words) }
            guard let file = upload.file else {
                throw Problem.malformed("file", "file 또는 text 가 있어야 합니다", "there must be a file or a text")
            }
            if upload.contentType?.hasPrefix("image/") == true {
                throw Problem.capabilityMissing("face", remedy: .later)
            }
            let name = parameters.name ?? upload.fileName.flatMap(ReadParameters.plainName) ?? "recording"
            return try await reading.read(sound: file, name: name)
        }
        return Response.json(body)
    }

    /// Refuses what nothing here reads, before it is sent.
    private static func check(_ type: String?) throws {
        let name = type?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
        let kind = name?.split(separator: "/").first
        if kind == "image" { throw Problem.capabilityMissing("face", remedy: .later) }
        let known = ["application/octet-stream", "application/ogg", "application/mp4", "multipart/form-data"]
        guard let name, let kind, ["audio", "video", "text"].contains(kind) || known.contains(name) else {
            throw Problem.unsupportedType(type)
        }
    }

    /// The words of a form or a text body; nil for sound.
    private static func words(of upload: Upload, _ parameters: ReadParameters) throws -> String? {
        if let text = parameters.text, upload.file == nil { return text }
        guard let file = upload.file, upload.contentType?.hasPrefix("text/") == true else { return nil }
        return try TextFile(contentsOf: file).text
    }
}

extension Response {
    /// An answer of JSON text.
    package static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// An answer of JSON.
    package static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        json(value.compact, status: status)
    }
}
