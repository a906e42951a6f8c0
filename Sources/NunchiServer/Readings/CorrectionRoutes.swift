package import Foundation
import HTTPTypes
package import Hummingbird
import Nunchi

/// `/v1/readings/{id}/correction`: what a person says that a reading should have been.
struct CorrectionRoutes: Sendable {
    let services: Services

    func add(to router: Router<ServerContext>) {
        router.put("/v1/readings/:id/correction") { try await put($0, $1) }
        router.delete("/v1/readings/:id/correction") { try await delete($0, $1) }
    }

    private struct Correction: Decodable {
        let emotion: String
        let consent: Bool?
    }

    private func put(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, reading) = try await services.reading(context)
        let body = try await SmallBody.data(of: request)
        guard let correction = try? JSONDecoder().decode(Correction.self, from: body) else {
            throw Problem.malformed(
                "body", "{\"emotion\": \"sadness\", \"consent\": true} 같은 JSON 이어야 합니다",
                "must be JSON such as {\"emotion\": \"sadness\", \"consent\": true}")
        }
        guard let emotion = Emotion(rawValue: correction.emotion) else {
            let known = Emotion.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.malformed("emotion", "\(known) 가운데 하나여야 합니다", "must be one of \(known)")
        }
        guard correction.consent == true else { throw Problem.noConsent }
        guard try await store.correct(reading.id, of: try services.readings(of: context).1, to: emotion) else {
            throw Problem.noSound
        }
        return .json(["id": .string(reading.id), "correction": .string(emotion.rawValue)])
    }

    private func delete(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (store, owner) = try services.readings(of: context)
        guard try await store.uncorrect(try context.parameters.require("id"), of: owner) else {
            throw Problem.noReading
        }
        return Response(status: .noContent)
    }
}

/// Bodies of a few lines, such as JSON that says what to do.
package enum SmallBody {
    /// The largest such body, in bytes.
    package static let limit = 64 << 10

    /// The body.
    ///
    /// - Throws: `Problem` for one that is too large or takes longer than 10 s.
    package static func data(of request: Request) async throws -> Data {
        try await withThrowingTaskGroup(of: Data.self) { group in
            group.addTask {
                var data = Data()
                for try await buffer in request.body {
                    data.append(contentsOf: buffer.readableBytesView)
                    guard data.count <= limit else { throw Problem.tooLarge(limit: limit) }
                }
                return data
            }
            group.addTask {
                try await Task.sleep(for: .seconds(10))
                throw Problem.tooSlow(seconds: 10)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? Data()
        }
    }
}
