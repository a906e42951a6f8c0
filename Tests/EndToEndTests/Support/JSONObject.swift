import Foundation

/// A JSON object, read by Foundation and so by other code than wrote it.
struct JSONObject {
    private let values: [String: Any]

    init(parsing text: String) throws {
        guard let values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw Unexpected("no JSON object: \(text)")
        }
        self.values = values
    }

    private init(_ values: [String: Any]) { self.values = values }

    var keys: Set<String> { Set(values.keys) }

    /// Whether the value is there, and null.
    func isNull(_ key: String) -> Bool { values[key] is NSNull }

    func text(_ key: String) throws -> String { try value(key) }
    func number(_ key: String) throws -> Double { try (value(key) as NSNumber).doubleValue }
    func integer(_ key: String) throws -> Int { try (value(key) as NSNumber).intValue }
    func flag(_ key: String) throws -> Bool { try value(key) }
    func texts(_ key: String) throws -> [String] { try value(key) }
    func numbers(_ key: String) throws -> [Double] { try (value(key) as [NSNumber]).map(\.doubleValue) }
    func table(_ key: String) throws -> [[Double]] {
        try (value(key) as [[NSNumber]]).map { $0.map(\.doubleValue) }
    }
    func object(_ key: String) throws -> JSONObject { JSONObject(try value(key) as [String: Any]) }
    func objects(_ key: String) throws -> [JSONObject] { try (value(key) as [[String: Any]]).map(JSONObject.init) }

    /// The object with the keys sorted, without some of them: equal texts mean equal objects.
    func canonical(without ignored: Set<String> = []) throws -> String {
        let kept = values.filter { !ignored.contains($0.key) }
        return String(
            decoding: try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]), as: UTF8.self)
    }

    private func value<Value>(_ key: String) throws -> Value {
        guard let value = values[key] as? Value else {
            throw Unexpected("'\(key)' is \(values[key].map { "\($0)" } ?? "missing"), not a \(Value.self)")
        }
        return value
    }
}
