/// The latest stretch of a sound, addressed by the sound's own sample numbers.
package struct SampleBuffer {
    /// Number of the first sample that is kept.
    package private(set) var start = 0

    private var samples: [Float] = []

    /// An empty buffer at the beginning of a sound.
    package init() {}

    /// Number of the sample that comes next.
    package var end: Int { start + samples.count }

    /// Adds what follows.
    package mutating func append(_ more: [Float]) { samples.append(contentsOf: more) }

    /// Forgets all samples before a number.
    package mutating func discard(before number: Int) {
        let count = min(max(0, number - start), samples.count)
        samples.removeFirst(count)
        start += count
    }

    /// The samples of a range; of what is not kept, nothing.
    package subscript(range: Range<Int>) -> [Float] {
        let kept = range.clamped(to: start..<end)
        return Array(samples[(kept.lowerBound - start)..<(kept.upperBound - start)])
    }

    /// The number of the middle of the softest tenth of a second in a range: where a cut does the least harm.
    package func softest(in range: Range<Int>, sampleRate: Int) -> Int {
        let width = max(1, sampleRate / 10)
        let part = self[range]
        let first = range.clamped(to: start..<end).lowerBound
        guard part.count > width else { return first + part.count / 2 }
        var energy = part[..<width].reduce(0.0) { $0 + Double($1) * Double($1) }
        var (least, place) = (energy, 0)
        for index in 1...(part.count - width) {
            let (gone, new) = (Double(part[index - 1]), Double(part[index + width - 1]))
            energy += new * new - gone * gone
            if energy < least { (least, place) = (energy, index) }
        }
        return first + place + width / 2
    }
}
