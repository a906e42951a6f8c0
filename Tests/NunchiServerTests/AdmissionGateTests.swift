import HTTPTypes
import HummingbirdTesting
import NunchiServer
import Synchronization
import Testing

@Suite("The gate before computations")
struct AdmissionGateTests {
    /// Work that goes on until it is let go.
    private final class Held: Sendable {
        private let state = Mutex<(isFree: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))
        let started = Mutex(0)

        func wait() async {
            started.withLock { $0 += 1 }
            await withCheckedContinuation { waiter in
                let isFree = state.withLock { state in
                    if !state.isFree { state.waiters.append(waiter) }
                    return state.isFree
                }
                if isFree { waiter.resume() }
            }
        }

        func free() {
            let waiters = state.withLock { state in
                state.isFree = true
                return state.waiters
            }
            for waiter in waiters { waiter.resume() }
        }
    }

    /// Waits until something is so; the suite's time limit ends what never is.
    private func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test("So many run at once, so many wait, one more is sent away", .timeLimit(.minutes(10)))
    func fills() async throws {
        let gate = AdmissionGate(atOnce: 2, queue: 1)
        let held = Held()
        async let first: Void = gate.run { await held.wait() }
        async let second: Void = gate.run { await held.wait() }
        await until { held.started.withLock { $0 } == 2 }
        async let third: Void = gate.run { await held.wait() }
        await until { gate.load.waiting == 1 }
        #expect(gate.load == AdmissionGate.Load(running: 2, waiting: 1))
        #expect(throws: GateError.self) { try gate.check() }
        await #expect(throws: GateError.self) { try await gate.run {} }
        held.free()
        _ = try await (first, second, third)
        #expect(held.started.withLock { $0 } == 3)
        #expect(gate.load == AdmissionGate.Load(running: 0, waiting: 0))
        try gate.check()
    }

    @Test("Who goes away while waiting leaves the queue; the place goes to the next", .timeLimit(.minutes(10)))
    func cancels() async throws {
        let gate = AdmissionGate(atOnce: 1, queue: 2)
        let held = Held()
        async let first: Void = gate.run { await held.wait() }
        await until { held.started.withLock { $0 } == 1 }
        let leaver = Task { try await gate.run { Issue.record("ran all the same") } }
        await until { gate.load.waiting == 1 }
        async let patient: Int = gate.run { 7 }
        await until { gate.load.waiting == 2 }
        leaver.cancel()
        await #expect(throws: CancellationError.self) { try await leaver.value }
        #expect(gate.load == AdmissionGate.Load(running: 1, waiting: 1))
        held.free()
        try await first
        #expect(try await patient == 7)
        #expect(gate.load == AdmissionGate.Load(running: 0, waiting: 0))
    }

    @Test("Work that fails gives its place back")
    func fails() async throws {
        struct Failure: Error {}
        let gate = AdmissionGate(atOnce: 1, queue: 0)
        await #expect(throws: Failure.self) { let _: Int = try await gate.run { throw Failure() } }
        #expect(try await gate.run { 3 } == 3)
    }

    @Test("Work in a task that was cancelled before does not start", .timeLimit(.minutes(10)))
    func cancelledBefore() async throws {
        let gate = AdmissionGate(atOnce: 1, queue: 1)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            _ = try await gate.run { Issue.record("ran all the same") }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(gate.load == AdmissionGate.Load(running: 0, waiting: 0))
    }

    @Test("Work sees that its task was cancelled", .timeLimit(.minutes(10)))
    func seesCancellation() async throws {
        let gate = AdmissionGate(atOnce: 1, queue: 1)
        let started = Mutex(false)
        let task = Task {
            try await gate.run {
                started.withLock { $0 = true }
                while true {
                    try Task.checkCancellation()
                    await Task.yield()
                }
            }
        }
        while !started.withLock({ $0 }) { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(gate.load == AdmissionGate.Load(running: 0, waiting: 0))
    }
}
