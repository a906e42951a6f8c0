import Neural
import Testing

/// Checks gradients by central differences.
///
/// The function's result is weighted by fixed random numbers and summed in double, so that only the function itself is
/// computed in single precision; steps of two sizes are combined (Richardson), so that they may be large enough.
enum NumericalGradient {
    /// Checks the gradients of `function` with respect to every element of every input.
    static func check(
        _ inputs: [Tensor], tolerance: Double = 2e-3, step: Float = 0.02, seed: UInt64 = 9,
        sourceLocation: SourceLocation = #_sourceLocation, _ function: ([Variable]) throws -> Variable
    ) throws {
        let tape = Tape(device: Device(), mode: .training, seed: seed)
        let leaves = inputs.map { tape.leaf($0) }
        let result = try function(leaves)
        let weights = try Samples.tensor(result.shape, seed: 31)
        let gradients = try tape.gradients(of: result.multiplied(by: tape.constant(weights)).sum())
        for (index, input) in inputs.enumerated() {
            let found = gradients[leaves[index]]?.elements ?? [Float](repeating: 0, count: input.count)
            let expected = try numerical(input, step: step) { changed in
                var inputs = inputs
                inputs[index] = changed
                let tape = Tape(device: Device(), mode: .training, seed: seed)
                return dot(try function(inputs.map { tape.leaf($0) }).value, weights)
            }
            compare(found, expected, "input \(index)", tolerance, sourceLocation)
        }
    }

    /// Checks the gradients of a module with respect to its input and every parameter.
    static func check(
        _ module: some Module, _ input: Tensor, tolerance: Double = 2e-3, step: Float = 0.02, seed: UInt64 = 9,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try check([input], tolerance: tolerance, step: step, seed: seed, sourceLocation: sourceLocation) {
            try module($0[0])
        }
        let tape = Tape(device: Device(), mode: .training, seed: seed)
        let result = try module(tape.constant(input))
        let weights = try Samples.tensor(result.shape, seed: 31)
        let gradients = try tape.gradients(of: result.multiplied(by: tape.constant(weights)).sum())
        for (name, parameter) in module.parameters where parameter.isTrainable {
            let found = try #require(gradients[parameter], "no gradient for \(name)", sourceLocation: sourceLocation)
            let expected = try numerical(parameter.value, step: step) { changed in
                var module = module
                module.visitParameters { if $0 == name { $1.value = changed } }
                let tape = Tape(device: Device(), mode: .training, seed: seed)
                return dot(try module(tape.constant(input)).value, weights)
            }
            compare(found.elements, expected, name, tolerance, sourceLocation)
        }
    }

    private static func numerical(
        _ tensor: Tensor, step: Float, _ value: (Tensor) throws -> Double
    ) throws -> [Double] {
        try (0..<tensor.count).map { index in
            func difference(_ step: Float) throws -> Double {
                var (high, low) = (tensor, tensor)
                high.withUnsafeMutableBufferPointer { $0[index] += step }
                low.withUnsafeMutableBufferPointer { $0[index] -= step }
                let width = Double(high.elements[index]) - Double(low.elements[index])
                return (try value(high) - value(low)) / width
            }
            return (4 * (try difference(step)) - (try difference(2 * step))) / 3
        }
    }

    private static func dot(_ a: Tensor, _ b: Tensor) -> Double {
        zip(a.elements, b.elements).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    private static func compare(
        _ found: [Float], _ expected: [Double], _ name: String, _ tolerance: Double, _ location: SourceLocation
    ) {
        let size = expected.map(abs).max() ?? 0
        let worst = zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(
            worst <= tolerance * max(1, size), "gradient of \(name): off by \(worst) of \(size)",
            sourceLocation: location)
    }
}
