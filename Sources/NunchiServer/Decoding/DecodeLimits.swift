/// What decoding one file may take.
package struct DecodeLimits: Sendable, Hashable {
    /// Longest sound in seconds.
    package var maxSeconds: Double
    /// Longest time for one file, in seconds, by the clock.
    package var wallSeconds: Double
    /// Most processor time for one file, in seconds.
    package var cpuSeconds: Int
    /// Most memory of a worker: its address space, in bytes.
    package var memory: Int
    /// Files that a worker decodes before another takes its place.
    package var jobsPerWorker: Int

    /// Limits.
    package init(
        maxSeconds: Double = 600, wallSeconds: Double = 20, memory: Int = 1_500_000_000, cpuSeconds: Int = 20,
        jobsPerWorker: Int = 200
    ) {
        self.maxSeconds = maxSeconds
        self.wallSeconds = wallSeconds
        self.cpuSeconds = cpuSeconds
        self.memory = memory
        self.jobsPerWorker = jobsPerWorker
    }
}
