import Affect
import Foundation

/// How the emotions' scores follow from the labels' scores: a softmax regression on held-out scores.
///
/// The truth of a text is its labels' emotions in equal shares; texts with no label that belongs to an emotion are left out.
struct EmotionFit {
    /// Weights of the labels' scores, emotion by emotion.
    let weights: [Float]
    let biases: [Float]

    private static let penalty: Float = 1

    init(_ heldOut: HeldOutScores) {
        let (labels, emotions) = (heldOut.labels.count, heldOut.taxonomy.count)
        let rows = Self.rows(heldOut)
        let size = labels * emotions
        let start = [Float](repeating: 0, count: size + emotions)
        let found = LBFGS(iterations: 200, memory: 10, tolerance: 1e-7).minimize(from: start) { point, gradient in
            var loss = 0.0
            for index in 0..<size {
                gradient[index] = Self.penalty * point[index]
                loss += 0.5 * Double(Self.penalty * point[index] * point[index])
            }
            for index in size..<gradient.count { gradient[index] = 0 }
            for row in rows {
                let probabilities = Self.probabilities(row.scores, point, labels, emotions)
                for emotion in 0..<emotions {
                    loss -= row.shares[emotion] * log(max(probabilities[emotion], 1e-300))
                    let residual = Float(probabilities[emotion] - row.shares[emotion])
                    for label in 0..<labels { gradient[emotion * labels + label] += residual * row.scores[label] }
                    gradient[size + emotion] += residual
                }
            }
            return loss
        }
        weights = Array(found[..<size])
        biases = Array(found[size...])
    }

    /// The least probability at which an emotion that is named is right at least as often as `share`; texts are right when
    /// one of their labels belongs to the emotion.
    func confidenceThreshold(_ heldOut: HeldOutScores, share: Double = 0.4) -> Double {
        let (labels, emotions) = (heldOut.labels.count, heldOut.taxonomy.count)
        let point = weights + biases
        let width = 0.05
        var hits = [Double](repeating: 0, count: 20)
        var counts = [Double](repeating: 0, count: 20)
        for row in Self.rows(heldOut) {
            let probabilities = Self.probabilities(row.scores, point, labels, emotions)
            let top = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
            let bin = min(19, Int(probabilities[top] / width))
            counts[bin] += 1
            if row.shares[top] > 0 { hits[bin] += 1 }
        }
        for bin in 0..<20 where counts[bin] >= 30 && hits[bin] >= share * counts[bin] { return Double(bin) * width }
        return 0.5
    }

    private struct Row {
        let scores: [Float]
        let shares: [Double]
    }

    private static func rows(_ heldOut: HeldOutScores) -> [Row] {
        heldOut.targets.indices.compactMap { index in
            var shares = [Double](repeating: 0, count: heldOut.taxonomy.count)
            for (label, target) in heldOut.targets[index].enumerated() where target == 1 {
                if let emotion = heldOut.labels[label].emotion, let place = heldOut.taxonomy.index(of: emotion) {
                    shares[place] += 1
                }
            }
            let sum = shares.reduce(0, +)
            return sum > 0 ? Row(scores: heldOut.scores[index], shares: shares.map { $0 / sum }) : nil
        }
    }

    private static func probabilities(_ scores: [Float], _ point: [Float], _ labels: Int, _ emotions: Int) -> [Double] {
        var logits = (0..<emotions).map { emotion in
            var sum = Double(point[labels * emotions + emotion])
            for label in 0..<labels { sum += Double(point[emotion * labels + label]) * Double(scores[label]) }
            return sum
        }
        let peak = logits.max() ?? 0
        for index in logits.indices { logits[index] = exp(logits[index] - peak) }
        let sum = logits.reduce(0, +)
        return logits.map { $0 / sum }
    }
}
