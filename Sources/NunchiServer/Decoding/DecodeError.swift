/// Why a worker gave no sound, where the decoder itself says nothing.
package enum DecodeError: Error, Sendable, Hashable {
    /// It took longer than allowed, in seconds, and was stopped.
    case timedOut(seconds: Double)
    /// The worker ended while it decoded: out of memory or processor time, or a fault of a codec.
    case died
    /// No worker could be started.
    case unavailable(cause: String)
    /// The pool is closed.
    case closed
}
