import Affect
import Dispatch
import Foundation
import Neural

/// Takes in a recording block by block and makes a reading of it.
struct ReadingCollector {
    private let model: VoiceModel
    private let features: any VoiceFeatureSet
    private let options: ReadingOptions
    private var cutter: WindowCutter
    private var windows: [ScoredWindow] = []
    /// What features that hear a sound once have not heard yet, and where in the recording it begins.
    private var piece: [Float] = []
    private var pieceStart = 0
    /// Start of the next window of a piece.
    private var next = 0
    /// The recording so far, given up when it gets too long to be one utterance.
    private var utterance: [Float]? = []
    private var count = 0
    /// Windows scored when unused memory was last given back.
    private var tidied = 0
    private var clippedSamples = 0
    private var peak: Float = 0

    /// One window of the timeline, before it is known how loud the recording is.
    private struct ScoredWindow: Sendable {
        let start: Int
        let length: Int
        let level: Double
        let scores: EmotionScores?
        let arousal: Double?
    }

    /// What the model makes of a stretch of sound.
    private struct Judgement: Sendable {
        let scores: EmotionScores
        /// Nil where the model has not learned arousal.
        let arousal: Double?
    }

    init(model: VoiceModel, features: any VoiceFeatureSet, options: ReadingOptions) {
        self.model = model
        self.features = features
        self.options = options
        let rate = Double(features.sampleRate)
        cutter = WindowCutter(length: Int(options.window * rate), step: Int(options.step * rate))
    }

    private var rate: Double { Double(features.sampleRate) }

    mutating func append(_ samples: [Float]) throws {
        count += samples.count
        clippedSamples += samples.count { abs($0) >= 0.999 }
        peak = samples.reduce(peak) { max($0, abs($1)) }
        if let kept = utterance {
            utterance = Double(kept.count + samples.count) > VoiceReader.longestUtterance * rate ? nil : kept + samples
        }
        if let windowed = features as? any WindowedFeatures {
            try take(samples, windowed)
        } else {
            try score(cutter.append(samples))
        }
        // Between the large arrays of each window lie the few numbers that are kept of it: the system's allocator would hold on
        // to all pages around them, and a long recording's memory would grow with its length.
        if windows.count >= tidied + 256 {
            tidied = windows.count
            UnusedMemory.giveBack()
        }
    }

    mutating func reading(source: String, warnings: [ReadingWarning]) throws -> EmotionReading {
        let seconds = Double(count) / rate
        guard seconds >= VoiceInput.shortest else {
            throw VoiceEmotionError.tooShort(seconds: seconds, needed: VoiceInput.shortest)
        }
        var whole: Judgement?
        if let windowed = features as? any WindowedFeatures {
            whole = try scorePiece(windowed, isLast: true)
        } else if let last = cutter.finish() {
            try score([last])
        }
        let loudest = windows.map(\.level).max() ?? -.infinity
        guard loudest > SpeechActivity.absoluteFloor else { throw VoiceEmotionError.silent(peak: peak) }
        let floor = max(SpeechActivity.absoluteFloor, loudest - SpeechActivity.range)
        let timeline = windows.map { moment($0, floor: floor) }
        if whole == nil, let utterance, !(features is any WindowedFeatures) {
            whole = try judged([features.array(of: utterance)]).first
        }
        let heard = timeline.compactMap { $0.scores == nil ? nil : $0.arousal }
        let arousal = whole.map(\.arousal) ?? (heard.isEmpty ? nil : heard.reduce(0, +) / Double(heard.count))
        guard let scores = whole?.scores ?? EmotionScores.mean(of: timeline.compactMap(\.scores)) else {
            throw VoiceEmotionError.silent(peak: peak)
        }
        var found = warnings
        if seconds < VoiceReader.shortRecording { found.append(.shortInput) }
        if 1000 * clippedSamples > count { found.append(.clipped) }
        if model.card?.isNonCommercial ?? false { found.append(.nonCommercialModel) }
        return EmotionReading(
            source: source, seconds: seconds, modality: .voice, scores: scores, arousal: arousal,
            threshold: model.threshold,
            timeline: timeline, model: model.identity, warnings: found)
    }

