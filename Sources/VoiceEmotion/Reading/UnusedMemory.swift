import Foundation

/// Memory that was freed but is still held by the allocator.
enum UnusedMemory {
    /// Gives whole unused pages back to the system, where its allocator would keep them.
    static func giveBack() {
        #if canImport(Glibc)
            malloc_trim(0)
        #endif
    }
}
