import Learning
import Testing

@Suite("Minimisation by limited-memory BFGS")
struct MinimisationTests {
    @Test("Rosenbrock's valley is followed to its end")
    func rosenbrock() {
        let outcome = LimitedMemoryBFGS(gradientTolerance: 1e-9).minimize(from: [-1.2, 1, -1.2, 1]) { point, gradient in
            var value = 0.0
            for pair in [0, 2] {
                let (x, y) = (point[pair], point[pair + 1])
                value += 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x)
                gradient[pair] = -400 * x * (y - x * x) - 2 * (1 - x)
                gradient[pair + 1] = 200 * (y - x * x)
            }
            return value
        }
        #expect(outcome.isConverged)
        #expect(outcome.point.allSatisfy { abs($0 - 1) < 1e-8 })
        #expect(outcome.iterations < 80)
    }

    @Test("a badly scaled bowl, with an infinite wall beyond it")
    func wall() {
        let scales = (0..<20).map { Double($0 + 1) * Double($0 + 1) }
        let outcome = LimitedMemoryBFGS(gradientTolerance: 1e-10).minimize(
            from: [Double](repeating: 3, count: 20)
        ) { point, gradient in
            for index in 0..<20 { gradient[index] = scales[index] * point[index] }
            guard point.allSatisfy({ $0 > -1 }) else { return .infinity }
            return point.indices.reduce(0) { $0 + 0.5 * scales[$1] * point[$1] * point[$1] }
        }
        #expect(outcome.isConverged)
        #expect(outcome.point.allSatisfy { abs($0) < 1e-9 })
    }

    @Test("it ends after the steps allowed, and says so")
    func limited() {
        let outcome = LimitedMemoryBFGS(iterations: 2).minimize(from: [10, 10]) { point, gradient in
            gradient = [4 * point[0] * point[0] * point[0], point[1]]
            return point[0] * point[0] * point[0] * point[0] + 0.5 * point[1] * point[1]
        }
        #expect(!outcome.isConverged && outcome.iterations == 2 && outcome.value < 10050)
    }
}
