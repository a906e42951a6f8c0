import Synchronization

/// What the server counts, for Prometheus.
package final class ServerMetrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var durations: [String: Histogram] = [:]
        var active = 0
        var readings: [String: Int] = [:]
        var seconds = 0.0
    }

    private struct Histogram {
        var counts = [Int](repeating: 0, count: ServerMetrics.bounds.count)
        var count = 0
        var sum = 0.0
    }

    /// Upper bounds of the durations' classes, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private let state = Mutex(State())

    package init() {}

    /// Counts a request that begins.
    func begin() { state.withLock { $0.active += 1 } }

    /// Counts a request that has been answered.
    ///
    /// - Parameter route: the path's template, so that ids make no new series.
    func end(method: String, route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.active -= 1
            state.requests[Key(method: method, route: route, status: status), default: 0] += 1
            var histogram = state.durations[route] ?? Histogram()
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.counts[index] += 1 }
            histogram.count += 1
            histogram.sum += seconds
            state.durations[route] = histogram
        }
    }

    /// Counts a reading that was made.
    ///
    /// - Parameter seconds: length of the sound; 0 for words.
    package func read(modality: String, seconds: Double) {
        state.withLock { state in
            state.readings[modality, default: 0] += 1
            state.seconds += seconds
        }
    }

    /// All in the text format of Prometheus, version 0.0.4.
    func text(load: AdmissionGate.Load, version: String) -> String {
        let state = state.withLock { $0 }
        var lines: [String] = []
        func family(_ name: String, _ type: String, _ help: String, _ samples: [String]) {
            lines += ["# HELP nunchi_\(name) \(help)", "# TYPE nunchi_\(name) \(type)"]
            lines += samples.map { "nunchi_" + $0 }
        }
        family("build_info", "gauge", "The version that runs.", ["build_info{version=\(Self.quoted(version))} 1"])
        family(
            "http_requests_total", "counter", "Requests answered.",
            state.requests.map { key, count in
                "http_requests_total{method=\(Self.quoted(key.method)),route=\(Self.quoted(key.route)),status=\"\(key.status)\"} \(count)"
            }.sorted())
        family(
            "http_request_duration_seconds", "histogram", "Seconds from a request's head to its answer.",
            state.durations.sorted { $0.key < $1.key }.flatMap { Self.samples($1, route: Self.quoted($0)) })
        family("http_requests_active", "gauge", "Requests under way.", ["http_requests_active \(state.active)"])
        family("inferences_running", "gauge", "Computations under way.", ["inferences_running \(load.running)"])
        family(
            "inferences_waiting", "gauge", "Requests that wait for their turn.", ["inferences_waiting \(load.waiting)"])
        family(
            "readings_total", "counter", "Readings made.",
            state.readings.map { "readings_total{modality=\(Self.quoted($0))} \($1)" }.sorted())
        family("sound_seconds_total", "counter", "Seconds of sound read.", ["sound_seconds_total \(state.seconds)"])
        if let memory = ProcessMemory.residentBytes {
            lines += [
                "# HELP process_resident_memory_bytes Resident memory size in bytes.",
                "# TYPE process_resident_memory_bytes gauge", "process_resident_memory_bytes \(memory)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func samples(_ histogram: Histogram, route: String) -> [String] {
        let name = "http_request_duration_seconds"
        return zip(bounds, histogram.counts).map { "\(name)_bucket{route=\(route),le=\"\($0)\"} \($1)" } + [
            "\(name)_bucket{route=\(route),le=\"+Inf\"} \(histogram.count)",
            "\(name)_sum{route=\(route)} \(histogram.sum)", "\(name)_count{route=\(route)} \(histogram.count)",
        ]
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
