import CNeural

/// Memory that was freed but is still held by the system's allocator.
package enum UnusedMemory {
    /// Gives whole unused pages back, where the allocator would keep them.
    package static func giveBack() { nk_give_back_memory() }
}
