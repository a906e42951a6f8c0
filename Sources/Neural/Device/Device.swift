internal import CNeural
internal import Dispatch

/// Where computation happens: the processor, with a number of threads, an instruction set and recycled memory.
///
/// A device may be shared between tasks. Its memory is returned to the system when the device and the last tensor
/// made on it are gone. The number of threads never changes a result.
public final class Device: Sendable {
    /// Threads that one operation may use. Only large operations use more than one.
    public let threads: Int

    /// The instruction set in use.
    public let instructionSet: InstructionSet

    nonisolated(unsafe) let kernels: UnsafePointer<nk_kernels>
    let pool = MemoryPool()

    /// A device with the best instruction set of this processor.
    ///
    /// - Parameter threads: threads for one operation; values below 1 count as 1.
    public convenience init(threads: Int = 1) {
        self.init(threads: threads, instructionSet: .best)
    }

    /// A device with a given instruction set, or with the baseline where the processor lacks it.
    package init(threads: Int, instructionSet: InstructionSet) {
        self.threads = max(1, threads)
        let kernels = instructionSet.kernels
        self.instructionSet = kernels == nil ? .baseline : instructionSet
        self.kernels = kernels ?? InstructionSet.baseline.kernels!
    }

    /// How often the device asked the system for memory so far.
    package var memoryAllocations: Int { pool.allocations }

    /// Returns unused memory to the system.
    public func releaseUnusedMemory() {
        pool.trim()
    }

    /// Calls `work` with ranges that together cover 0..<count and begin at multiples of `grain`, on several threads if
    /// there is more than one piece.
    func split(_ count: Int, grain: Int, _ work: (Range<Int>) -> Void) {
        let pieces = (count + grain - 1) / max(1, grain)
        guard threads > 1, pieces > 1 else {
            work(0..<count)
            return
        }
        let workers = min(threads, pieces)
        withoutActuallyEscaping(work) { work in
            // Pieces write to places of their own, and the call returns when all are done.
            nonisolated(unsafe) let work = work
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                let first = pieces * worker / workers * grain
                let last = min(count, pieces * (worker + 1) / workers * grain)
                work(first..<last)
            }
        }
    }
}
