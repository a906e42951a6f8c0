import Synchronization

/// Why a piece of work was not let in.
package enum GateError: Error, Sendable, Hashable {
    /// As many as may wait do; a place is likely in so many seconds.
    case full(retryAfter: Int)
}

/// Lets so many computations run at once; a few more wait for their turn in the order in which they came, the rest are sent
/// away.
package final class AdmissionGate: Sendable {
    /// How full it is.
    package struct Load: Sendable, Hashable {
        /// Computations that run.
        package var running = 0
        /// Those that wait.
        package var waiting = 0

        package init(running: Int = 0, waiting: Int = 0) {
            self.running = running
            self.waiting = waiting
        }
    }

    private struct Waiter {
        let id: Int
        let turn: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var running = 0
        var waiters: [Waiter] = []
        var nextID = 0
        /// Those whose task was cancelled before they could queue up.
        var cancelled: Set<Int> = []
        /// Seconds that a computation took of late.
        var usual = 0.5
    }

    private let atOnce: Int
    private let queue: Int
    private let executor = InferenceExecutor()
    private let state = Mutex(State())

    /// A gate.
    ///
    /// - Parameters:
    ///   - atOnce: how many run at once, 1 or more.
    ///   - queue: how many may wait.
    package init(atOnce: Int, queue: Int) {
        self.atOnce = max(1, atOnce)
        self.queue = max(0, queue)
    }

    package var load: Load { state.withLock { Load(running: $0.running, waiting: $0.waiters.count) } }

    /// Refuses at once where there is no place to wait either: before a body is read that would be in vain.
    package func check() throws(GateError) {
        if let error = state.withLock({ fullness($0) }) { throw error }
    }

    /// Runs work when its turn comes, on threads for computation.
    ///
    /// - Throws: `GateError.full`; `CancellationError` when the task is cancelled while it waits; what the work throws.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await enter()
        let start = ContinuousClock.now
        defer { leave(after: ContinuousClock.now - start) }
        try Task.checkCancellation()
        return try await withTaskExecutorPreference(executor) { try await work() }
    }

    private func fullness(_ state: borrowing State) -> GateError? {
        guard state.running >= atOnce, state.waiters.count >= queue else { return nil }
        let rounds = Double(queue + atOnce) / Double(atOnce)
        return .full(retryAfter: min(60, max(1, Int((rounds * state.usual).rounded(.up)))))
    }

    private func enter() async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        // A cancellation that came too late to matter left its mark.
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
                let result: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if state.running < atOnce {
                        state.running += 1
                        return .success(())
                    }
                    if let error = fullness(state) { return .failure(error) }
                    state.waiters.append(Waiter(id: id, turn: turn))
                    return nil
                }
                if let result { turn.resume(with: result) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let place = state.waiters.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiters.remove(at: place)
            }
            waiter?.turn.resume(throwing: CancellationError())
        }
    }

    private func leave(after duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        let next = state.withLock { state -> Waiter? in
            state.usual = 0.9 * state.usual + 0.1 * seconds
            // The place goes to who waits longest.
            if !state.waiters.isEmpty { return state.waiters.removeFirst() }
            state.running -= 1
            return nil
        }
        next?.turn.resume()
    }
}
