/// The memory behind a tensor: a block of a device's pool, or memory of its own.
final class TensorStorage: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let count: Int
    private let block: MemoryPool.Block?
    private let pool: MemoryPool?

    /// Memory with unspecified content.
    init(count: Int, pool: MemoryPool? = nil) {
        self.count = count
        self.pool = pool
        if let pool {
            let block = pool.take(bytes: count * MemoryLayout<Float>.stride)
            self.block = block
            base = block.base.bindMemory(to: Float.self, capacity: count)
        } else {
            block = nil
            base = .allocate(capacity: max(1, count))
        }
    }

    /// A copy in memory of the same kind.
    func copy() -> TensorStorage {
        let copy = TensorStorage(count: count, pool: pool)
        copy.base.update(from: base, count: count)
        return copy
    }

    deinit {
        if let block, let pool {
            pool.giveBack(block)
        } else {
            base.deallocate()
        }
    }
}
