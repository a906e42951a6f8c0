import Dispatch

/// Runs computations on threads of their own: those of Swift's pool, one for each core, have requests to answer meanwhile.
final class InferenceExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "nunchi.inference", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
