/// What was read in one stretch of time.
public struct TimelineWindow: Sendable, Hashable {
    /// Begin in seconds.
    public let start: Double
    /// End in seconds, after `start`.
    public let end: Double
    /// Which of the timeline's labels holds, or nil where none does (silence, too little confidence).
    public let label: Int?
    /// Probability of each label, in the order of the timeline's labels; empty where there are none.
    public let scores: [Double]
    /// -1...1, or nil.
    public let valence: Double?
    /// -1...1, or nil.
    public let arousal: Double?

    /// A window of a timeline. Windows may overlap; values that are not finite are drawn as gaps.
    public init(
        start: Double, end: Double, label: Int?, scores: [Double] = [], valence: Double? = nil, arousal: Double? = nil
    ) {
        self.start = start
        self.end = end
        self.label = label
        self.scores = scores
        self.valence = valence
        self.arousal = arousal
    }

    var middle: Double { (start + end) / 2 }
}

/// Windows put side by side: each gets the part of the time line that is nearest to its middle, so that windows which
/// overlap do not hide each other.
struct TimelineCells {
    struct Cell {
        let from: Double
        let to: Double
        let window: TimelineWindow
    }

    /// In order of time, without overlap.
    let cells: [Cell]

    init(_ windows: [TimelineWindow], labels: Int, most: Int) {
        let valid = windows.filter { $0.start.isFinite && $0.end.isFinite && $0.end > $0.start }
            .sorted { $0.middle < $1.middle }
        let merged = Self.merge(valid, labels: labels, most: most)
        cells = merged.indices.compactMap { index in
            let window = merged[index]
            let from = index > 0 ? max(window.start, (merged[index - 1].middle + window.middle) / 2) : window.start
            let to =
                index + 1 < merged.count ? min(window.end, (window.middle + merged[index + 1].middle) / 2) : window.end
            return to > from ? Cell(from: from, to: to, window: window) : nil
        }
    }

    /// Cells with nothing between them, as one run each.
    var runs: [[Cell]] {
        var result: [[Cell]] = []
        for cell in cells {
            if let last = result.last?.last, cell.from - last.to < 1e-6 * max(1, abs(last.to)) {
                result[result.count - 1].append(cell)
            } else {
                result.append([cell])
            }
        }
        return result
    }

    /// Neighbours averaged until at most `most` windows are left; the most frequent label stands for them.
    private static func merge(_ windows: [TimelineWindow], labels: Int, most: Int) -> [TimelineWindow] {
        guard windows.count > most else { return windows }
        let size = (windows.count + most - 1) / most
        return stride(from: 0, to: windows.count, by: size).map { first in
            let group = windows[first..<min(first + size, windows.count)]
            var votes = [Int](repeating: 0, count: labels + 1)
            for window in group { votes[window.label.flatMap { (0..<labels).contains($0) ? $0 : nil } ?? labels] += 1 }
            let winner = votes.indices.max { votes[$0] < votes[$1] } ?? labels
            let scored = group.filter { $0.scores.count == labels }
            let scores = (0..<(scored.isEmpty ? 0 : labels)).map { label in
                scored.reduce(0) { $0 + $1.scores[label] } / Double(scored.count)
            }
            return TimelineWindow(
                start: group.map(\.start).min() ?? 0, end: group.map(\.end).max() ?? 0,
                label: winner < labels ? winner : nil, scores: scores, valence: mean(group.compactMap(\.valence)),
                arousal: mean(group.compactMap(\.arousal)))
        }
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
