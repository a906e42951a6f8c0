/// Minimises a smooth function by limited-memory BFGS (Liu & Nocedal, "On the limited memory BFGS method for large scale
/// optimization", Mathematical Programming 45, 1989) with a backtracking line search.
struct LBFGS {
    /// Most steps.
    var iterations = 60
    /// Steps remembered.
    var memory = 5
    /// It ends when a step lowers the value by less than this share.
    var tolerance = 1e-5

    /// The point found.
    ///
    /// - Parameter function: puts the gradient at a point into its second argument and returns the value there.
    func minimize(
        from start: [Float], onStep: (Int) -> Void = { _ in },
        _ function: (_ point: [Float], _ gradient: inout [Float]) -> Double
    ) -> [Float] {
        var point = start
        var gradient = [Float](repeating: 0, count: point.count)
        var value = function(point, &gradient)
        var moves: [(step: [Float], change: [Float], curvature: Double)] = []
        var trial = point
        var trialGradient = gradient
        for iteration in 0..<iterations {
            var direction = Self.direction(gradient, moves)
            var slope = Self.dot(direction, gradient)
            if !(slope < 0) {
                moves.removeAll()
                direction = gradient.map { -$0 }
                slope = Self.dot(direction, gradient)
            }
            guard slope < 0 else { break }
            var length = moves.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1.0
            var isLower = false
            var trialValue = value
            for _ in 0..<25 {
                Self.move(point, along: direction, by: Float(length), into: &trial)
                trialValue = function(trial, &trialGradient)
                if trialValue <= value + 1e-4 * length * slope {
                    isLower = true
                    break
                }
                length /= 2
            }
            guard isLower else { break }
            remember(&moves, Self.difference(trial, point), Self.difference(trialGradient, gradient))
            swap(&point, &trial)
            swap(&gradient, &trialGradient)
            let gain = value - trialValue
            value = trialValue
            onStep(iteration)
            if gain < tolerance * abs(value) { break }
        }
        return point
    }

    private func remember(
        _ moves: inout [(step: [Float], change: [Float], curvature: Double)], _ step: [Float], _ change: [Float]
    ) {
        let curvature = Self.dot(step, change)
        guard curvature > 1e-12 else { return }
        if moves.count == memory { moves.removeFirst() }
        moves.append((step, change, curvature))
    }

    /// The two-loop recursion.
    private static func direction(
        _ gradient: [Float], _ moves: [(step: [Float], change: [Float], curvature: Double)]
    ) -> [Float] {
        var result = gradient
        var factors: [Double] = []
        for move in moves.reversed() {
            let factor = dot(move.step, result) / move.curvature
            add(move.change, times: Float(-factor), to: &result)
            factors.append(factor)
        }
        if let last = moves.last {
            let scale = Float(last.curvature / dot(last.change, last.change))
            for index in result.indices { result[index] *= scale }
        }
        for (move, factor) in zip(moves, factors.reversed()) {
            let correction = factor - dot(move.change, result) / move.curvature
            add(move.step, times: Float(correction), to: &result)
        }
        for index in result.indices { result[index] = -result[index] }
        return result
    }

    private static func dot(_ left: [Float], _ right: [Float]) -> Double {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var sums = SIMD4<Double>()
                let whole = left.count & ~3
                for index in stride(from: 0, to: whole, by: 4) {
                    for lane in 0..<4 { sums[lane] += Double(left[index + lane]) * Double(right[index + lane]) }
                }
                var sum = sums[0] + sums[1] + sums[2] + sums[3]
                for index in whole..<left.count { sum += Double(left[index]) * Double(right[index]) }
                return sum
            }
        }
    }

    private static func add(_ values: [Float], times factor: Float, to result: inout [Float]) {
        values.withUnsafeBufferPointer { values in
            result.withUnsafeMutableBufferPointer { result in
                for index in values.indices { result[index] += factor * values[index] }
            }
        }
    }

    private static func move(_ point: [Float], along direction: [Float], by length: Float, into result: inout [Float]) {
        result.withUnsafeMutableBufferPointer { result in
            point.withUnsafeBufferPointer { point in
                direction.withUnsafeBufferPointer { direction in
                    for index in point.indices { result[index] = point[index] + length * direction[index] }
                }
            }
        }
    }

    private static func difference(_ left: [Float], _ right: [Float]) -> [Float] {
        [Float](unsafeUninitializedCapacity: left.count) { result, count in
            for index in left.indices { result.initializeElement(at: index, to: left[index] - right[index]) }
            count = left.count
        }
    }
}
