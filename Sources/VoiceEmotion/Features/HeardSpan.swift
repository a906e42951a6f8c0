import Foundation

/// Which frames of a sound's hidden states belong to a part of it, and which of these are loud enough to count.
struct HeardSpan {
    /// The first frame of the part.
    let start: Int
    /// The frames that count, ascending, at least one: those whose 45 ms around them are loud enough.
    let heard: [Int]

    /// The frames from the first to the last that counts.
    var span: ClosedRange<Int> { (heard.first ?? start)...(heard.last ?? start) }

    /// - Parameters:
    ///   - range: the part, of at least one sample.
    ///   - samples: the whole sound.
    ///   - frames: number of the whole sound's frames.
    ///   - decibels: frames that lie further below the loudest are pauses.
    init(of range: Range<Int>, in samples: [Float], frames: Int, within decibels: Double) {
        let step = Double(samples.count) / Double(frames)
        let start = min(frames - 1, Int((Double(range.lowerBound) / step).rounded()))
        let count = max(1, min(frames, Int((Double(range.upperBound) / step).rounded())) - start)
        self.start = start
        heard = Self.loudFrames(samples[range], count: count, within: decibels).map { start + $0 }
    }

    private static func loudFrames(_ samples: ArraySlice<Float>, count: Int, within decibels: Double) -> [Int] {
        let step = Double(samples.count) / Double(count)
        let powers = (0..<count).map { frame in
            let centre = samples.startIndex + Int((Double(frame) + 0.5) * step)
            let window = samples[max(samples.startIndex, centre - 360)..<min(samples.endIndex, centre + 360)]
            return window.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, window.count))
        }
        let floor = (powers.max() ?? 0) * pow(10, -decibels / 10)
        return powers.indices.filter { powers[$0] >= floor }
    }
}
