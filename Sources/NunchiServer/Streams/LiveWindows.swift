/// Which stretches of a stream are read while it goes on: a window at each step, the first ones shorter than the rest.
struct LiveWindows: Sendable {
    /// Length of a window, and from the end of one to the end of the next, in seconds.
    static let window = 2.0
    static let step = 0.5
    /// End of the first window, in seconds.
    private static let first = 1.0
    /// Windows are left out when the stream is so many seconds ahead of what is read.
    private static let patience = 30.0

    private let window: Int
    private let step: Int
    private let patience: Int
    /// End of the next window.
    private var end: Int

    init(sampleRate: Int) {
        func samples(_ seconds: Double) -> Int { Int(seconds * Double(sampleRate)) }
        window = samples(Self.window)
        step = samples(Self.step)
        patience = samples(Self.patience)
        end = samples(Self.first)
    }

    /// The next window of a stream of so many samples; nil when that needs more of them.
    mutating func next(count: Int) -> Range<Int>? {
        guard end <= count else { return nil }
        if count - end > patience { skip(to: count) }
        defer { end += step }
        return max(0, end - window)..<end
    }

    /// Leaves out windows but the last of so many samples.
    mutating func skip(to count: Int) {
        if count > end { end += (count - end) / step * step }
    }
}
