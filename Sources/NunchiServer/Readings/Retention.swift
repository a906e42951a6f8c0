import Foundation
import ServiceLifecycle

/// Deletes readings that are too old: at launch and every hour.
struct Retention: Service {
    let store: ReadingStore
    let days: Int

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // A full disk or the like is told of by the next request that meets it.
                _ = try? await store.delete(before: Date(timeIntervalSinceNow: -86_400 * Double(days)))
                guard (try? await Task.sleep(for: .seconds(3600))) != nil else { return }
            }
        }
    }
}
