public import Affect

/// A reading as people see it in a terminal.
public struct ReadingText: Sendable {
    private let language: Language
    private let glyphs: Glyphs

    /// How to write readings.
    public init(language: Language, glyphs: Glyphs) {
        self.language = language
        self.glyphs = glyphs
    }

    /// Several lines: source and emotion, bars of the scores, the course over time, warnings.
    public func text(of reading: EmotionReading) -> String {
        var lines = [heading(reading)]
        lines += bars(reading.scores)
        if reading.timeline.count > 1 {
            lines.append("  " + ReadingPhrase.overTime.text(in: language))
            lines += Stretch.merged(reading.timeline).map(line(for:))
        }
        lines += reading.warnings.map { "  ! " + ReadingPhrase.warning($0).text(in: language) }
        return lines.joined(separator: "\n")
    }

    private func heading(_ reading: EmotionReading) -> String {
        let length = reading.seconds.map { "  \(NumberText.fixed($0, decimals: 2)) s" } ?? ""
        let point = reading.valenceArousal
        let plane =
            "\(PlotPhrase.valence.text(in: language)) \(signed(point.valence)), "
            + "\(PlotPhrase.arousal.text(in: language)) \(signed(point.arousal))"
        return "\(TerminalText.printable(reading.source))\(length)\n  "
            + "\(named(reading))  (\(plane))"
    }

    /// The emotion with its probability; where none is named, the likeliest in parentheses, as the figure is its.
    private func named(_ reading: EmotionReading) -> String {
        let share = "\(NumberText.fixed(100 * reading.confidence, decimals: 0)) %"
        guard reading.emotion == nil else { return "\(name(reading.emotion, isSilent: false))  \(share)" }
        return "\(name(nil, isSilent: false)) (\(name(reading.scores.top, isSilent: false)) \(share))"
    }

    private func bars(_ scores: EmotionScores) -> [String] {
        let names = scores.ranked.map { ReadingPhrase.emotion($0.emotion).text(in: language) }
        let width = names.map(DisplayWidth.of).max() ?? 0
        return zip(names, scores.ranked).map { name, entry in
            "  \(TerminalText.padded(name, to: width))  \(TerminalText.padded(glyphs.bar(entry.score, width: 24), to: 24)) "
                + NumberText.fixed(entry.score, decimals: 2)
        }
    }

    private func line(for stretch: Stretch) -> String {
        let times = "\(clock(stretch.start))–\(clock(stretch.end))"
        let score = stretch.score.map { "  " + NumberText.fixed($0, decimals: 2) } ?? ""
        return "    \(times)  \(name(stretch.emotion, isSilent: stretch.isSilent))\(score)"
    }

    private func name(_ emotion: Emotion?, isSilent: Bool) -> String {
        if let emotion { return ReadingPhrase.emotion(emotion).text(in: language) }
        return (isSilent ? ReadingPhrase.silence : .unsure).text(in: language)
    }

    private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + NumberText.fixed(value, decimals: 2) }

    private func clock(_ seconds: Double) -> String {
        let whole = Int(seconds)
        let tenths = Int((seconds - Double(whole)) * 10)
        let minutes = whole / 60
        return "\(minutes):\(whole % 60 < 10 ? "0" : "")\(whole % 60).\(tenths)"
    }
}

/// Neighbouring moments of one emotion, taken together.
struct Stretch {
    let start: Double
    private(set) var end: Double
    let emotion: Emotion?
    let isSilent: Bool
    private var total: Double
    private var count: Int

    /// The mean score of its emotion; nil for silence and where none was named.
    var score: Double? { emotion == nil ? nil : total / Double(count) }

    private init(_ moment: EmotionMoment, from start: Double, to end: Double) {
        self.start = start
        self.end = end
        emotion = moment.emotion
        isSilent = moment.scores == nil
        total = Self.score(moment)
        count = 1
    }

    private static func score(_ moment: EmotionMoment) -> Double {
        moment.emotion.flatMap { emotion in moment.scores.map { $0[emotion] } } ?? 0
    }

    /// Windows overlap; each speaks for the time around its middle, up to half way to its neighbours.
    static func merged(_ moments: [EmotionMoment]) -> [Stretch] {
        var found: [Stretch] = []
        for (index, moment) in moments.enumerated() {
            let middle = (moment.start + moment.end) / 2
            let start = index == 0 ? moment.start : found[found.count - 1].end
            let end =
                index == moments.count - 1
                ? moment.end : (middle + (moments[index + 1].start + moments[index + 1].end) / 2) / 2
            if let last = found.last, last.emotion == moment.emotion, last.isSilent == (moment.scores == nil) {
                found[found.count - 1].end = end
                found[found.count - 1].total += score(moment)
                found[found.count - 1].count += 1
            } else {
                found.append(Stretch(moment, from: start, to: end))
            }
        }
        return found
    }
}
