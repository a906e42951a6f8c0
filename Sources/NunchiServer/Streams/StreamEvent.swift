/// Something that a live stream tells its listeners.
package struct StreamEvent: Sendable, Hashable {
    /// Its place among the stream's events, counted from 1.
    package let id: Int
    /// `moment`, `reading` or `end`.
    package let name: String
    /// What it tells, as JSON on one line.
    package let data: String

    /// The event as server-sent events are written (WHATWG HTML, 9.2).
    package var text: String { "id: \(id)\nevent: \(name)\ndata: \(data)\n\n" }

    /// A line that listeners pass over and that shows both ends that the connection lives.
    package static let comment = ": \n\n"
}
