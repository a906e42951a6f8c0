import Foundation

/// Computes a model's scores, text by text. It keeps its memory from text to text and serves one thread.
public struct TextScorer {
    /// The model.
    public let model: TextModel
    private var extractor: FeatureExtractor
    private var found = KnownFeatures()
    private var sums: [Float]

    /// A scorer of a model.
    public init(_ model: TextModel) {
        self.model = model
        extractor = FeatureExtractor(options: model.options, lists: model.lists, wordCounts: model.wordCounts)
        sums = [Float](repeating: 0, count: model.stride)
    }

    /// The labels' scores (logits), in the order of the model's labels.
    ///
    /// - Parameters:
    ///   - utf8: the text. A byte that is no UTF-8 counts as a blank.
    ///   - scores: as many places as the model has labels.
    public mutating func score(_ utf8: UnsafeBufferPointer<UInt8>, into scores: inout [Float]) {
        extractor.extract(utf8)
        found.collect(extractor.features, vocabulary: model.vocabulary, rarities: model.rarities)
        let stride = model.stride
        for index in 0..<stride { sums[index] = 0 }
        sums.withUnsafeMutableBufferPointer { sums in
            model.weights.withUnsafeBufferPointer { weights in
                for index in 0..<found.count {
                    let row = found.rows[index] * stride
                    let value = found.values[index] * model.rowScales[found.rows[index]]
                    for label in 0..<stride { sums[label] += value * Float(weights[row + label]) }
                }
            }
        }
        let scale = found.scale
        for label in 0..<model.labels.count {
            scores[label] = model.biases[label] + scale * sums[label]
        }
        guard let lexicon = model.lexicon else { return }
        let labels = model.labels.count
        let counts = PolarityLexicon.counts(found, polarities: lexicon.polarities)
        for (place, count) in counts.enumerated() where count != 0 {
            for label in 0..<labels { scores[label] += count * lexicon.weights[place * labels + label] }
        }
    }

    /// The labels' probabilities, in the order of the model's labels.
    public mutating func probabilities(_ utf8: UnsafeBufferPointer<UInt8>, into probabilities: inout [Float]) {
        score(utf8, into: &probabilities)
        for label in 0..<model.labels.count { probabilities[label] = 1 / (1 + exp(-probabilities[label])) }
    }

    /// How many features of the last text the model knows.
    public var knownFeatures: Int { found.count }

    /// What each piece of the last text added to the labels' scores: piece by piece, label by label.
    ///
    /// Bias and shares sum to the scores. A feature that several pieces make up, or that occurs several times, is shared
    /// equally among them.
    mutating func shares() -> [Float] {
        let labels = model.labels.count
        let pieces = extractor.pieces.count
        var shares = [Float](repeating: 0, count: pieces * labels)
        let occurrences = found.occurrences(of: extractor.features, vocabulary: model.vocabulary)
        let countShares = model.lexicon.map { PolarityLexicon.shares(found, polarities: $0.polarities) }
        for (feature, index) in occurrences.enumerated() where index >= 0 {
            let first = Int(extractor.features.firstPieces[feature])
            let last = Int(extractor.features.lastPieces[feature])
            let times = Float(found.counts[index]) * Float(last - first + 1)
            let value = found.values[index] * model.rowScales[found.rows[index]] * found.scale / times
            let row = found.rows[index] * model.stride
            for piece in first...last {
                for label in 0..<labels {
                    shares[piece * labels + label] += value * Float(model.weights[row + label])
                }
                guard let lexicon = model.lexicon, let countShares else { continue }
                for (place, share) in countShares[index].enumerated() where share != 0 {
                    for label in 0..<labels {
                        shares[piece * labels + label] += share / times * lexicon.weights[place * labels + label]
                    }
                }
            }
        }
        return shares
    }

    /// Where each piece of the last text lies in it, in bytes.
    var pieceBytes: [Range<Int>] {
        extractor.pieces.map { piece in
            Int(extractor.text.starts[piece.lowerBound])..<Int(extractor.text.ends[piece.upperBound - 1])
        }
    }
}
