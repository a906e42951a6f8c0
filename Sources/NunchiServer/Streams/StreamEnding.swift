package import Nunchi

/// What came of a whole stream: the reading, or why there is none.
package struct StreamEnding: Sendable, Hashable {
    /// A JSON object with the members `reading`, which may be `null`, and `problem` where it is.
    package let text: String

    /// - Parameter reading: the text of a JSON object.
    package init(reading: String) { text = "{\"reading\":" + reading + "}" }

    /// - Parameter problem: a problem's members.
    package init(problem: JSONObject) {
        text = JSONValue.object(["reading": .null, "problem": .object(problem)]).compact
    }
}
