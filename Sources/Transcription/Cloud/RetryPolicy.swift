/// How often a request is repeated, and how long to wait before.
package struct RetryPolicy: Sendable, Hashable {
    /// Requests in all.
    package var attempts = 4

    /// Seconds before the second request; twice as long before each further one.
    package var firstDelay = 1.0

    /// The longest wait in seconds; a service that asks for more is given up.
    package var longestDelay = 60.0

    /// Seconds until a request without an answer counts as lost.
    package var timeout = 90.0

    /// A policy.
    package init(attempts: Int = 4, firstDelay: Double = 1, longestDelay: Double = 60, timeout: Double = 90) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.timeout = timeout
    }

    /// Seconds to wait after so many requests have failed; nil to give up.
    ///
    /// - Parameter asked: what the service asked for in `Retry-After`.
    package func delay(after failures: Int, asked: Double?) -> Double? {
        guard failures < attempts else { return nil }
        var delay = firstDelay
        for _ in 1..<max(1, failures) { delay *= 2 }
        if let asked {
            guard asked <= longestDelay else { return nil }
            delay = max(delay, asked)
        }
        return min(delay, longestDelay)
    }
}
