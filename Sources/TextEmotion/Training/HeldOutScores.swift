import Affect
import Foundation
import Learning

/// Scores of texts by models that did not see them, with the truth.
struct HeldOutScores {
    /// Text by text, label by label.
    let scores: [[Float]]
    let targets: [[Float]]
    let labels: [TextLabel]
    let taxonomy: Taxonomy

    /// How scores become those of honest probabilities: slope and offset of each label.
    struct Calibration {
        var slopes: [Float]
        var offsets: [Float]
    }

    /// Platt's scaling of each label (Platt, "Probabilistic outputs for support vector machines", 1999), by Newton's method.
    func calibration() -> Calibration {
        var result = Calibration(slopes: [], offsets: [])
        for label in labels.indices {
            let rows = targets.indices.filter { !targets[$0][label].isNaN }
            let found = Self.platt(rows.map { Double(scores[$0][label]) }, rows.map { Double(targets[$0][label]) })
            result.slopes.append(Float(found.slope))
            result.offsets.append(Float(found.offset))
        }
        return result
    }

    /// The scores after calibration.
    func calibrated(by calibration: Calibration) -> HeldOutScores {
        HeldOutScores(
            scores: scores.map { row in
                row.indices.map { calibration.slopes[$0] * row[$0] + calibration.offsets[$0] }
            }, targets: targets, labels: labels, taxonomy: taxonomy)
    }

    /// One of two halves, drawn by chance, as texts may come in an order; always the same ones.
    func half(_ part: Int) -> HeldOutScores {
        var generator = SeededGenerator(seed: 1)
        let rows = generator.permutation(of: targets.count).enumerated().filter { $0.offset % 2 == part }.map(\.element)
        return HeldOutScores(
            scores: rows.map { scores[$0] }, targets: rows.map { targets[$0] }, labels: labels, taxonomy: taxonomy)
    }

    private static func platt(_ scores: [Double], _ targets: [Double]) -> (slope: Double, offset: Double) {
        var (slope, offset) = (1.0, 0.0)
        for _ in 0..<30 {
            // A little weight on slope 1 keeps a label with few texts from running away.
            var (slopeGradient, offsetGradient) = (slope - 1, 0.0)
            var (slopeSlope, slopeOffset, offsetOffset) = (1.0, 0.0, 1e-6)
            for (score, target) in zip(scores, targets) {
                let probability = 1 / (1 + exp(-(slope * score + offset)))
                let weight = probability * (1 - probability)
                slopeGradient += (probability - target) * score
                offsetGradient += probability - target
                slopeSlope += weight * score * score
                slopeOffset += weight * score
                offsetOffset += weight
            }
            let determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset
            guard determinant > 1e-12 else { break }
            let slopeStep = (offsetOffset * slopeGradient - slopeOffset * offsetGradient) / determinant
            let offsetStep = (slopeSlope * offsetGradient - slopeOffset * slopeGradient) / determinant
            slope -= slopeStep
            offset -= offsetStep
            if abs(slopeStep) + abs(offsetStep) < 1e-8 { break }
        }
        // A slope that is not positive says that held-out scores tell nothing; the ranking is then left as it is.
        return slope.isFinite && offset.isFinite && slope > 0.05 ? (slope, offset) : (1, 0)
    }

    /// The labels with the thresholds that give each its highest F1.
    func labelsWithThresholds() -> [TextLabel] {
        labels.indices.map { label in
            let rows = targets.indices.filter { !targets[$0][label].isNaN }
            var result = labels[label]
            result.threshold = Thresholds.best(
                probabilities: rows.map { 1 / (1 + exp(-Double(scores[$0][label]))) },
                truths: rows.map { targets[$0][label] == 1 })
            return result
        }
    }
}
