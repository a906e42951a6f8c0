extension JSONValue: Decodable {
    /// Any JSON; the members of objects are sorted by their keys.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? value.decode(Int.self) {
            self = .integer(number)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let values = try? value.decode([JSONValue].self) {
            self = .array(values)
        } else {
            var object = JSONObject()
            for (key, member) in try value.decode([String: JSONValue].self).sorted(by: { $0.key < $1.key }) {
                object[key] = member
            }
            self = .object(object)
        }
    }
}