    private func moment(_ window: ScoredWindow, floor: Double) -> EmotionMoment {
        let scores = window.level > floor ? window.scores : nil
        let isSure = (scores?.confidence ?? 0) >= model.threshold
        return EmotionMoment(
            start: options.start + Double(window.start) / rate,
            end: options.start + Double(window.start + window.length) / rate, scores: scores,
            arousal: scores == nil ? nil : window.arousal,
            emotion: isSure ? scores?.top : nil)
    }

    /// Scores and learned arousal of clips.
    private func judged(_ arrays: [FeatureArray], threads: Int = 1) throws -> [Judgement] {
        let scores = try model.scores(of: arrays, profile: options.profile, threads: threads)
        guard let arousal = try model.arousal(of: arrays) else {
            return scores.map { Judgement(scores: $0, arousal: nil) }
        }
        return zip(scores, arousal).map { Judgement(scores: $0, arousal: $1) }
    }

    private mutating func score(_ parts: [(start: Int, samples: [Float])]) throws {
        let (features, collector) = (features, self)
        let done = try Parallel.map(parts, threads: options.threads) { part in
            let level = SpeechActivity(samples: part.samples, sampleRate: features.sampleRate).loudLevel
            let isHeard = level > SpeechActivity.absoluteFloor
            let found = isHeard ? try collector.judged([features.array(of: part.samples)]).first : nil
            return ScoredWindow(
                start: part.start, length: part.samples.count, level: level, scores: found?.scores,
                arousal: found?.arousal)
        }
        windows += done
    }

    /// Adds to the piece, which is heard when it is full and more follows: where pieces end does not depend on how the samples
    /// come.
    private mutating func take(_ samples: [Float], _ features: any WindowedFeatures) throws {
        let longest = max(Int(VoiceReader.longestUtterance * rate), cutter.length)
        var rest = samples[...]
        while !rest.isEmpty {
            if piece.count == longest { try scorePiece(features, isLast: false) }
            let part = rest.prefix(longest - piece.count)
            piece += part
            rest = rest.dropFirst(part.count)
        }
    }

    /// Hears a piece once and scores the windows in it; of a last piece that is the whole recording, that too.
    @discardableResult
    private mutating func scorePiece(_ features: any WindowedFeatures, isLast: Bool) throws -> Judgement? {
        let (length, step) = (cutter.length, cutter.step)
        let end = pieceStart + piece.count
        var ranges: [Range<Int>] = []
        while next + length <= end {
            ranges.append(next - pieceStart..<next - pieceStart + length)
            next += step
        }
        let covered = next == 0 ? 0 : next - step + length
        // Where windows lie apart, the sound may end between two of them, or just after one began.
        let isPart = 2 * (end - next) > length && end - covered > step / 2
        if isLast, next == 0 ? end > 0 : isPart {
            ranges.append(next - pieceStart..<piece.count)
        }
        let isWhole = isLast && pieceStart == 0 && utterance != nil
        let whole = try score(ranges, andWhole: isWhole, features)
        if isLast { return whole }
        // The next window begins in what is kept.
        let passed = min(piece.count, next - pieceStart)
        piece.removeFirst(passed)
        pieceStart += passed
        return nil
    }

    /// Scores windows of the piece, and the piece as a whole where that is wanted.
    private mutating func score(
        _ ranges: [Range<Int>], andWhole: Bool, _ features: any WindowedFeatures
    ) throws -> Judgement? {
        guard !ranges.isEmpty else { return nil }
        let arrays = try features.arrays(of: piece, ranges: ranges + (andWhole ? [0..<piece.count] : []))
        let found = try judged(arrays, threads: options.threads)
        for (range, found) in zip(ranges, found) {
            let level = SpeechActivity(samples: Array(piece[range]), sampleRate: features.sampleRate).loudLevel
            let isHeard = level > SpeechActivity.absoluteFloor
            windows.append(
                ScoredWindow(
                    start: pieceStart + range.lowerBound, length: range.count, level: level,
                    scores: isHeard ? found.scores : nil, arousal: isHeard ? found.arousal : nil))
        }
        return andWhole ? found.last : nil
    }
}
