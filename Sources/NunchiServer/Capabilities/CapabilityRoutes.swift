import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Nunchi

/// What the server can do and how it is: `/health`, `/metrics`, `/v1/models`, `/openapi.json`, and clear answers for what it
/// cannot do yet.
struct CapabilityRoutes: Sendable {
    let services: Services
    let document: Data

    func add(to router: Router<ServerContext>) {
        router.get("/health") { _, _ in health }
        router.get("/metrics") { _, _ in metrics }
        router.get("/v1/models") { _, context in try models(context.language) }
        router.get("/openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: document)))
        }
        router.get("/v1/music/**") { _, _ -> Response in throw Problem.capabilityMissing("music", remedy: .later) }
        router.post("/v1/music/**") { _, _ -> Response in throw Problem.capabilityMissing("music", remedy: .later) }
    }

    private var health: Response {
        let settings = services.settings
        let store = ModelStore(folder: settings.models)
        func isInstalled(_ name: String) -> Bool { (try? store.installed(name)) != nil }
        let transcribes =
            isInstalled(WhisperTranscriber.defaultModel) && isInstalled(WhisperTranscriber.voiceActivityModel)
        return .json([
            "status": "ok", "version": .string(settings.version),
            "capabilities": [
                "voice": true, "text": true, "transcription": .bool(transcribes), "face": false, "music": false,
                "speech": false,
            ],
            "model": [
                "name": .string(services.nunchi.model.identity.name),
                "version": .string(services.nunchi.model.identity.version),
                "emotions": .init(services.nunchi.model.classes.labels),
            ],
            "stores": .bool(services.store != nil),
            "keeps_days": services.store == nil ? .null : .integer(settings.maxAgeDays),
            "needs_key": .bool(settings.apiKeys != nil),
            "limits": ["bytes": .integer(settings.maxBytes), "seconds": .number(settings.maxSeconds)],
        ])
    }

    private var metrics: Response {
        let text = services.metrics.text(load: services.gate.load, version: services.settings.version)
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func models(_ language: Language) throws -> Response {
        let store = ModelStore(folder: services.settings.models, catalogue: try .current())
        let shipped = ShippedModels.names.map { name in
            Self.model(
                name, task: "voice-emotion", version: nil, licence: nil, isInstalled: true,
                isDefault: name == services.nunchi.model.identity.name, owner: "nunchi")
        }
        let others = store.catalogue.entries.filter { $0.kind == .model }.map { entry in
            let isInstalled = if case .installed = store.state(of: entry) { true } else { false }
            return Self.model(
                entry.name, task: entry.task.rawValue, version: entry.version, licence: entry.licence,
                isInstalled: isInstalled, isDefault: entry.isDefault, owner: "catalogue")
        }
        return .json(["object": "list", "data": .array(shipped + others)])
    }

    private static func model(
        _ name: String, task: String, version: String?, licence: String?, isInstalled: Bool, isDefault: Bool,
        owner: String
    ) -> JSONValue {
        [
            "id": .string(name), "object": "model", "created": 0, "owned_by": .string(owner),
            "nunchi": [
                "task": .string(task), "version": JSONValue(version), "licence": JSONValue(licence),
                "installed": .bool(isInstalled), "default": .bool(isDefault),
            ],
        ]
    }
}
