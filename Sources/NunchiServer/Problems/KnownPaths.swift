import Foundation

/// The paths of the API's document with the methods that each takes.
struct KnownPaths: Sendable {
    private let paths: [(parts: [Substring], methods: [String])]

    /// The paths of an OpenAPI document; none of what is no such document.
    init(document: Data) {
        struct Document: Decodable {
            let paths: [String: [String: Ignored]]
        }
        struct Ignored: Decodable {
            init(from decoder: any Decoder) {}
        }
        let known = ["get", "put", "post", "delete", "patch"]
        let found = (try? JSONDecoder().decode(Document.self, from: document))?.paths ?? [:]
        paths = found.map { path, operations in
            let methods = known.filter { operations[$0] != nil }.map { $0.uppercased() }
            return (path.split(separator: "/"), methods + (methods.contains("GET") ? ["HEAD"] : []))
        }
    }

    /// The methods of a path; nil for one that is not known.
    func methods(at path: String) -> [String]? {
        let parts = path.split(separator: "/")
        return paths.first { known in
            known.parts.count == parts.count && zip(known.parts, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }?.methods
    }
}
