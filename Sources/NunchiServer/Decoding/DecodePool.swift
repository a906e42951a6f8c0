package import Foundation

/// Decodes files in child processes, so that a file made to break a decoder, to eat memory or to take for ever costs its own
/// request and nothing else.
///
/// Workers are started ahead, and anew when one dies, hangs or has done its number of jobs.
package actor DecodePool {
    private let program: URL
    private let size: Int
    private let limits: DecodeLimits
    private var idle: [DecodeChild] = []
    private var busy: [ObjectIdentifier: DecodeChild] = [:]
    private var waiting: [(id: UInt64, turn: CheckedContinuation<Bool, Never>)] = []
    private var lastTicket: UInt64 = 0
    private var isOpen = true

    /// A pool; its workers start with the first use or `start()`.
    ///
    /// - Parameters:
    ///   - program: `nunchi`, whose command `decode-worker` is run.
    ///   - size: files decoded at once, at least 1.
    package init(program: URL, size: Int, limits: DecodeLimits = DecodeLimits()) {
        self.program = program
        self.size = max(1, size)
        self.limits = limits
    }

    /// Starts the workers, so that the first file need not wait for one.
    ///
    /// - Throws: `DecodeError.unavailable`.
    package func start() throws(DecodeError) {
        while isOpen, idle.count + busy.count < size { idle.append(try DecodeChild(program: program, limits: limits)) }
    }

    /// Has a file decoded; waits while all workers are busy.
    ///
    /// - Throws: `AudioError` when there is no usable sound in it, `DecodeError` when the worker was lost over it,
    ///   `CancellationError` in a cancelled task, whose worker is stopped.
    package func decode(_ file: URL, _ request: DecodeRequest = DecodeRequest()) async throws -> DecodedSound {
        let child = try await take()
        let job = DecodeJob(
            file: file.path, request: request, maxSeconds: limits.maxSeconds, cpuSeconds: limits.cpuSeconds)
        let seconds = limits.wallSeconds
        do {
            let sound = try await withTaskCancellationHandler {
                try await child.decode(job, wallSeconds: seconds)
            } onCancel: {
                child.kill()
            }
            giveBack(child, isWhole: !Task.isCancelled)
            return sound
        } catch {
            giveBack(child, isWhole: !(error is DecodeError) && !Task.isCancelled)
            try Task.checkCancellation()
            throw error
        }
    }

    /// The process numbers of the workers that run now.
    package var processes: [Int32] { (idle + busy.values).map(\.identifier) }

    /// Stops all workers, those at work too; later jobs fail with `DecodeError.closed`.
    package func stop() {
        isOpen = false
        for child in idle + busy.values { child.kill() }
        idle = []
        for waiter in waiting { waiter.turn.resume(returning: false) }
        waiting = []
    }

    private func take() async throws -> DecodeChild {
        while true {
            try Task.checkCancellation()
            guard isOpen else { throw DecodeError.closed }
            if busy.count < size {
                idle.removeAll { !$0.isAlive }
                let child = try idle.popLast() ?? DecodeChild(program: program, limits: limits)
                busy[ObjectIdentifier(child)] = child
                return child
            }
            lastTicket += 1
            let ticket = lastTicket
            _ = await withTaskCancellationHandler {
                await withCheckedContinuation { turn in
                    if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((ticket, turn)) }
                }
            } onCancel: {
                Task { await self.forget(ticket) }
            }
        }
    }

    private func forget(_ ticket: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.id == ticket }) else { return }
        waiting.remove(at: index).turn.resume(returning: false)
    }

    private func giveBack(_ child: DecodeChild, isWhole: Bool) {
        busy[ObjectIdentifier(child)] = nil
        if !isWhole { child.kill() }
        if isOpen {
            if isWhole, child.jobCount < limits.jobsPerWorker {
                idle.append(child)
            } else if let other = try? DecodeChild(program: program, limits: limits) {
                // Ahead of the next job; where it fails, that job tries again and tells why.
                idle.append(other)
            }
        }
        if !waiting.isEmpty { waiting.removeFirst().turn.resume(returning: true) }
    }
}
