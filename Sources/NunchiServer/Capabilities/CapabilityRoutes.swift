import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Nunchi

/// What the server can do and how it is: `/health`, `/metrics`, `/v1/models`, `/openapi.json`, and clear answers for what it
/// cannot do yet.
struct CapabilityRoutes: Sendable {
    private let services: Services
    private let document: Data
    private let shipped = Loaded { try ModelEntry.shipped() }

    init(services: Services, document: Data) {
        self.services = services
        self.document = document
    }

    func add(to router: Router<ServerContext>) {
        router.get("/health") { _, _ in health }
        router.get("/metrics") { _, _ in metrics }
        router.get("/v1/models") { _, _ in try await models() }
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

    private func models() async throws -> Response {
        let store = ModelStore(folder: services.settings.models, catalogue: try .current())
        let others = store.catalogue.entries.filter { $0.kind == .model }.map { entry in
            let isInstalled = if case .installed = store.state(of: entry) { true } else { false }
            return ModelEntry(
                name: entry.name, owner: "catalogue", task: entry.task.rawValue, version: entry.version,
                licence: entry.licence, isNonCommercial: nil, isInstalled: isInstalled, isDefault: entry.isDefault)
        }
        let own = services.nunchi.model.identity.name
        let all = try await shipped.get().map { $0.json(isDefault: $0.name == own) } + others.map { $0.json() }
        return .json(["object": "list", "data": .array(all)])
    }
}

/// A model in the list of models.
struct ModelEntry: Sendable {
    let name: String
    let owner: String
    let task: String
    let version: String
    let licence: String
    /// Whether the data that it learned from bar commercial use; nil where the licence alone tells.
    let isNonCommercial: Bool?
    let isInstalled: Bool
    var isDefault = false

    /// The models of voices that come with the package; their files are read.
    static func shipped() throws -> [ModelEntry] {
        try ShippedModels.names.map { name in
            let model = try ShippedModels.load(name)
            let licences = model.card.map { Set($0.sources.map(\.licence)).sorted() } ?? []
            return ModelEntry(
                name: name, owner: "nunchi", task: "voice-emotion", version: model.identity.version,
                licence: licences.joined(separator: ", "), isNonCommercial: model.card?.isNonCommercial,
                isInstalled: true)
        }
    }

    /// The entry, as OpenAI's clients read it, with what Nunchi knows besides.
    func json(isDefault: Bool? = nil) -> JSONValue {
        [
            "id": .string(name), "object": "model", "created": 0, "owned_by": .string(owner),
            "nunchi": [
                "task": .string(task), "version": .string(version), "licence": .string(licence),
                "non_commercial": isNonCommercial.map { .bool($0) } ?? .null, "installed": .bool(isInstalled),
                "default": .bool(isDefault ?? self.isDefault),
            ],
        ]
    }
}
