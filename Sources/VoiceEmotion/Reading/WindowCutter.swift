/// Cuts a stream of samples into overlapping windows, holding no more than one window and one block.
struct WindowCutter {
    /// Samples of a window, and from one window's start to the next's.
    let length: Int
    let step: Int

    private var buffer: [Float] = []
    /// Index of the buffer's first sample in the recording.
    private var origin = 0
    /// Start of the next window.
    private var next = 0

    init(length: Int, step: Int) {
        self.length = max(1, length)
        self.step = max(1, step)
    }

    /// The windows that are complete with these samples; `start` counts samples from the recording's beginning.
    mutating func append(_ samples: [Float]) -> [(start: Int, samples: [Float])] {
        buffer += samples
        var windows: [(start: Int, samples: [Float])] = []
        while next + length <= origin + buffer.count {
            windows.append((next, Array(buffer[(next - origin)..<(next - origin + length)])))
            next += step
        }
        let passed = min(buffer.count, max(0, next - origin))
        buffer.removeFirst(passed)
        origin += passed
        return windows
    }

    /// What no window has covered: the whole of a recording shorter than a window, else the last window's worth of
    /// samples when more than half a step of them is new, and there is more than half a window of them.
    mutating func finish() -> (start: Int, samples: [Float])? {
        let end = origin + buffer.count
        if next == 0 { return buffer.isEmpty ? nil : (0, buffer) }
        let covered = next - step + length
        // Where windows lie apart, the sound may end between two of them, or just after one began.
        guard 2 * (end - next) > length, end - covered > step / 2 else { return nil }
        return (next, Array(buffer[(next - origin)...]))
    }
}
