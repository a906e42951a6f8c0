/// Minimises a smooth function by limited-memory BFGS (Liu and Nocedal, Mathematical Programming 45, 1989) with a line
/// search for the strong Wolfe conditions.
public struct LimitedMemoryBFGS: Sendable, Hashable {
    /// Pairs of steps and gradient changes kept; at least 1.
    public var memory: Int

    /// Steps at most.
    public var iterations: Int

    /// Ends when the gradient is no longer than this.
    public var gradientTolerance: Double

    /// Ends when a step lowers the value by less than this share of it.
    public var valueTolerance: Double

    /// What a minimisation came to.
    public struct Outcome: Sendable, Hashable {
        /// Where the lowest value was found.
        public let point: [Double]
        /// The lowest value.
        public let value: Double
        /// Steps taken.
        public let iterations: Int
        /// Whether a tolerance ended it, rather than the number of steps or rounding that left no step downwards.
        public let isConverged: Bool
    }

    /// Settings.
    public init(
        memory: Int = 10, iterations: Int = 200, gradientTolerance: Double = 1e-6, valueTolerance: Double = 1e-14
    ) {
        self.memory = max(1, memory)
        self.iterations = iterations
        self.gradientTolerance = gradientTolerance
        self.valueTolerance = valueTolerance
    }

    /// Minimises a function.
    ///
    /// - Parameters:
    ///   - start: where to begin.
    ///   - product: the inner product in which the gradient is meant; sums of products unless the point is written in
    ///     coordinates that are not orthonormal.
    ///   - function: puts the gradient at a point into its second argument, of the same length, and returns the value.
    ///     A value that is not finite tells that the step was too long.
    public func minimize(
        from start: [Double], product: ([Double], [Double]) -> Double = LimitedMemoryBFGS.dot,
        _ function: (_ point: [Double], _ gradient: inout [Double]) -> Double
    ) -> Outcome {
        var here = Place(point: start, gradient: [Double](repeating: 0, count: start.count))
        here.value = function(here.point, &here.gradient)
        var there = here
        var history = CurvatureHistory(memory: memory)
        for iteration in 0..<iterations {
            let norm = product(here.gradient, here.gradient).squareRoot()
            guard norm > gradientTolerance else { return outcome(here, iteration, true) }
            var direction = history.direction(down: here.gradient, product)
            var slope = product(direction, here.gradient)
            if !(slope < 0) {
                history = CurvatureHistory(memory: memory)
                direction = here.gradient.map { -$0 }
                slope = -norm * norm
            }
            // Before anything is known of the curvature, a step of length 1 at most.
            let first = history.isEmpty ? min(1, 1 / norm) : 1
            var search = WolfeSearch(value: here.value, slope: slope, length: first)
            while let length = search.next {
                Self.move(here.point, along: direction, by: length, into: &there.point)
                there.value = function(there.point, &there.gradient)
                search.record(value: there.value, slope: product(direction, there.gradient))
            }
            guard let length = search.found else { return outcome(here, iteration, false) }
            if length != search.last {
                Self.move(here.point, along: direction, by: length, into: &there.point)
                there.value = function(there.point, &there.gradient)
            }
            history.add(
                step: Self.difference(there.point, here.point),
                change: Self.difference(there.gradient, here.gradient), product)
            let gain = here.value - there.value
            swap(&here, &there)
            if abs(gain) <= valueTolerance * abs(here.value) { return outcome(here, iteration + 1, true) }
        }
        return outcome(here, iterations, false)
    }

    private struct Place {
        var point: [Double]
        var gradient: [Double]
        var value = 0.0
    }

    private func outcome(_ place: Place, _ iterations: Int, _ isConverged: Bool) -> Outcome {
        Outcome(point: place.point, value: place.value, iterations: iterations, isConverged: isConverged)
    }

    /// The sum of products of two vectors of the same length.
    public static func dot(_ left: [Double], _ right: [Double]) -> Double {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in dot(left, right) }
        }
    }

    static func dot(_ left: UnsafeBufferPointer<Double>, _ right: UnsafeBufferPointer<Double>) -> Double {
        var sums = SIMD4<Double>.zero
        let whole = left.count & ~3
        for index in stride(from: 0, to: whole, by: 4) {
            let first = SIMD4<Double>(left[index], left[index + 1], left[index + 2], left[index + 3])
            let second = SIMD4<Double>(right[index], right[index + 1], right[index + 2], right[index + 3])
            sums += first * second
        }
        var total = sums.sum()
        for index in whole..<left.count { total += left[index] * right[index] }
        return total
    }

    private static func move(
        _ point: [Double], along direction: [Double], by length: Double, into result: inout [Double]
    ) {
        point.withUnsafeBufferPointer { point in
            direction.withUnsafeBufferPointer { direction in
                result.withUnsafeMutableBufferPointer { result in
                    for index in result.indices { result[index] = point[index] + length * direction[index] }
                }
            }
        }
    }

    private static func difference(_ left: [Double], _ right: [Double]) -> [Double] {
        var result = left
        right.withUnsafeBufferPointer { right in
            result.withUnsafeMutableBufferPointer { result in
                for index in result.indices { result[index] -= right[index] }
            }
        }
        return result
    }
}
