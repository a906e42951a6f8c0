/// Minimises a smooth function by limited-memory BFGS (Liu and Nocedal 1989) with a bisection line search for the weak
/// Wolfe conditions (Lewis and Overton 2013).
public struct LBFGS: Sendable, Hashable {
    /// Pairs of steps and gradient changes kept.
    public var memory: Int
    /// Iterations at most.
    public var iterations: Int
    /// Ends when no element of the gradient is larger than this.
    public var gradientTolerance: Double
    /// Ends when a step lowers the value by less than this share of it.
    public var valueTolerance: Double

    /// What a minimisation came to.
    public struct Outcome: Sendable, Hashable {
        /// Where the lowest value was found.
        public let place: [Double]
        /// The lowest value.
        public let value: Double
        /// Iterations taken.
        public let iterations: Int
        /// Whether a tolerance ended it, rather than the number of iterations or a step that led nowhere.
        public let isConverged: Bool
    }

    /// Settings; scikit-learn's for logistic regression are 10 pairs, 100 iterations and 1e-4.
    public init(
        memory: Int = 10, iterations: Int = 200, gradientTolerance: Double = 1e-4, valueTolerance: Double = 1e-7
    ) {
        (self.memory, self.iterations) = (max(1, memory), iterations)
        (self.gradientTolerance, self.valueTolerance) = (gradientTolerance, valueTolerance)
    }

    /// Minimises a function.
    ///
    /// - Parameters:
    ///   - start: where to begin.
    ///   - function: value and gradient at a place.
    public func minimize(
        from start: [Double], _ function: ([Double]) throws -> (value: Double, gradient: [Double])
    ) rethrows -> Outcome {
        var place = start
        var (value, gradient) = try function(place)
        var history = History(memory: memory)
        for iteration in 0..<iterations {
            if gradient.allSatisfy({ abs($0) <= gradientTolerance }) {
                return Outcome(place: place, value: value, iterations: iteration, isConverged: true)
            }
            var direction = history.direction(down: gradient)
            var slope = dot(direction, gradient)
            if !(slope < 0) {
                history = History(memory: memory)
                direction = gradient.map { -$0 }
                slope = -dot(gradient, gradient)
            }
            // Before anything is known of the curvature, a step of length 1 at most.
            let first = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
            guard
                let step = try search(
                    from: place, value: value, direction: direction, slope: slope, first: first, function)
            else { return Outcome(place: place, value: value, iterations: iteration, isConverged: false) }
            history.add(
                step: zip(step.place, place).map { $0 - $1 }, change: zip(step.gradient, gradient).map { $0 - $1 })
            let gain = value - step.value
            (place, value, gradient) = (step.place, step.value, step.gradient)
            if gain <= valueTolerance * max(abs(value), 1e-12) {
                return Outcome(place: place, value: value, iterations: iteration + 1, isConverged: true)
            }
        }
        return Outcome(place: place, value: value, iterations: iterations, isConverged: false)
    }

    private struct Step {
        let place: [Double]
        let value: Double
        let gradient: [Double]
    }

    /// A step that lowers the value enough, nil if rounding leaves none.
    private func search(
        from place: [Double], value: Double, direction: [Double], slope: Double, first: Double,
        _ function: ([Double]) throws -> (value: Double, gradient: [Double])
    ) rethrows -> Step? {
        var (low, high, length) = (0.0, Double.infinity, first)
        var best: Step?
        for _ in 0..<30 {
            let there = zip(place, direction).map { $0 + length * $1 }
            let (found, gradient) = try function(there)
            if !(found <= value + 1e-4 * length * slope) {
                high = length
            } else {
                best = Step(place: there, value: found, gradient: gradient)
                if dot(gradient, direction) >= 0.9 * slope { return best }
                low = length
            }
            length = high.isFinite ? (low + high) / 2 : 2 * low
        }
        return best
    }

    /// Steps and changes from which the inverse of the curvature follows.
    private struct History {
        let memory: Int
        private var pairs: [(step: [Double], change: [Double], scale: Double)] = []

        init(memory: Int) { self.memory = memory }

        var isEmpty: Bool { pairs.isEmpty }

        mutating func add(step: [Double], change: [Double]) {
            let curvature = dot(step, change)
            guard curvature > 1e-12 * dot(change, change) else { return }
            pairs.append((step, change, 1 / curvature))
            if pairs.count > memory { pairs.removeFirst() }
        }

        /// Two loops over the pairs.
        func direction(down gradient: [Double]) -> [Double] {
            var direction = gradient.map { -$0 }
            var shares: [Double] = []
            for pair in pairs.reversed() {
                let share = pair.scale * dot(pair.step, direction)
                add(-share, pair.change, to: &direction)
                shares.append(share)
            }
            if let last = pairs.last {
                let scale = 1 / (last.scale * dot(last.change, last.change))
                for index in direction.indices { direction[index] *= scale }
            }
            for (pair, share) in zip(pairs, shares.reversed()) {
                add(share - pair.scale * dot(pair.change, direction), pair.step, to: &direction)
            }
            return direction
        }

        private func add(_ factor: Double, _ vector: [Double], to sum: inout [Double]) {
            vector.withUnsafeBufferPointer { vector in
                sum.withUnsafeMutableBufferPointer { sum in
                    for index in sum.indices { sum[index] += factor * vector[index] }
                }
            }
        }
    }
}

/// The sum of products, in four parts.
private func dot(_ a: [Double], _ b: [Double]) -> Double {
    a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            var sums = SIMD4<Double>.zero
            let whole = a.count & ~3
            for index in stride(from: 0, to: whole, by: 4) {
                let left = SIMD4<Double>(a[index], a[index + 1], a[index + 2], a[index + 3])
                let right = SIMD4<Double>(b[index], b[index + 1], b[index + 2], b[index + 3])
                sums += left * right
            }
            var total = sums.sum()
            for index in whole..<a.count { total += a[index] * b[index] }
            return total
        }
    }
}
