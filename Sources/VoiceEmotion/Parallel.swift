import Dispatch

/// Short work on several threads at once, from code that is not asynchronous.
enum Parallel {
    /// The results in the elements' order; the first error, if any.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], threads: Int, _ work: @Sendable (Element) throws -> Result
    ) throws -> [Result] {
        guard threads > 1, elements.count > 1 else { return try elements.map(work) }
        let slots = Slots<Swift.Result<Result, any Error>>(count: elements.count)
        let workers = min(threads, elements.count)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for index in stride(from: worker, to: elements.count, by: workers) {
                slots.set(Swift.Result { try work(elements[index]) }, at: index)
            }
        }
        return try slots.values.map { try $0.get() }
    }
}

/// Places for results, each written once by one thread.
private final class Slots<Value: Sendable>: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<Value?>

    init(count: Int) {
        places = .allocate(capacity: count)
        places.initialize(repeating: nil)
    }

    deinit {
        places.deinitialize()
        places.deallocate()
    }

    func set(_ value: Value, at index: Int) { places[index] = value }

    var values: [Value] { places.compactMap { $0 } }
}
