import Foundation

/// Logistic regression of several labels at once on sparse rows, with the squares of the weights as penalty.
struct LogisticRegression: Sendable {
    /// The penalty: half of it times the sum of the squared weights is added to the summed losses.
    var penalty: Float = 0.3
    /// How the loss is minimised.
    var iterations = 50

    /// Fitted weights.
    struct Fit: Sendable {
        /// Weights by column, each column's padded to `stride`.
        let weights: [Float]
        /// The labels' biases.
        let biases: [Float]
        /// Labels and padding.
        let stride: Int
    }

    /// Fits to some of a matrix's rows.
    ///
    /// - Parameters:
    ///   - targets: for each row of the matrix one number for each label: 1, 0, or not-a-number where it is unknown.
    ///   - rows: the rows to fit to.
    func fit(_ matrix: SparseMatrix, targets: [[Float]], labels: Int, rows: [Int]) -> Fit {
        // A column that none of the rows has keeps its weight of 0, and need not be carried along.
        let used = matrix.columnsUsed(by: rows)
        guard used.count < matrix.columns else { return fitAll(matrix, targets, labels, rows) }
        let fit = fitAll(matrix.selecting(used), targets, labels, rows)
        var weights = [Float](repeating: 0, count: matrix.columns * fit.stride)
        for (place, column) in used.enumerated() {
            for label in 0..<fit.stride {
                weights[column * fit.stride + label] = fit.weights[place * fit.stride + label]
            }
        }
        return Fit(weights: weights, biases: fit.biases, stride: fit.stride)
    }

    private func fitAll(_ matrix: SparseMatrix, _ targets: [[Float]], _ labels: Int, _ rows: [Int]) -> Fit {
        let stride = TextModel.stride(labels: labels)
        let size = matrix.columns * stride
        var start = [Float](repeating: 0, count: size + stride)
        for label in 0..<labels { start[size + label] = Self.startingBias(targets, rows, label) }
        // A padded label is known of no text, so its weights stay 0.
        var padded = [Float](repeating: .nan, count: matrix.rows * stride)
        for row in rows {
            for label in 0..<labels { padded[row * stride + label] = targets[row][label] }
        }
        let penalty = penalty
        let found = LBFGS(iterations: iterations).minimize(from: start) { point, gradient in
            Self.loss(matrix, padded, stride, rows, penalty, point, &gradient)
        }
        return Fit(weights: Array(found[..<size]), biases: Array(found[size..<(size + labels)]), stride: stride)
    }

    /// The scores of a row.
    static func scores(_ fit: Fit, _ matrix: SparseMatrix, row: Int) -> [Float] {
        var scores = fit.biases
        for place in matrix.starts[row]..<matrix.starts[row + 1] {
            let first = Int(matrix.indices[place]) * fit.stride
            for label in scores.indices { scores[label] += matrix.values[place] * fit.weights[first + label] }
        }
        return scores
    }

    private static func startingBias(_ targets: [[Float]], _ rows: [Int], _ label: Int) -> Float {
        var (positive, count) = (0.5, 1.0)
        for row in rows where !targets[row][label].isNaN {
            positive += Double(targets[row][label])
            count += 1
        }
        return Float(log(positive / (count - positive + 0.5)))
    }

    /// Loss and gradient. The point holds the weights column by column, then the biases, `stride` numbers each.
    private static func loss(
        _ matrix: SparseMatrix, _ targets: [Float], _ stride: Int, _ rows: [Int], _ penalty: Float, _ point: [Float],
        _ gradient: inout [Float]
    ) -> Double {
        let size = matrix.columns * stride
        var loss = 0.0
        for index in 0..<size {
            gradient[index] = penalty * point[index]
            loss += Double(point[index] * point[index])
        }
        loss *= 0.5 * Double(penalty)
        for index in size..<gradient.count { gradient[index] = 0 }
        var scores = [Float](repeating: 0, count: stride)
        point.withUnsafeBytes { point in
            gradient.withUnsafeMutableBytes { gradient in
                scores.withUnsafeMutableBytes { scores in
                    let work = Pass(matrix: matrix, targets: targets, blocks: stride / 4)
                    loss += work.run(
                        rows, point: point.bindMemory(to: Block.self), gradient: gradient.bindMemory(to: Block.self),
                        scores: scores.bindMemory(to: Block.self))
                }
            }
        }
        return loss
    }
}

/// Four labels at once.
private typealias Block = SIMD4<Float>

/// One pass over rows: their losses, and the gradient of the sum.
private struct Pass {
    let matrix: SparseMatrix
    let targets: [Float]
    let blocks: Int

    func run(
        _ rows: [Int], point: UnsafeBufferPointer<Block>, gradient: UnsafeMutableBufferPointer<Block>,
        scores: UnsafeMutableBufferPointer<Block>
    ) -> Double {
        let biases = matrix.columns * blocks
        var loss = 0.0
        matrix.starts.withUnsafeBufferPointer { starts in
            matrix.indices.withUnsafeBufferPointer { indices in
                matrix.values.withUnsafeBufferPointer { values in
                    targets.withUnsafeBufferPointer { targets in
                        for row in rows {
                            let (first, last) = (starts[row], starts[row + 1])
                            for block in 0..<blocks { scores[block] = point[biases + block] }
                            for place in first..<last {
                                let column = Int(indices[place]) * blocks
                                let value = values[place]
                                for block in 0..<blocks { scores[block] += value * point[column + block] }
                            }
                            for block in 0..<blocks {
                                loss += Self.residuals(&scores[block], targets, at: (row * blocks + block) * 4)
                                gradient[biases + block] += scores[block]
                            }
                            for place in first..<last {
                                let column = Int(indices[place]) * blocks
                                let value = values[place]
                                for block in 0..<blocks { gradient[column + block] += value * scores[block] }
                            }
                        }
                    }
                }
            }
        }
        return loss
    }

    /// Replaces four scores by the derivatives of their losses, and returns the losses; both 0 where a target is unknown.
    private static func residuals(_ scores: inout Block, _ targets: UnsafeBufferPointer<Float>, at place: Int) -> Double
    {
        var loss = 0.0
        for lane in 0..<4 {
            let (score, target) = (scores[lane], targets[place + lane])
            if target.isNaN {
                scores[lane] = 0
                continue
            }
            let small = exp(-abs(score))
            loss += Double(max(score, 0) - score * target + log(1 + small))
            scores[lane] = (score >= 0 ? 1 / (1 + small) : small / (1 + small)) - target
        }
        return loss
    }
}
