/// The events of a stream and who waits for the next; part of an actor.
struct EventLog {
    private(set) var events: [StreamEvent] = []
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var lastTicket = 0

    /// Whether nothing more will come.
    private(set) var isOver = false

    /// Tells all listeners.
    ///
    /// - Parameter data: JSON on one line.
    mutating func append(_ name: String, _ data: String) {
        guard !isOver else { return }
        events.append(StreamEvent(id: events.count + 1, name: name, data: data))
        if name == "end" { isOver = true }
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
    }

    /// The events after one; none when it is the last.
    func after(_ id: Int) -> [StreamEvent] { Array(events.dropFirst(max(0, id))) }

    /// A number for who is going to wait.
    mutating func ticket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    mutating func wait(_ ticket: Int, _ waiter: CheckedContinuation<Void, Never>) { waiting[ticket] = waiter }

    /// Ends somebody's waiting.
    mutating func wake(_ ticket: Int) { waiting.removeValue(forKey: ticket)?.resume() }
}
