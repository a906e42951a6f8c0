import Foundation
import Nunchi

/// What a client says when it opens a stream.
struct StreamRequest: Sendable, Hashable {
    /// Whether the reading is kept, where there is somebody to keep it for.
    let isStored: Bool
    /// What the recording is called.
    let name: String

    private struct Body: Decodable {
        let sample_rate: Int?
        let language: String?
        let store: Bool?
        let name: String?
    }

    /// - Parameter body: a JSON object, or nothing.
    /// - Throws: `Problem` naming the member.
    init(_ body: [UInt8]) throws {
        let wanted: Body
        if body.isEmpty {
            wanted = Body(sample_rate: nil, language: nil, store: nil, name: nil)
        } else {
            do { wanted = try JSONDecoder().decode(Body.self, from: Data(body)) } catch {
                throw Problem.malformed(
                    "body", "sample_rate, language, store, name 이 있는 JSON 객체여야 합니다",
                    "must be a JSON object of sample_rate, language, store and name")
            }
        }
        if let rate = wanted.sample_rate, rate != LiveStream.sampleRate {
            throw Problem.malformed(
                "sample_rate", "\(LiveStream.sampleRate) 이어야 합니다", "must be \(LiveStream.sampleRate)")
        }
        if let name = wanted.name, name.count > 200 {
            throw Problem.malformed("name", "200자까지입니다", "has 200 characters at most")
        }
        isStored = wanted.store ?? true
        name = wanted.name.flatMap(ReadParameters.plainName) ?? "live"
    }
}
