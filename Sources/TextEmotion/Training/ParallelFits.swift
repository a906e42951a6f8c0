import Dispatch
import Synchronization

/// Independent computations on several threads.
enum ParallelFits {
    /// The results in order, which do not depend on the number of threads.
    static func map<Result: Sendable>(_ count: Int, threads: Int, _ work: @Sendable (Int) throws -> Result) throws
        -> [Result]
    {
        let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
        let workers = max(1, min(threads, count))
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for index in stride(from: worker, to: count, by: workers) {
                let result = Swift.Result { try work(index) }
                results.withLock { $0[index] = result }
            }
        }
        return try results.withLock { found in try found.sorted { $0.key < $1.key }.map { try $0.value.get() } }
    }
}

/// Counts what is done, from any thread.
final class FitCounter: Sendable {
    private let done = Mutex(0)
    private let total: Int

    init(total: Int) { self.total = total }

    func finishOne(_ report: (Int, Int) -> Void) {
        done.withLock { done in
            done += 1
            report(done, total)
        }
    }
}
