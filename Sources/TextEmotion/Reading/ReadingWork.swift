import Affect
import Foundation

/// The reading of one text, step by step.
struct ReadingWork {
    private let model: TextModel
    private let bytes: UnsafeBufferPointer<UInt8>
    private let options: TextReader.Options
    private var scorer: TextScorer
    private var scores: [Float]
    private var cursor: ScalarCursor

    init(model: TextModel, bytes: UnsafeBufferPointer<UInt8>, options: TextReader.Options) {
        self.model = model
        self.bytes = bytes
        self.options = options
        scorer = TextScorer(model)
        scores = [Float](repeating: 0, count: model.labels.count)
        cursor = ScalarCursor(bytes)
    }

    /// The reading; nil for a text of blanks.
    mutating func run(source: String) -> TextReading? {
        let sentences = Sentences.parts(of: bytes)
        guard let first = sentences.first, let last = sentences.last else { return nil }
        let whole = first.bytes.lowerBound..<last.bytes.upperBound
        // What is short enough is read at once: its sentences belong together.
        let parts = whole.count <= TextReader.wholeLimit ? [Sentences.Part(bytes: whole, line: first.line)] : sentences
        let letters = parts.reduce(0) { $0 + $1.bytes.count }
        var mean = [Double](repeating: 0, count: model.labels.count)
        var emotions = [Double](repeating: 0, count: model.taxonomy.count)
        var isKnown = false
        for part in parts {
            score(part.bytes)
            if scorer.knownFeatures > 0 { isKnown = true }
            let weight = Double(part.bytes.count) / Double(letters)
            for label in mean.indices { mean[label] += weight * probability(Double(scores[label])) }
            let values = model.emotionScores(scores).values
            for emotion in emotions.indices { emotions[emotion] += weight * values[emotion] }
        }
        guard let total = EmotionScores(taxonomy: model.taxonomy, weights: emotions) else { return nil }
        // Of a text without one known word nothing can be told.
        let reading = EmotionReading(
            source: source, seconds: nil, modality: .text, scores: total,
            threshold: isKnown ? model.confidenceThreshold : .infinity, model: model.identity,
            warnings: isKnown ? [] : [.unknownWords])
        return TextReading(
            reading: reading, language: model.language, labels: labelScores(mean),
            explanation: options.explains ? explanation(options.subject ?? total.top.rawValue, parts, letters) : nil,
            spans: options.readsSpans && sentences.count > 1 ? sentences.map { span($0) } : [])
    }

    private mutating func score(_ range: Range<Int>) {
        scorer.score(UnsafeBufferPointer(rebasing: bytes[range]), into: &scores)
    }

    private func probability(_ score: Double) -> Double { 1 / (1 + exp(-score)) }

    private func labelScores(_ probabilities: [Double]) -> [LabelScore] {
        zip(model.labels, probabilities).enumerated()
            .sorted { ($0.element.1, -$0.offset) > ($1.element.1, -$1.offset) }
            .map { _, entry in
                LabelScore(
                    name: entry.0.name, koreanName: entry.0.koreanName, probability: entry.1,
                    chosen: entry.1 >= entry.0.threshold)
            }
    }

    private mutating func span(_ part: Sentences.Part) -> TextSpan {
        score(part.bytes)
        let emotions = model.emotionScores(scores)
        let isSure = emotions.confidence >= model.confidenceThreshold && scorer.knownFeatures > 0
        return TextSpan(
            text: string(part.bytes), start: cursor.scalars(before: part.bytes.lowerBound),
            end: cursor.scalars(before: part.bytes.upperBound), line: part.line, emotion: isSure ? emotions.top : nil,
            scores: emotions,
            labels: labelScores(scores.map { probability(Double($0)) }).filter(\.chosen).map(\.name))
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Explanation

    private mutating func explanation(_ subject: String, _ parts: [Sentences.Part], _ letters: Int) -> Explanation {
        let factors = model.factors(of: subject)
        var influences: [Influence] = []
        for part in parts {
            score(part.bytes)
            let weight = Double(part.bytes.count) / Double(letters)
            let shares = scorer.shares()
            for (piece, place) in scorer.pieceBytes.enumerated() {
                var sum = 0.0
                for label in factors.weights.indices {
                    sum += factors.weights[label] * Double(shares[piece * factors.weights.count + label])
                }
                let range = (part.bytes.lowerBound + place.lowerBound)..<(part.bytes.lowerBound + place.upperBound)
                influences.append(
                    Influence(
                        text: string(range), start: cursor.scalars(before: range.lowerBound),
                        end: cursor.scalars(before: range.upperBound), contribution: weight * sum))
            }
        }
        cursor = ScalarCursor(bytes)
        return Explanation(subject: subject, base: factors.base, influences: influences)
    }
}

extension TextModel {
    /// How a label's or emotion's score follows from the labels' scores, and its value for a text without known features.
    func factors(of subject: String) -> (weights: [Double], base: Double) {
        if let label = labels.firstIndex(where: { $0.name == subject }), Emotion(rawValue: subject) == nil {
            return (labels.indices.map { $0 == label ? 1 : 0 }, Double(biases[label]))
        }
        let emotion = Emotion(rawValue: subject) ?? taxonomy.emotions[0]
        let row = (taxonomy.index(of: emotion) ?? 0) * labels.count
        return (labels.indices.map { Double(emotionWeights[row + $0]) }, base(of: emotion))
    }
}

/// Counts scalars from the beginning of UTF-8 bytes; places must not fall from call to call.
struct ScalarCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var count = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scalars(before end: Int) -> Int {
        if end < place { (place, count) = (0, 0) }
        while place < end {
            if bytes[place] & 0xC0 != 0x80 { count += 1 }
            place += 1
        }
        return count
    }
}
