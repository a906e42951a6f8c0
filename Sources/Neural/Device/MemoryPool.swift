internal import Synchronization

/// Memory for tensors in blocks of power-of-two size, kept and handed out again: after the first step of a training
/// run nothing is asked of the system any more.
final class MemoryPool: Sendable {
    struct Block: @unchecked Sendable {
        let base: UnsafeMutableRawPointer
        /// The block holds 2^order bytes.
        let order: Int
    }

    private struct State {
        var free = [[Block]](repeating: [], count: Int.bitWidth)
        var allocations = 0
        var bytes = 0
    }

    /// A cache line, and the width of the widest register.
    private static let alignment = 64
    private static let smallestOrder = 8

    private let state = Mutex(State())

    /// How often the system was asked for memory so far.
    var allocations: Int { state.withLock { $0.allocations } }

    /// Bytes held, in use or free.
    var bytes: Int { state.withLock { $0.bytes } }

    /// A block of at least `bytes` bytes with unspecified content.
    func take(bytes: Int) -> Block {
        let order = max(MemoryPool.smallestOrder, Int.bitWidth - max(0, bytes - 1).leadingZeroBitCount)
        let recycled = state.withLock { state -> Block? in
            if let block = state.free[order].popLast() { return block }
            state.allocations += 1
            state.bytes += 1 << order
            return nil
        }
        if let recycled { return recycled }
        let base = UnsafeMutableRawPointer.allocate(byteCount: 1 << order, alignment: MemoryPool.alignment)
        return Block(base: base, order: order)
    }

    func giveBack(_ block: Block) {
        state.withLock { $0.free[block.order].append(block) }
    }

    /// Returns the free blocks to the system.
    func trim() {
        let blocks = state.withLock { state -> [Block] in
            let blocks = state.free.flatMap { $0 }
            for order in state.free.indices { state.free[order].removeAll() }
            state.bytes -= blocks.reduce(0) { $0 + 1 << $1.order }
            return blocks
        }
        for block in blocks { block.base.deallocate() }
    }

    deinit {
        trim()
    }
}
