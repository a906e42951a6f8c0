/// A JSON value whose objects keep their keys in the order given, so that the same result is always the same text.
public enum JSONValue: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A number. One that is not finite has no form in JSON and is written as `null`.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order.
    case object(JSONObject)
}

/// The members of a JSON object, in the order in which their keys were first set.
public struct JSONObject: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// Keys and values; no key occurs twice.
    public private(set) var members: [(key: String, value: JSONValue)] = []
    private var places: [String: Int] = [:]

    /// An object without members.
    public init() {}

    /// Members in the order given; of a repeated key the last value counts, at the first place.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { self[key] = value }
    }

    /// The value of a key. Setting nil removes the member; a new key goes to the end.
    public subscript(key: String) -> JSONValue? {
        get { places[key].map { members[$0].value } }
        set {
            switch (places[key], newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?):
                places[key] = members.count
                members.append((key, value))
            case (let place?, nil):
                members.remove(at: place)
                places[key] = nil
                for (other, index) in places where index > place { places[other] = index - 1 }
            case (nil, nil): break
            }
        }
    }

    /// True when both have the same members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
    }

    /// Hashes the members in their order.
    public func hash(into hasher: inout Hasher) {
        for (key, value) in members {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

extension JSONValue {
    /// A number of single precision, written in the fewest digits that read back as the same `Float`.
    public init(_ value: Float) {
        // 0.1 as Float is 0.100000001490116 as Double; the Double nearest to the Float's own digits prints as 0.1.
        self = .number(Double(value.description) ?? Double(value))
    }

    /// A number, or `null` for nil.
    public init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }

    /// Text, or `null` for nil.
    public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }

    /// An array of numbers.
    public init(_ values: [Double]) { self = .array(values.map(JSONValue.number)) }

    /// An array of numbers of single precision.
    public init(_ values: [Float]) { self = .array(values.map { JSONValue($0) }) }

    /// An array of texts.
    public init(_ values: [String]) { self = .array(values.map(JSONValue.string)) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object whose keys keep their order.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
