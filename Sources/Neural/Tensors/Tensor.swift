/// Numbers in contiguous memory with a shape, the last axis running fastest.
///
/// A tensor is a value: copies share memory until one of them is changed. The shape `[]` is a single number.
public struct Tensor: Sendable {
    /// Length of each axis.
    public private(set) var shape: [Int]
    private(set) var storage: TensorStorage

    /// Number of elements.
    public var count: Int { storage.count }

    /// Length of the first axis, or 1 for a single number.
    public var rows: Int { shape.first ?? 1 }

    /// Length of the last axis, or 1 for a single number.
    public var columns: Int { shape.last ?? 1 }

    /// A tensor of the given elements, in order.
    ///
    /// - Throws: `NeuralError` if the shape has negative lengths or does not hold as many elements.
    public init(_ elements: [Float], shape: [Int]) throws {
        let count = try Tensor.checkedCount(shape)
        guard count == elements.count else {
            throw NeuralError.mismatch(
                "tensor of shape \(shape)", expected: "\(count) elements", found: "\(elements.count)")
        }
        self.init(shape: shape) { to in
            elements.withUnsafeBufferPointer { from in
                if let base = from.baseAddress { to.update(from: base, count: from.count) }
            }
        }
    }

    /// A tensor of rank 1.
    public init(_ elements: [Float]) {
        self.init(shape: [elements.count]) { to in
            elements.withUnsafeBufferPointer { from in
                if let base = from.baseAddress { to.update(from: base, count: from.count) }
            }
        }
    }

    /// A matrix of the given rows.
    ///
    /// - Throws: `NeuralError` if the rows differ in length.
    public init(rows: [[Float]]) throws {
        let columns = rows.first?.count ?? 0
        if let row = rows.firstIndex(where: { $0.count != columns }) {
            throw NeuralError.mismatch(
                "row \(row)", expected: "\(columns) columns, as in the first row", found: "\(rows[row].count)")
        }
        try self.init(rows.flatMap { $0 }, shape: [rows.count, columns])
    }

    /// A tensor whose elements all are `value`.
    ///
    /// - Throws: `NeuralError` if the shape has negative lengths or too many elements.
    public init(repeating value: Float, shape: [Int]) throws {
        _ = try Tensor.checkedCount(shape)
        self.init(shape: shape) { $0.update(repeating: value, count: shape.reduce(1, *)) }
    }

    /// A tensor that `fill` fills completely. The shape is known to be sound.
    package init(shape: [Int], on device: Device? = nil, _ fill: (UnsafeMutablePointer<Float>) -> Void) {
        self.shape = shape
        storage = TensorStorage(count: shape.reduce(1, *), pool: device?.pool)
        withExtendedLifetime(storage) { fill($0.base) }
    }

    private init(shape: [Int], storage: TensorStorage) {
        self.shape = shape
        self.storage = storage
    }

    /// The same elements with another shape, sharing memory.
    ///
    /// - Throws: `NeuralError` if the shape does not hold as many elements.
    public func reshaped(_ shape: [Int]) throws -> Tensor {
        guard try Tensor.checkedCount(shape) == count else {
            throw NeuralError.mismatch(
                "reshape of \(self.shape)", expected: "a shape of \(count) elements", found: "\(shape)")
        }
        return Tensor(shape: shape, storage: storage)
    }

    /// The same elements with a shape known to hold as many.
    func reinterpreted(_ shape: [Int]) -> Tensor {
        Tensor(shape: shape, storage: storage)
    }

    /// Calls `body` with the elements, which must not be used after it returns.
    public func withUnsafeBufferPointer<Result>(
        _ body: (UnsafeBufferPointer<Float>) throws -> Result
    ) rethrows -> Result {
        try withExtendedLifetime(storage) { try body(UnsafeBufferPointer(start: $0.base, count: $0.count)) }
    }

    /// Calls `body` with the elements to change; copies that share memory keep their elements.
    public mutating func withUnsafeMutableBufferPointer<Result>(
        _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
    ) rethrows -> Result {
        if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
        return try withExtendedLifetime(storage) {
            try body(UnsafeMutableBufferPointer(start: $0.base, count: $0.count))
        }
    }

    private static func checkedCount(_ shape: [Int]) throws -> Int {
        var count = 1
        for length in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: length)
            guard length >= 0, !overflow, product <= Int.max / 8 else {
                throw NeuralError.mismatch("shape", expected: "lengths ≥ 0 that fit memory", found: "\(shape)")
            }
            count = product
        }
        return count
    }
}
