package import Inference

/// Finds speech with a model of voice activity, which looks at about half a minute at a time.
///
/// A stretch of speech that reaches the end of what is there waits for what follows, unless it is so long that it must be
/// cut; the model then hears a second again, so that it knows the sound when new samples begin. Silence is put before and
/// after the whole, without which the model misses a word that begins or ends with the sound.
package struct ModelSpeechDetector: SpeechDetector {
    private static let rate = SpeechBlocks.sampleRate
    private static let step = 20 * rate
    private static let overlap = rate
    private static let longest = 20 * rate
    private static let shortestRest = rate / 10
    private static let leadIn = 3 * rate / 10
    private static let leadOut = rate / 2

    private let model: VoiceActivityModel
    private var held = [Float](repeating: 0, count: Self.leadIn)
    private var heldStart = -Self.leadIn
    private var examined = 0
    private var given = 0

    /// A detector at the beginning of a sound.
    package init(_ model: VoiceActivityModel) { self.model = model }

    /// Takes samples; see `SpeechDetector`.
    package mutating func append(_ samples: [Float]) throws -> [Range<Int>] {
        held.append(contentsOf: samples)
        guard held.count - examined >= Self.step else { return [] }
        var spans = try spans()
        let end = heldStart + held.count
        var keep = end - Self.overlap
        if let last = spans.last, last.upperBound > keep, last.count < Self.longest {
            spans.removeLast()
            keep = last.lowerBound - Self.overlap
        }
        given = spans.last?.upperBound ?? given
        held.removeFirst(min(held.count, max(0, keep - heldStart)))
        heldStart = end - held.count
        examined = held.count
        return spans
    }

    /// Ends the sound; see `SpeechDetector`.
    package mutating func finish() throws -> [Range<Int>] {
        let end = heldStart + held.count
        held += [Float](repeating: 0, count: Self.leadOut)
        defer { held = [] }
        return try spans().compactMap {
            let span = $0.clamped(to: 0..<max(0, end))
            return span.isEmpty ? nil : span
        }
    }

    /// The speech in what is held that has not been given yet.
    private func spans() throws -> [Range<Int>] {
        try model.segments(of: held).compactMap { segment in
            let start = max(given, heldStart + segment.lowerBound)
            let end = heldStart + segment.upperBound
            // What is left of a stretch whose greater part was given is its echo.
            let least = start == given && given > 0 ? Self.shortestRest : 1
            return end - start >= least ? start..<end : nil
        }
    }
}
