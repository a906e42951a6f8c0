internal import Dispatch

/// Threads that share a piece of work on neighbouring items, such as blocks of frames.
struct Workers: Sendable {
    /// Threads at once, at least 1.
    let count: Int

    /// Cuts 0..<items into as many ranges as there are workers, fewer where a range would hold less than `least` items.
    func ranges(of items: Int, atLeast least: Int) -> [Range<Int>] {
        let parts = max(1, min(count, items / max(1, least)))
        return (0..<parts).map { items * $0 / parts..<items * ($0 + 1) / parts }
    }

    /// Calls `work` once for each index below `parts`, on a thread each.
    static func run(_ parts: Int, _ work: (Int) -> Void) {
        guard parts > 1 else {
            if parts == 1 { work(0) }
            return
        }
        withoutActuallyEscaping(work) { work in
            // Each part writes to places of its own, and the call returns when all are done.
            nonisolated(unsafe) let work = work
            DispatchQueue.concurrentPerform(iterations: parts) { work($0) }
        }
    }
}
