import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks at processes and sends them signals.
enum ProcessWatch {
    /// Whether processes end within twenty seconds.
    static func isGone(_ processes: [Int32]) async -> Bool {
        for _ in 0..<400 {
            if processes.allSatisfy({ kill($0, 0) != 0 }) { return true }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Halts a process until it is killed.
    static func halt(_ process: Int32) { _ = kill(process, SIGSTOP) }

    static func end(_ process: Int32) { _ = kill(process, SIGKILL) }

    /// A limit of a process as the system tells it; nil where it does not.
    static func limit(_ name: String, of process: Int32) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.dropFirst(name.count).split(separator: " ").first.map(String.init)
    }
}
