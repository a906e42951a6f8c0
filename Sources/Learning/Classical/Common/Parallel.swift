internal import Dispatch
internal import Synchronization

/// Independent pieces of work on several threads; what comes out does not depend on how many.
enum Parallel {
    /// Calls `work` once for each index below `parts`.
    static func run(_ parts: Int, threads: Int, _ work: (Int) -> Void) {
        let workers = max(1, min(threads, parts))
        guard workers > 1 else {
            for part in 0..<parts { work(part) }
            return
        }
        withoutActuallyEscaping(work) { work in
            // Each part writes to places of its own, and the call returns when all are done.
            nonisolated(unsafe) let work = work
            let next = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: workers) { _ in
                while true {
                    let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard part < parts else { return }
                    work(part)
                }
            }
        }
    }

    /// The results in order.
    static func map<Result>(_ parts: Int, threads: Int, _ work: (Int) -> Result) -> [Result] {
        var results = [Result?](repeating: nil, count: parts)
        results.withUnsafeMutableBufferPointer { results in
            nonisolated(unsafe) let results = results
            run(parts, threads: threads) { results[$0] = work($0) }
        }
        return results.compactMap { $0 }
    }
}
