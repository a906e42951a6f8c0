import Foundation
import Neural
import Testing

/// Elementwise functions against double precision, on every instruction set.
struct MathematicsTests {
    /// Numbers over all magnitudes that matter, of both signs, and a length that fills no register.
    static let numbers: [Float] = {
        let even = (-4000...4003).map { Float($0) / 40 }
        let small = (1...40).map { Float(pow(10, -Double($0))) }
        return even + small + small.map { -$0 }
    }()

    private func apply(_ set: InstructionSet, _ numbers: [Float], _ function: (Variable) throws -> Variable) rethrows
        -> [Double]
    {
        let tape = Tape(device: Device(threads: 1, instructionSet: set), mode: .inference)
        return try function(tape.constant(Tensor(numbers))).value.elements.map(Double.init)
    }

    @Test(arguments: InstructionSet.available)
    func activationsAreAccurate(set: InstructionSet) throws {
        let x = Self.numbers.map(Double.init)
        let tanhs = apply(set, Self.numbers) { $0.tanh() }
        #expect(distance(tanhs, x.map(tanh), absolute: 1e-38, relative: 4e-7) <= 1)
        let sigmoids = apply(set, Self.numbers) { $0.sigmoid() }
        #expect(distance(sigmoids, x.map { 1 / (1 + exp(-$0)) }, absolute: 1e-37, relative: 5e-7) <= 1)
        let gelus = apply(set, Self.numbers) { $0.gelu() }
        #expect(distance(gelus, x.map { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) }, absolute: 8e-7, relative: 4e-7) <= 1)
        let relus = apply(set, Self.numbers) { $0.relu() }
        #expect(relus == x.map { max(0, $0) })
    }

    @Test(arguments: InstructionSet.available)
    func extremesStaySane(set: InstructionSet) {
        let extremes: [Float] = [.infinity, -.infinity, .nan, 1e30, -1e30, 88.8, -88.8, 103, -103]
        let tanhs = apply(set, extremes) { $0.tanh() }
        #expect(tanhs[0] == 1 && tanhs[1] == -1 && tanhs[2].isNaN && tanhs[3] == 1 && tanhs[4] == -1)
        let sigmoids = apply(set, extremes) { $0.sigmoid() }
        #expect(sigmoids[0] == 1 && sigmoids[1] == 0 && sigmoids[2].isNaN && sigmoids[3] == 1 && sigmoids[4] == 0)
        #expect(sigmoids[5...].allSatisfy { $0 >= 0 && $0 <= 1 })
        let relus = apply(set, extremes) { $0.relu() }
        #expect(relus[0] == .infinity && relus[1] == 0 && relus[2].isNaN)
    }

    @Test(arguments: InstructionSet.available, [1, 2, 7, 16, 33, 100])
    func softmaxIsAccurate(set: InstructionSet, columns: Int) throws {
        let x = try Samples.tensor([41, columns], scale: 20)
        let y = try x.softmax(on: Device(threads: 1, instructionSet: set))
        // The difference to the largest, up to 100, is rounded to half a unit of 2⁻¹⁷: e to it is off by 4e-6.
        for row in 0..<41 {
            let numbers = x.row(row).map(Double.init)
            let top = numbers.max() ?? 0
            let powers = numbers.map { exp($0 - top) }
            let sum = powers.reduce(0, +)
            let found = y.row(row).map(Double.init)
            #expect(distance(found, powers.map { $0 / sum }, absolute: 1e-37, relative: 6e-6) <= 1)
        }
    }

    /// Where in a row the largest number stands makes no difference: missed, its power would be infinite.
    @Test(arguments: InstructionSet.available, [9, 32, 45])
    func softmaxFindsTheLargestAnywhere(set: InstructionSet, columns: Int) throws {
        let rows = (0..<columns).map { largest in (0..<columns).map { $0 == largest ? Float(200) : -200 } }
        let y = try Tensor(rows: rows).softmax(on: Device(threads: 1, instructionSet: set))
        for row in 0..<columns { #expect(y.row(row).indices.allSatisfy { y.row(row)[$0] == ($0 == row ? 1 : 0) }) }
    }

    @Test(arguments: InstructionSet.available)
    func lossesOfHugeLogitsAreFinite(set: InstructionSet) throws {
        let tape = Tape(device: Device(threads: 1, instructionSet: set), mode: .training)
        let logits = tape.leaf(try Tensor([1e30, -1e30, 0, 3e38, 3e38, -3e38], shape: [2, 3]))
        let loss = try SoftmaxCrossEntropy(normalization: .rows)(logits, targets: [0, 1])
        #expect(abs(Double(loss.value.scalar) - log(2) / 2) < 1e-6)
        #expect(try #require(tape.gradients(of: loss)[logits]).isFinite)
    }

    @Test func setsAgreeToTheLastDigits() throws {
        let x = try Samples.tensor([37, 50])
        let network = try Samples.network([50, 40, 30, 6])
        let results = try InstructionSet.available.map {
            try network.predict(x, device: Device(threads: 1, instructionSet: $0)).elements.map(Double.init)
        }
        for other in results.dropFirst() { #expect(distance(other, results[0], absolute: 1e-5, relative: 1e-5) <= 1) }
    }
}
