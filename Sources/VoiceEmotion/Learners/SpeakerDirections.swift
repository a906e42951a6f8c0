/// The directions in which the means of speakers differ most: what is the voice, not the emotion.
package struct SpeakerDirections: Sendable {
    /// Vectors of length 1 at right angles to each other.
    private let directions: [[Float]]

    package var isEmpty: Bool { directions.isEmpty }

    /// The leading principal directions of the speakers' means.
    ///
    /// - Parameters:
    ///   - vectors: one for each clip.
    ///   - speakers: the speaker of each.
    ///   - count: how many directions; fewer where there are not enough speakers.
    package init(_ vectors: [[Float]], speakers: [String], count: Int) {
        guard count > 0, let width = vectors.first?.count else {
            directions = []
            return
        }
        var means: [[Double]] = []
        for (_, members) in Dictionary(grouping: vectors.indices, by: { speakers[$0] }).sorted(by: { $0.key < $1.key })
        {
            var mean = [Double](repeating: 0, count: width)
            for member in members { for index in 0..<width { mean[index] += Double(vectors[member][index]) } }
            means.append(mean.map { $0 / Double(members.count) })
        }
        let centre = (0..<width).map { index in means.reduce(0.0) { $0 + $1[index] } / Double(means.count) }
        for speaker in means.indices { for index in 0..<width { means[speaker][index] -= centre[index] } }
        let products = means.map { first in means.map { second in Self.product(first, second) } }
        let parts = SymmetricEigen(products)
        directions = parts.vectors.prefix(min(count, means.count - 1)).enumerated().compactMap { order, weights in
            let length = max(0, parts.values[order]).squareRoot()
            guard length > 1e-6 * max(0, parts.values[0]).squareRoot() else { return nil }
            return (0..<width).map { index in
                Float(means.indices.reduce(0.0) { $0 + weights[$1] * means[$1][index] } / length)
            }
        }
    }

    /// The vector without what lies in the directions.
    package func removed(from vector: [Float]) -> [Float] {
        directions.reduce(vector) { vector, direction in
            var share = 0.0
            for index in vector.indices { share += Double(vector[index]) * Double(direction[index]) }
            return vector.indices.map { vector[$0] - Float(share) * direction[$0] }
        }
    }

    private static func product(_ first: [Double], _ second: [Double]) -> Double {
        var sum = 0.0
        for index in first.indices { sum += first[index] * second[index] }
        return sum
    }
}

/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, the largest value first.
package struct SymmetricEigen {
    package let values: [Double]
    /// `vectors[k]` belongs to `values[k]` and has length 1.
    package let vectors: [[Double]]

    package init(_ matrix: [[Double]]) {
        let size = matrix.count
        var a = matrix
        var v = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
        let scale = matrix.joined().reduce(0) { max($0, abs($1)) }
        for _ in 0..<60 {
            var rest = 0.0
            for p in 0..<size { for q in 0..<p { rest = max(rest, abs(a[p][q])) } }
            guard rest > 1e-12 * scale else { break }
            for p in 0..<size {
                for q in (p + 1)..<max(size, p + 1) where abs(a[p][q]) > 1e-300 {
                    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                    let t = (theta < 0 ? -1.0 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot()
                    let s = t * c
                    for k in 0..<size {
                        let (x, y) = (a[k][p], a[k][q])
                        (a[k][p], a[k][q]) = (c * x - s * y, s * x + c * y)
                    }
                    for k in 0..<size {
                        let (x, y) = (a[p][k], a[q][k])
                        (a[p][k], a[q][k]) = (c * x - s * y, s * x + c * y)
                    }
                    for k in 0..<size {
                        let (x, y) = (v[k][p], v[k][q])
                        (v[k][p], v[k][q]) = (c * x - s * y, s * x + c * y)
                    }
                }
            }
        }
        let order = (0..<size).sorted { (a[$0][$0], -$0) > (a[$1][$1], -$1) }
        values = order.map { a[$0][$0] }
        vectors = order.map { column in (0..<size).map { v[$0][column] } }
    }
}
