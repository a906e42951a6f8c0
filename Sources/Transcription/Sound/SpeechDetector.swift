/// Finds speech in a sound that comes block by block, 16 kHz and one channel.
package protocol SpeechDetector {
    /// Takes the next samples and gives the stretches of speech that have ended since, as ranges of sample numbers
    /// counted from the beginning of the sound, in order and apart.
    mutating func append(_ samples: [Float]) throws -> [Range<Int>]

    /// Ends the sound and gives the stretches that are left.
    mutating func finish() throws -> [Range<Int>]
}

/// Takes for speech whatever is louder than the background.
///
/// It serves where a service does the recognising and no model of voice activity is at hand: it passes over silence and
/// finds places to cut, but music and noise that come and go pass for speech. The background is the softest
/// hundredth of a second of the last four, at most -40 dB below full scale, so that a speaker who never pauses is not
/// taken for it.
package struct LevelSpeechDetector: SpeechDetector {
    private static let frame = 160
    private static let memory = 400
    private static let hangover = 30
    private static let shortest = 5
    private static let longest = 2_000

    private var pending: [Float] = []
    private var levels: [Double] = []
    private var frames = 0
    private var first: Int?
    private var last = 0

    /// A detector at the beginning of a sound.
    package init() {}

    /// Takes samples; see `SpeechDetector`.
    package mutating func append(_ samples: [Float]) -> [Range<Int>] {
        pending.append(contentsOf: samples)
        var found: [Range<Int>] = []
        var used = 0
        while pending.count - used >= Self.frame {
            if let span = take(pending[used..<(used + Self.frame)]) { found.append(span) }
            used += Self.frame
        }
        pending.removeFirst(used)
        return found
    }

    /// Ends the sound; see `SpeechDetector`.
    package mutating func finish() -> [Range<Int>] {
        defer { first = nil }
        return span().map { [$0] } ?? []
    }

    private mutating func take(_ frame: ArraySlice<Float>) -> Range<Int>? {
        let power = frame.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(Self.frame)
        // The square of the level in steps of 1e-9 keeps digital silence from being infinitely soft.
        levels.append(power + 1e-9)
        if levels.count > Self.memory { levels.removeFirst() }
        let background = min(levels.min() ?? 1e-9, 1e-4)
        let isSpeech = power > max(background * 6.3, 1e-6)
        defer { frames += 1 }
        if isSpeech {
            last = frames
            guard let begin = first else {
                first = frames
                return nil
            }
            return frames - begin >= Self.longest ? cut(from: begin) : nil
        }
        guard first != nil, frames - last > Self.hangover else { return nil }
        defer { first = nil }
        return span()
    }

    /// Ends a stretch that goes on and on at the softest place of the last four seconds.
    private mutating func cut(from begin: Int) -> Range<Int>? {
        let softest = levels.indices.min { levels[$0] < levels[$1] } ?? 0
        let place = max(begin + 1, frames - (levels.count - 1 - softest))
        first = place
        return begin * Self.frame..<place * Self.frame
    }

    private func span() -> Range<Int>? {
        guard let first, last - first + 1 >= Self.shortest else { return nil }
        return first * Self.frame..<(last + 1) * Self.frame
    }
}
