#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Things done a second, weighted towards the last quarter of a minute: what was found in a cache at once soon stops
/// to count.
package struct SmoothedRate: Sendable {
    private static let timeConstant = 15.0
    /// The shortest time, in seconds, that a rate is told from.
    private static let least = 1e-3

    private var lastDone = 0
    private var lastTime = 0.0
    private var weighted = 0.0
    private var weight = 0.0

    /// Nothing done at 0 s.
    package init() {}

    /// Tells that `done` things are done at `time` (seconds since the start).
    package mutating func update(done: Int, at time: Double) {
        let elapsed = time - lastTime
        guard elapsed > Self.least else {
            // What was done before the clock ran tells nothing of the rate.
            if weight == 0 { lastDone = done }
            return
        }
        let keep = exp(-elapsed / Self.timeConstant)
        weighted = weighted * keep + Double(done - lastDone) / elapsed * (1 - keep)
        weight = weight * keep + (1 - keep)
        (lastDone, lastTime) = (done, time)
    }

    /// Things a second, or nil before any time has passed.
    package var value: Double? { weight > 0 ? weighted / weight : nil }
}
