/// Steps and changes of the gradient, from which the inverse of the curvature follows.
struct CurvatureHistory {
    let memory: Int
    private var pairs: [(step: [Double], change: [Double], scale: Double, stretch: Double)] = []

    init(memory: Int) { self.memory = memory }

    var isEmpty: Bool { pairs.isEmpty }

    /// Remembers a step, unless the curvature along it was not positive.
    mutating func add(step: [Double], change: [Double], _ product: ([Double], [Double]) -> Double) {
        let (curvature, length) = (product(step, change), product(change, change))
        guard curvature > 1e-14 * length, length > 0 else { return }
        if pairs.count == memory { pairs.removeFirst() }
        pairs.append((step, change, 1 / curvature, curvature / length))
    }

    /// The direction of descent, by two loops over the pairs.
    func direction(down gradient: [Double], _ product: ([Double], [Double]) -> Double) -> [Double] {
        var direction = gradient.map { -$0 }
        var shares: [Double] = []
        for pair in pairs.reversed() {
            let share = pair.scale * product(pair.step, direction)
            Self.add(-share, pair.change, to: &direction)
            shares.append(share)
        }
        if let stretch = pairs.last?.stretch {
            for index in direction.indices { direction[index] *= stretch }
        }
        for (pair, share) in zip(pairs, shares.reversed()) {
            Self.add(share - pair.scale * product(pair.change, direction), pair.step, to: &direction)
        }
        return direction
    }

    private static func add(_ factor: Double, _ vector: [Double], to sum: inout [Double]) {
        vector.withUnsafeBufferPointer { vector in
            sum.withUnsafeMutableBufferPointer { sum in
                for index in sum.indices { sum[index] += factor * vector[index] }
            }
        }
    }
}
