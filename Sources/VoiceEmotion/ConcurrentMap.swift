/// Applies work to each of several things, some at once, and hands the results over in the order of the things.
///
/// - Parameters:
///   - jobs: how many at once; the result does not depend on it.
///   - onResult: called for each result in order, as soon as it and all before it are there.
package func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, onResult: (Int, Result) throws -> Void = { _, _ in },
    _ work: @escaping @Sendable (Element) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var waiting: [Int: Result] = [:]
        var results: [Result] = []
        var next = 0
        func startNext() {
            guard next < elements.count else { return }
            let index = next
            next += 1
            group.addTask {
                try Task.checkCancellation()
                return (index, try await work(elements[index]))
            }
        }
        for _ in 0..<max(1, jobs) { startNext() }
        while let (index, result) = try await group.next() {
            startNext()
            waiting[index] = result
            while let ready = waiting.removeValue(forKey: results.count) {
                try onResult(results.count, ready)
                results.append(ready)
            }
        }
        return results
    }
}
