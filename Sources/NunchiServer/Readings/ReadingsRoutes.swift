import Foundation
import HTTPTypes
import Hummingbird
import Nunchi

/// `/v1/readings`: what an owner has read so far.
struct ReadingsRoutes: Sendable {
    let services: Services

    func add(to router: Router<ServerContext>) {
        router.get("/v1/readings") { try await list($0, $1) }
        router.delete("/v1/readings") { try await deleteAll($0, $1) }
        router.get("/v1/readings/:id") { try await show($0, $1) }
        router.delete("/v1/readings/:id") { try await delete($0, $1) }
        router.get("/v1/readings/:id/audio") { try await audio($0, $1) }
    }

    private func list(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, owner) = try services.readings(of: context)
        let query = request.uri.queryParameters
        var limit = 50
        if let text = query["limit"] {
            guard let number = Int(text), (1...500).contains(number) else {
                throw Problem.malformed("limit", "1~500 의 정수여야 합니다", "must be a whole number from 1 to 500")
            }
            limit = number
        }
        // One more than asked for tells whether there is a next page.
        let before = query["before"].map(String.init)
        guard let found = try await store.readings(of: owner, limit: limit + 1, before: before) else {
            throw Problem.noReading
        }
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last?.id : nil
        return .json(["readings": .array(page.map(\.summary)), "next": JSONValue(next)])
    }

    private func show(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, reading) = try await services.reading(context)
        let included = try ReadParameters.Included(request.uri.queryParameters["include"].map(String.init))
        var members = reading.members
        members["correction"] = JSONValue(reading.correction)
        if let file = store.audioFile(of: reading), included.waveform || included.spectrogram {
            let pictures = try await whileClientWaits(context) {
                try await services.gate.run { try SoundPictures.members(of: Waveform(contentsOf: file), included) }
            }
            for (key, value) in pictures.members { members[key] = value }
        }
        return .json(JSONText(reading.document).adding(members))
    }

    private func audio(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, reading) = try await services.reading(context)
        guard let file = store.audioFile(of: reading), let data = try? Data(contentsOf: file, options: .mappedIfSafe)
        else { throw Problem.noReading }
        return ByteRange.response(to: request, data: data, contentType: "audio/wav")
    }

    private func delete(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, owner) = try services.readings(of: context)
        guard try await store.delete(try context.parameters.require("id"), of: owner) else { throw Problem.noReading }
        return Response(status: .noContent)
    }

    private func deleteAll(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, owner) = try services.readings(of: context)
        return .json(["deleted": .integer(try await store.deleteAll(of: owner))])
    }
}

extension Services {
    /// The store and whose readings of it are meant.
    ///
    /// - Throws: `Problem.ownerMissing`; `Problem.noReading` where nothing is kept.
    func readings(of context: ServerContext) throws -> (ReadingStore, Owner) {
        guard let owner = context.owner else { throw Problem.ownerMissing }
        guard let store else { throw Problem.keepsNothing }
        return (store, owner)
    }

    /// The reading that the path names.
    func reading(_ context: ServerContext) async throws -> (ReadingStore, StoredReading) {
        let (store, owner) = try readings(of: context)
        guard let reading = try await store.reading(try context.parameters.require("id"), of: owner) else {
            throw Problem.noReading
        }
        return (store, reading)
    }
}
