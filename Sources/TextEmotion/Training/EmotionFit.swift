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

    /// From which probability on naming the likeliest emotion pays, told on texts that neither the labels' nor the emotions'
    /// weights were fitted to.
    static func abstention(_ heldOut: HeldOutScores) -> Abstention {
        var confidences: [Double] = []
        var isRight: [Bool] = []
        for half in 0...1 {
            let (fitted, judged) = (heldOut.half(1 - half), heldOut.half(half))
            let fit = EmotionFit(fitted)
            let point = fit.weights + fit.biases
            for row in rows(judged) {
                let probabilities = probabilities(row.scores, point, judged.labels.count, judged.taxonomy.count)
                let top = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
                confidences.append(probabilities[top])
                isRight.append(row.shares[top] > 0 && row.shares[top] == row.shares.max())
            }
        }
        return Abstention(confidences: confidences, isRight: isRight)
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
