/// Probabilities of several classes from those of each pair (Wu, Lin & Weng, "Probability estimates for multi-class
/// classification by pairwise coupling", JMLR 5, 2004, second method).
public enum PairwiseCoupling {
    /// The probabilities that agree best with the pairs'.
    ///
    /// - Parameters:
    ///   - pairs: for the classes (0, 1), (0, 2), … (1, 2), … the probability of the first, given that it is one of the two.
    ///   - classes: number of classes, at least 2.
    public static func probabilities(pairs: [Double], classes: Int) -> [Double] {
        precondition(classes >= 2 && pairs.count == classes * (classes - 1) / 2, "one probability for each pair")
        var ratios = [[Double]](repeating: [Double](repeating: 0, count: classes), count: classes)
        var next = 0
        for first in 0..<classes {
            for second in first + 1..<max(classes, first + 1) {
                let share = min(max(pairs[next], 1e-7), 1 - 1e-7)
                (ratios[first][second], ratios[second][first]) = (share, 1 - share)
                next += 1
            }
        }
        guard classes > 2 else { return [ratios[0][1], ratios[1][0]] }
        var matrix = ratios
        for row in 0..<classes {
            matrix[row][row] = 0
            for other in 0..<classes where other != row {
                matrix[row][row] += ratios[other][row] * ratios[other][row]
                matrix[row][other] = -ratios[other][row] * ratios[row][other]
            }
        }
        return solve(matrix)
    }

    /// Each probability in turn is set to its best value until all agree.
    private static func solve(_ matrix: [[Double]]) -> [Double] {
        let count = matrix.count
        var shares = [Double](repeating: 1 / Double(count), count: count)
        for _ in 0..<max(100, count) {
            var products = matrix.map { row in zip(row, shares).reduce(0) { $0 + $1.0 * $1.1 } }
            var energy = zip(shares, products).reduce(0) { $0 + $1.0 * $1.1 }
            guard products.contains(where: { abs($0 - energy) >= 0.005 / Double(count) }) else { break }
            for index in 0..<count {
                let change = (energy - products[index]) / matrix[index][index]
                shares[index] += change
                let scale = 1 / (1 + change)
                energy = (energy + change * (change * matrix[index][index] + 2 * products[index])) * scale * scale
                for other in 0..<count {
                    products[other] = (products[other] + change * matrix[index][other]) * scale
                    shares[other] *= scale
                }
            }
        }
        return shares
    }
}
