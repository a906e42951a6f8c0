/// Memory for `count` floats, zero at first, aligned for vectors of any width; it goes when the last user goes.
final class AlignedRoom {
    let base: UnsafeMutablePointer<Float>

    init(count: Int) {
        base = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64
        ).bindMemory(to: Float.self, capacity: max(count, 1))
        base.initialize(repeating: 0, count: max(count, 1))
    }

    deinit {
        base.deallocate()
    }
}
